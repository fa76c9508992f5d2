/** The facts of a case at a glance, under the names that the case page has for them; what is not known says so. */

import type { Case, Quote, Source } from '../cases/case.ts'
import { quoteTitle } from '../contract/citation.ts'
import {
  formatDate,
  formatPeriodWithEra,
  formatPlaces,
  formatPopulation,
} from '../contract/format.ts'
import { barriers, confidences, labelOf, scenes, themes } from '../contract/vocabulary.ts'
import { type Cell, type Note, say, type Text } from './paper.ts'
import { printName } from './references/authors.ts'
import { describeSource, type ReferenceOptions } from './references/describe.ts'
import type { Reference } from './references/reference.ts'
import { formatSist02 } from './references/sist02.ts'
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
function quoteRuns(
  { text, sources }: Pick<Quote, 'text' | 'sources'>,
  noteOf: NoteOf,
): Cell[number] {
  const [, body = text, stop = ''] = /^(.*?)([。．]?)$/su.exec(text) ?? []
  if (sources.length === 0) return [say(text)]
  return [say(body), { notes: sources.map(noteOf) }, ...(stop === '' ? [] : [say(stop)])]
}

// —— server/exports/case-notes.ts: The notes of one case: each source as it stands in a reference list, and in short where it is named again.
/** Makes the notes of a case; the prefix tells its notes from those of the other cases of a paper. */
export function createNotes(found: Case, prefix: string, options: ReferenceOptions): NoteOf {
  const notes = new Map(
    found.sources.map((source) => [source.id, describeNote(found, source, prefix, options)]),
  )
  return (id) => notes.get(id) ?? describeLost(id, prefix)
}

function describeNote(
  found: Case,
  source: Source,
  prefix: string,
  options: ReferenceOptions,
): Note {
  const reference = describeSource(found, source, options)
  return {
    key: `${prefix}-${source.id}`,
    full: printReference(reference),
    short: [{ text: shorten(reference) }],
  }
}

/** The checks of the corpus name a mark without a source; a paper says so, too, and is delivered. */
function describeLost(id: number, prefix: string): Note {
  const text: Text[] = [{ text: `出典${id}は一覧にない。` }]
  return { key: `${prefix}-${id}`, full: text, short: text }
}

/** An entry of a reference list with its address as a link. */
export function printReference(reference: Reference): Text[] {
  const line = formatSist02(reference)
  const { url } = reference
  const at = url === undefined ? -1 : line.indexOf(url)
  if (url === undefined || at < 0) return [{ text: line }]
  return [
    { text: line.slice(0, at) },
    { text: url, href: url },
    { text: line.slice(at + url.length) },
  ]
}

function shorten({ authors, title }: Reference): string {
  return `${authors.map(printName).join(', ')}${quoteTitle(title)}`
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** a to z, then aa, ab …: what tells the notes of the first, second … case apart. */
export function prefixOf(index: number): string {
  const letter = letters.charAt(index % letters.length)
  return index < letters.length ? letter : prefixOf(Math.floor(index / letters.length) - 1) + letter
}
