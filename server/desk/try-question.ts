/** Where a question finds a draft among all cases, said from the answer that a reader would get. */

import type { Hit, Reason, SearchAnswer, SearchRequest } from '../contract/api.ts'
import type { DraftTrial } from '../contract/desk.ts'

/** So many are shown above or beside the draft. */
const mostFirst = 5

/** The search of a trial: all that is found, on one page. */
export function requestTrial(question: string, cases: number): SearchRequest {
  return { text: question, facets: {}, sort: 'relevance', page: 1, size: Math.max(1, cases) }
}

/** Where the draft stands in the answer. */
export function describeTrial(question: string, slug: string, answer: SearchAnswer): DraftTrial {
  const { hits, near = [], total, noAnswer, degraded } = answer
  const at = hits.findIndex((hit) => hit.slug === slug)
  const hit = hits[at] ?? near.find((one) => one.slug === slug)
  const shown: readonly Hit[] = noAnswer ? near : hits
  return {
    ...{ question, total, noAnswer },
    ...(at >= 0 && { place: at + 1 }),
    reasons: (hit?.reasons ?? []).map(nameReason),
    first: shown.slice(0, mostFirst).map((one) => ({ slug: one.slug, title: one.title })),
    ...(degraded && { degraded }),
  }
}

function nameReason({ label, words }: Reason): string {
  return words.length === 0 ? label : `${label}${words.map((word) => `「${word}」`).join('')}`
}
