/** Two to four cases side by side: in whole sentences of the cases, with the numbers of their sources. */

import { formatPeriodWithEra, formatPopulation } from '../../web/format.ts'
import type { Case, Quote, Section } from '../cases/case.ts'
import { listMarkedSentences, type MarkedSentence } from '../cases/marked-sentences.ts'
import { isStatementOfUnknown } from '../cases/unknown.ts'
import type { ComparisonAnswer } from '../contract.ts'
import { barriers, labelOf, type SectionId, scenes } from '../vocabulary.ts'
import { casesOf, listMissing, type Selection } from './selection.ts'

type Cell = ComparisonAnswer['rows'][number]['cells'][number]

/** The rows in their order; the last one is left for the reader's own hand. */
const rows: readonly { id: string; label: string; read: (found: Case, room: number) => Cell }[] = [
  {
    id: 'scenes',
    label: '場面',
    read: ({ scenes: ids }) => list(ids.map((id) => labelOf(scenes, id))),
  },
  {
    id: 'population',
    label: '規模',
    read: ({ population }) => list([formatPopulation(population)]),
  },
  { id: 'period', label: '期間', read: ({ period }) => list([formatPeriodWithEra(period)]) },
  { id: 'background', label: '背景', read: (found, room) => begin(found, 'background', room) },
  { id: 'actions', label: '取り組み', read: (found, room) => begin(found, 'actions', room) },
  { id: 'actors', label: '担い手', read: ({ actors }) => list(actors) },
  { id: 'cost', label: '費用', read: ({ quotes }) => quote(quotes.cost) },
  { id: 'results', label: '成果', read: (found, room) => begin(found, 'results', room) },
  {
    id: 'barriers',
    label: 'ぶつかった壁',
    read: ({ barriers: ids }) => list(ids.map((id) => labelOf(barriers, id))),
  },
  {
    id: 'trouble',
    label: 'つまずきとその後',
    read: (found, room) => begin(found, 'trouble', room),
  },
  { id: 'difference', label: 'わが市との違い', read: () => ({ sentences: [], blank: true }) },
]

/** Sets the cases of a selection side by side. */
export function compareCases(selection: Selection): ComparisonAnswer {
  const cases = casesOf(selection)
  const room = lineRoom / cases.length
  return {
    cases: cases.map(({ slug, title, municipalities, scenes: ids }) => ({
      slug,
      title,
      municipalities,
      scenes: ids,
    })),
    rows: rows.map(({ id, label, read }) => ({
      id,
      label,
      cells: cases.map((found) => read(found, room)),
    })),
    missing: listMissing(selection),
  }
}

/** Words that rest on the case as a whole and not on one source. */
function list(words: readonly string[]): Cell {
  return { sentences: words.length === 0 ? [] : [{ text: words.join('、'), sources: [] }] }
}

function quote(found: Quote | undefined): Cell {
  return { sentences: found ? [{ text: found.text, sources: found.sources }] : [] }
}

/** Characters that four such rows can have across a page, for all cases together. */
const lineRoom = 330

/** The first sentences of a section, whole ones, as many as a cell has room for but always one: facts where there are any. */
function begin({ sections }: Case, id: SectionId, room: number): Cell {
  const said = sentencesOf(sections.find((section) => section.id === id))
  const facts = said.filter(({ sources }) => sources.length > 0)
  const known = facts.length > 0 ? facts : said
  const taken: MarkedSentence[] = []
  let length = 0
  for (const sentence of known) {
    length += sentence.text.length
    if (taken.length > 0 && length > room) break
    taken.push(sentence)
  }
  return { sentences: taken }
}

function sentencesOf(section: Section | undefined): MarkedSentence[] {
  if (!section) return []
  return listMarkedSentences(section).filter(({ text }) => !isStatementOfUnknown(text))
}
