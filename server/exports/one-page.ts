/** One page for a meeting: of one to four cases the sentences that have room on it, none of them cut. */

import type { Sentence } from '../cases/blocks.ts'
import type { Case, Source } from '../cases/case.ts'
import { countSourcing } from '../cases/sourcing.ts'
import { markMembersOnly } from '../contract/case-audience.ts'
import { formatDate } from '../contract/format.ts'
import type { OnePage } from '../contract/one-page.ts'
import { formatSourcing } from '../contract/sourcing.ts'
import { listBlanks, listCost, listEnd, listFacts, plain } from './case-texts.ts'
import { fillPage, type Taken } from './fill-page.ts'
import { countPageLines, onePageLines } from './one-page-paper.ts'
import { casesOf, listMissing, type Selection } from './selection.ts'

/** In the order in which they are read. */
const parts: readonly { id: string; label: string; read: (found: Case) => Sentence[] }[] = [
  { id: 'actions', label: 'したこと', read: (found) => listFacts(found, 'actions') },
  { id: 'cost', label: 'お金', read: listCost },
  { id: 'results', label: '変わったこと', read: (found) => listFacts(found, 'results') },
  {
    id: 'trouble',
    label: 'うまくいかなかったこと',
    read: (found) => listFacts(found, 'trouble'),
  },
  { id: 'outcome', label: '結末・いまの姿', read: listEnd },
  { id: 'unknown', label: '分からないこと', read: listBlanks },
]

/** The order in which they get room. */
const urgent = ['actions', 'trouble', 'cost', 'unknown', 'outcome', 'results']

/** Puts the cases of a selection on one page. */
export function fillOnePage(selection: Selection, question: string): OnePage {
  const cases = casesOf(selection)
  const told = new Map(parts.map(({ id, read }) => [id, cases.map(read)]))
  const layOut = (taken: Taken): OnePage => {
    const shown = parts.flatMap(({ id, label }) => {
      const counts = taken[urgent.indexOf(id)] ?? []
      const all = told.get(id) ?? []
      const isEmpty = all.every(({ length }) => length === 0)
      if (!isEmpty && counts.every((count) => count === 0)) return []
      return [{ id, label, texts: all.map((each, at) => cutText(id, each, counts[at] ?? 0)) }]
    })
    return {
      question,
      cases: cases.map((found, at) => describeCase(found, at, cases.length, shown)),
      parts: shown,
      leftOut: parts
        .filter(({ id }) => !shown.some((part) => part.id === id))
        .map(({ label }) => label),
      missing: listMissing(selection),
    }
  }
  const groups = urgent.map((id) => told.get(id) ?? [])
  return layOut(fillPage(groups, (taken) => countPageLines(layOut(taken)) <= onePageLines))
}

function cutText(id: string, all: readonly Sentence[], count: number): Sentence[] {
  const rest = all.length - count
  const taken = all.slice(0, count)
  return id === 'unknown' && rest > 0 ? [...taken, plain(`ほか${rest}件`)] : taken
}

function describeCase(
  found: Case,
  at: number,
  count: number,
  shown: OnePage['parts'],
): OnePage['cases'][number] {
  const { slug, title, population, municipalities, period } = found
  const named = new Set(shown.flatMap(({ texts }) => texts[at] ?? []).flatMap((one) => one.sources))
  return {
    letter: count > 1 ? 'ABCD'.charAt(at) : '',
    slug,
    title,
    ...markMembersOnly(found),
    population,
    municipalities,
    period,
    sourcing: formatSourcing(countSourcing(found)),
    sources: found.sources
      .filter(({ id }) => named.has(id))
      .map((source) => ({ id: source.id, text: nameSource(source) })),
  }
}

/** Who, when: enough to find it in the list of the case, whose address stands beside it. */
function nameSource({ publisher, title, date }: Source): string {
  const what = publisher === '' ? `「${title}」` : publisher
  return date === undefined ? what : `${what}（${formatDate(date)}）`
}
