/** The facts of a case at a glance, under the names that the case page has for them; what is not known says so. */

import {
  formatDate,
  formatPeriodWithEra,
  formatPlaces,
  formatPopulation,
} from '../../web/format.ts'
import type { Case, Quote } from '../cases/case.ts'
import { barriers, confidences, labelOf, scenes, themes } from '../vocabulary.ts'
import { type Cell, say } from './paper.ts'
import type { NoteOf } from './section-blocks.ts'

export const unknownWord = '不明'

/** Each fact with its name. */
export function listFacts(found: Case, noteOf: NoteOf): { name: string; cell: Cell }[] {
  const { municipalities, population, period, quotes, checked, confidence } = found
  return [
    {
      name: '自治体',
      cell: words([`${formatPlaces(municipalities)}（${formatPopulation(population)}）`]),
    },
    { name: '期間', cell: words([formatPeriodWithEra(period)]) },
    { name: '場面', cell: words(found.scenes.map((id) => labelOf(scenes, id))) },
    ...(found.path.length > 0 ? [{ name: '場面の歩み', cell: found.path.map(describeStep) }] : []),
    { name: 'テーマ', cell: words(found.themes.map((id) => labelOf(themes, id))) },
    { name: '分野', cell: words(found.fields) },
    { name: '担い手', cell: words(found.actors) },
    { name: '費用', cell: sentence(quotes.cost, noteOf) },
    { name: '人手', cell: sentence(quotes.staff, noteOf) },
    { name: 'いまの姿', cell: sentence(quotes.now, noteOf) },
    { name: 'ぶつかった壁', cell: describeBarriers(found, noteOf) },
    {
      name: '最終確認',
      cell: words([`${formatDate(checked)}（確かさ: ${labelOf(confidences, confidence)}）`]),
    },
  ]
}

function describeStep({ year, scene, note }: Case['path'][number]): Cell[number] {
  return [say(`${year === undefined ? '' : `${year}年　`}${labelOf(scenes, scene)}　${note}`)]
}

function words(list: readonly string[]): Cell {
  return [[say(list.length === 0 ? unknownWord : list.join('、'))]]
}

function sentence(quote: Quote | undefined, noteOf: NoteOf): Cell {
  return quote ? [quoteRuns(quote, noteOf)] : words([])
}

/** A line for each barrier; one without a recorded answer stands alone. */
function describeBarriers({ barriers: ids, responses }: Case, noteOf: NoteOf): Cell {
  if (ids.length === 0) return words([])
  return ids.flatMap((id) => {
    const label = labelOf(barriers, id)
    const answers = responses.filter(({ barrier }) => barrier === id)
    if (answers.length === 0) return [[say(label)]]
    return answers.map(({ quote }) => [say(`${label} → `), ...quoteRuns(quote, noteOf)])
  })
}

/** The sentence with its notes where the case has them: before the full stop. */
export function quoteRuns(
  { text, sources }: Pick<Quote, 'text' | 'sources'>,
  noteOf: NoteOf,
): Cell[number] {
  const [, body = text, stop = ''] = /^(.*?)([。．]?)$/su.exec(text) ?? []
  if (sources.length === 0) return [say(text)]
  return [say(body), { notes: sources.map(noteOf) }, ...(stop === '' ? [] : [say(stop)])]
}
