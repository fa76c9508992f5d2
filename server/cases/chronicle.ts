/** The chronicle of a case: its own sentences that name a year, in order of time. */

import { isStatementOfUnknown, listSentences } from './blocks.ts'
import type { Case, Quote } from './case.ts'

/** As precise as the sentence is; `fiscal` for 年度, which begins in April. */
type Moment = { year: number; month?: number; day?: number; fiscal?: true }

export type Event = Moment & Quote

/** A western year, its Japanese year in brackets or not, the end of a span, then perhaps month and day. */
const moment =
  /(?<![0-9,.])((?:18|19|20)\d{2})(?:（[^）]{1,12}）)?([〜～]\d{1,4}(?:（[^）]{1,12}）)?)?年(?!代)(度)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?/g

/** What only tells how sources count and date is a remark of the editors and happened in no year. */
const remark = /とする資料|^資料に|と読める|(?:(?:資料|報告|論文|記事)による|数である)。$/

/** The sentences that name a year, each once, by the first they name that had come when the case was checked. */
export function listEvents({ sections, checked }: Pick<Case, 'sections' | 'checked'>): Event[] {
  const latest = Number(checked.slice(0, 4))
  const events = new Map<string, Event>()
  for (const section of sections) {
    for (const { text, sources } of listSentences(section.blocks)) {
      const isEvent = !isStatementOfUnknown(text) && !remark.test(text)
      const when = isEvent ? readMoments(text).find(({ year }) => year <= latest) : undefined
      if (when) events.set(text, { ...when, text, sources, section: section.id })
    }
  }
  return [...events.values()].sort((a, b) => toNumber(a) - toNumber(b))
}

/** The moments that a sentence names, in its order; of a span its first year, because a month would be of its last. */
export function readMoments(sentence: string): Moment[] {
  return [...sentence.matchAll(moment)].map(([, year, span, fiscal, month, day]) => {
    const when: Moment = { year: Number(year) }
    if (fiscal !== undefined) when.fiscal = true
    if (span !== undefined || month === undefined) return when
    when.month = Number(month)
    if (day !== undefined) when.day = Number(day)
    return when
  })
}

/** A year without a month comes before its months, a fiscal year where it begins. */
function toNumber({ year, month = 0, day = 0, fiscal }: Moment): number {
  return year * 10_000 + (fiscal ? 331 : month * 100 + day)
}
