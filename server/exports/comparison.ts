/** Two to four cases side by side: in whole sentences of the cases, as many as one printed page has room for. */

import type { Sentence } from '../cases/blocks.ts'
import type { Case } from '../cases/case.ts'
import { countSourcing } from '../cases/sourcing.ts'
import type { ComparisonAnswer } from '../contract/api.ts'
import { markMembersOnly } from '../contract/case-audience.ts'
import { formatPeriodWithEra, formatSize } from '../contract/format.ts'
import { formatSourcing } from '../contract/sourcing.ts'
import { barriers, labelOf, scenes } from '../contract/vocabulary.ts'
import {
  list,
  listBlanks,
  listCost,
  listEnd,
  listFacts,
  listSteps,
  plain,
  quote,
} from './case-texts.ts'
import { measureComparison } from './comparison-room.ts'
import { fillPage, type Taken } from './fill-page.ts'
import { casesOf, listMissing, type Selection } from './selection.ts'

type ComparedRow = ComparisonAnswer['rows'][number]
type ComparedText = ComparedRow['cells'][number]

/** What a row can say of a case, in the order it is read in. */
type RowReader = (found: Case) => readonly Sentence[]

/** The rows in their order; the last one is left for the reader's own hand. */
const rows = [
  {
    id: 'scenes',
    label: '場面',
    read: ({ scenes: ids }) => list(ids.map((id) => labelOf(scenes, id))),
  },
  { id: 'population', label: '規模', read: (found) => list([formatSize(found)]) },
  { id: 'period', label: '期間', read: ({ period }) => list([formatPeriodWithEra(period)]) },
  { id: 'years', label: '年表', read: listSteps },
  { id: 'background', label: '背景', read: (found) => listFacts(found, 'background') },
  { id: 'actions', label: '取り組み', read: (found) => listFacts(found, 'actions') },
  { id: 'actors', label: '担い手', read: ({ actors }) => list(actors) },
  { id: 'cost', label: '費用', read: listCost },
  { id: 'staff', label: '人手', read: ({ quotes }) => quote(quotes.staff) },
  { id: 'results', label: '成果', read: (found) => listFacts(found, 'results') },
  {
    id: 'barriers',
    label: 'ぶつかった壁',
    read: ({ barriers: ids }) => list(ids.map((id) => labelOf(barriers, id))),
  },
  { id: 'trouble', label: 'つまずきとその後', read: (found) => listFacts(found, 'trouble') },
  { id: 'outcome', label: '結末・いまの姿', read: listEnd },
  { id: 'unknown', label: 'まだ分からないこと', read: listBlanks },
  {
    id: 'sourcing',
    label: '出典',
    read: (found) => list([formatSourcing(countSourcing(found))]),
  },
  { id: 'difference', label: 'わが市との違い', read: () => [] },
] as const satisfies readonly { id: string; label: string; read: RowReader }[]

type RowId = (typeof rows)[number]['id']

/** The rows that take what room there is, what is asked for first before all others; any other row stands whole. */
const filled: readonly RowId[] = [
  ...(['trouble', 'actions', 'results', 'cost', 'outcome', 'background', 'unknown'] as const),
  ...(['staff', 'years'] as const),
]

/** Sets the cases of a selection side by side; a row for which the page has no room at all is named instead. */
export function compareCases(selection: Selection): ComparisonAnswer {
  const cases = casesOf(selection)
  const told = new Map<RowId, Sentence[][]>(
    rows.map(({ id, read }) => [id, cases.map((found) => [...read(found)])]),
  )
  const groups = filled.map((id) => told.get(id) ?? [])
  const measure = measureComparison(cases)
  const layOut = (taken: Taken): ComparedRow[] =>
    rows.flatMap(({ id, label }) => {
      const counts = taken[filled.indexOf(id)]
      const texts = told.get(id) ?? []
      if (counts && isLeftOut(texts, counts)) return []
      return { id, label, cells: texts.map((all, at) => cutCell(id, all, counts?.[at])) }
    })
  const shown = layOut(fillPage(groups, (taken) => measure.fits(layOut(taken))))
  return {
    cases: cases.map((found, column) => ({
      slug: found.slug,
      title: found.title,
      municipalities: found.municipalities,
      scenes: found.scenes,
      ...markMembersOnly(found),
      sources: listNamed(found, shown, column),
    })),
    rows: shown,
    leftOut: rows.filter(({ id }) => !shown.some((row) => row.id === id)).map(({ label }) => label),
    missing: listMissing(selection),
  }
}

/** Where nothing is known of any case there is nothing to leave out: the row says so. */
function isLeftOut(texts: readonly Sentence[][], counts: readonly number[]): boolean {
  return texts.some(({ length }) => length > 0) && counts.every((count) => count === 0)
}

function cutCell(id: RowId, all: readonly Sentence[], count = all.length): ComparedText {
  if (id === 'difference') return { sentences: [], blank: true }
  const rest = all.length - count
  const sentences = all.slice(0, count)
  return {
    sentences: id === 'unknown' && rest > 0 ? [...sentences, plain(`ほか${rest}件`)] : sentences,
  }
}

/** The sources of a case that its cells name. */
function listNamed(
  { sources }: Case,
  shown: readonly ComparedRow[],
  column: number,
): ComparisonAnswer['cases'][number]['sources'] {
  const sentences = shown.flatMap(({ cells }) => cells[column]?.sentences ?? [])
  const named = new Set(sentences.flatMap((sentence) => sentence.sources))
  return sources
    .filter(({ id }) => named.has(id))
    .map(({ id, title, publisher, url, date }) => ({
      id,
      title,
      publisher,
      url,
      ...(date !== undefined && { date }),
    }))
}
