/** What the front matter claims with sentences of the body: that somebody answered a barrier, and how it stands today. */

import { isStatementOfUnknown, listParagraphs } from '../blocks.ts'
import type { Case } from '../case.ts'
import { type Finding, quoteValue } from '../problems.ts'
import { nameField } from '../schema-problems.ts'
import type { CaseText, NamedProse, Rule } from './wording.ts'

/** Responses where the text says that none is known, and sentences on how it stands that a later event outdates. */
export const findWrongClaims: Rule = (text) => {
  const paragraphs = text.case.sections.flatMap(({ blocks }) =>
    listParagraphs(blocks).map((sentences) => sentences.map((one) => one.text)),
  )
  const subject = { text, paragraphs, events: listEventYears(text.case, paragraphs.flat()) }
  return text.named.flatMap((named) => {
    if (named.pointer.startsWith('/responses/')) return findUnanswered(subject, named)
    return today.has(named.pointer) ? findOutdated(subject, named) : []
  })
}

type Subject = { text: CaseText; paragraphs: string[][]; events: EventYear[] }

/** Where the sentence stands in the body. */
function findPlace({ paragraphs }: Subject, { text }: NamedProse) {
  const sentence = text.replace(/。$/, '')
  const isIt = (one: string) => one.replace(/。$/, '') === sentence
  const paragraph = paragraphs.find((sentences) => sentences.some(isIt))
  return paragraph && { paragraph, at: paragraph.findIndex(isIt) }
}

/** 「どう応えたかは、確認できた資料にない。」 and the like. */
const question =
  /(?:どう|どのように)(?:応[えじ]|答え|対応|対処|手を打|補[っい]|乗り越え|解[いき]|解消|和らげ|防[いご]|説明し)|(?:どのような|どんな)(?:手(?!続|順)|対応|対策|対処|策)/

function findUnanswered(subject: Subject, named: NamedProse): Finding[] {
  const unknown = findPlace(subject, named)?.paragraph.find(
    (sentence) => question.test(sentence) && isStatementOfUnknown(sentence),
  )
  if (unknown === undefined) return []
  return [
    {
      ...named.placeAt(0),
      field: nameField(named.pointer),
      got: `${quoteValue(named.text)}の段落にある${quoteValue(unknown)}`,
      want: '壁ができた後で、その壁に取られた手を書いた本文の一文。なければ responses から消す',
      example: '課をまたぐ検討の場を設けた。',
    },
  ]
}

const today = new Set(['/quotes/now', '/outcome/sentence'])

type EventYear = { year: number; sentence: string }

/** A western year with the end of its span, with its Japanese year in brackets or not. */
const yearPattern =
  /(?<![0-9,.])((?:18|19|20)\d\d)(?:（[^）]{1,12}）)?(?:年?度?[〜～](\d{2,4})(?:（[^）]{1,12}）)?)?年(?!代)(度?)/g

/** Of a plan no year has come, and that of a source is when it was written. */
const plan = /予定|見込|見通|目標|目指|めざ|試算|予算|計画|方針|構想|将来/
const ofSource =
  /^(?:\d{1,2}月)?(?:\d{1,2}日)?(?:付)?の[^、。]{0,15}(?:資料|報告|論文|論考|記事|報道|新聞|雑誌|訪問記|書籍|ブログ|ページ|取材|インタビュー|講演)/

/** What the state did or wrote is no event of the case, and an award changes nothing about how it stands. */
const elsewhere =
  /^(?:国|[^、。]{0,12}(?:省|庁))(?:は|が|も|の)|[大優秀]賞|賞を|グランプリ|表彰|選ばれ/

/** The years of a sentence that lie behind, of an event without those of sources; a fiscal year ends in the year after. */
function listYears(sentence: string, latest: number, isEvent = false): number[] {
  return [...sentence.matchAll(yearPattern)].flatMap((match) => {
    const [whole, first = '', last, fiscal] = match
    const year = Number(last === undefined ? first : first.slice(0, -last.length) + last)
    const after = sentence.slice(match.index + whole.length)
    const counts = year <= latest && !(isEvent && ofSource.test(after))
    return counts ? [year + (fiscal ? 0.5 : 0)] : []
  })
}

function listEventYears({ checked }: Case, sentences: readonly string[]): EventYear[] {
  const latest = Number(checked.slice(0, 4))
  return sentences
    .filter((one) => !isStatementOfUnknown(one) && !plan.test(one) && !elsewhere.test(one))
    .flatMap((sentence) => listYears(sentence, latest, true).map((year) => ({ year, sentence })))
}

function findOutdated(subject: Subject, named: NamedProse): Finding[] {
  const { checked, outcome } = subject.text.case
  const latest = Number(checked.slice(0, 4))
  const isNow = named.pointer === '/quotes/now'
  const own = listYears(named.text, latest)
  const stated = isNow || !outcome?.year ? [] : [outcome.year]
  const years = [own, stated, listYearsBefore(subject, named, latest)].find(
    (some) => some.length > 0,
  )
  const year = Math.max(...(years ?? [latest]))
  const newer = subject.events.filter((event) => Math.floor(event.year) > Math.ceil(year))
  const [newest] = newer.toSorted((one, other) => other.year - one.year)
  if (!newest) return []
  return [
    {
      // A year taken from the sentence before, and what became of a case, may be meant otherwise.
      severity: isNow && own.length > 0 ? 'error' : 'warning',
      ...named.placeAt(0),
      field: nameField(named.pointer),
      got: `${Math.floor(year)}年までの文${quoteValue(named.text)}`,
      want: `続いているか終わったかを書いた、いちばん新しい一文（本文には${Math.floor(newest.year)}年の${quoteValue(newest.sentence)}がある）。なければ書かない`,
      example: '運動は2007（平成19）年3月で終了した。',
    },
  ]
}

/** The nearest years before a sentence that names none, in its paragraph. */
function listYearsBefore(subject: Subject, named: NamedProse, latest: number): number[] {
  const { paragraph = [], at = 0 } = findPlace(subject, named) ?? {}
  const years = paragraph.slice(0, at).map((sentence) => listYears(sentence, latest))
  return years.findLast((one) => one.length > 0) ?? []
}
