/** How well the border between the cases that fit and the others divides what judges wanted from what they did not. */

import type { JudgedQuery } from '../../server/evaluation/judged-queries.ts'
import { leastShareOfFit } from '../../server/search/fit.ts'
import { type SearchParts, searchCases } from '../../server/search/search-cases.ts'
import { alignColumns } from '../text-table.ts'

/** The scores of one list, best first, each with whether a judge wanted the case. */
type JudgedList = { wanted: number; list: { share: number; isWanted: boolean }[] }

const shares = [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6]

/** The lists of the queries that have an answer and were given one. */
export async function listJudged(
  parts: SearchParts,
  queries: readonly JudgedQuery[],
): Promise<JudgedList[]> {
  const lists: JudgedList[] = []
  for (const { query, relevant } of queries) {
    const known = Object.keys(relevant).filter((slug) => parts.cases.has(slug))
    const request = { text: query, facets: {}, sort: 'relevance' as const, page: 1, size: 1000 }
    const { hits } = await searchCases(parts, request)
    if (known.length === 0 || hits.length === 0) continue
    const best = hits[0]?.score ?? 0
    lists.push({
      wanted: known.length,
      list: hits.map(({ slug, score }) => ({
        share: score / best,
        isWanted: known.includes(slug),
      })),
    })
  }
  return lists
}

/** One table for each set: precision, recall, F1, F2 (a wanted case left out counts double) and the size of the group. */
export function formatGroups(
  sets: readonly { name: string; lists: readonly JudgedList[] }[],
): string {
  const tables = sets.map(({ name, lists }) =>
    alignColumns([
      [`${name}、境`, '適合率', '再現率', 'F1', 'F2', '件数（中央値）'],
      ...shares.map((share) => [
        share === leastShareOfFit ? `${share}（いまの値）` : String(share),
        ...measureBorder(lists, share),
      ]),
    ]).join('\n'),
  )
  return tables.join('\n\n')
}

function measureBorder(lists: readonly JudgedList[], border: number): string[] {
  const groups = lists.map(({ list }) => list.filter(({ share }) => share >= border))
  const sizes = groups.map(({ length }) => length).sort((a, b) => a - b)
  const shown = sizes.reduce((sum, size) => sum + size, 0)
  const hit = groups.flat().filter(({ isWanted }) => isWanted).length
  const precision = hit / shown
  const recall = hit / lists.reduce((sum, { wanted }) => sum + wanted, 0)
  const fOf = (beta: number) =>
    ((1 + beta ** 2) * precision * recall) / (beta ** 2 * precision + recall)
  const figures = [precision, recall, fOf(1), fOf(2)].map((figure) => figure.toFixed(3))
  return [...figures, String(sizes[Math.floor(sizes.length / 2)] ?? 0)]
}
