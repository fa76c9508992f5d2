/** While typing, cases found by their words are shown first; those near in meaning follow below what is already seen. */

import type { SearchState } from '../server/contract/address.ts'
import type { Hit, SearchAnswer } from '../server/contract/api.ts'
import type { PageData, ProgressiveOrder } from '../server/contract/page-data.ts'
import type { EvidenceId } from '../server/contract/vocabulary.ts'

type Results = Extract<PageData, { page: 'results' }>

/** Whether a page shows a search by its words alone. */
export function showsWordsOnly(data: PageData): data is Results {
  return data.page === 'results' && data.answer.evidence === 'words'
}

/** Without words there is no meaning, and in another order cases near in meaning belong between the others. */
export function evidenceWhileTyping({ q, sort }: SearchState): EvidenceId {
  return q === '' || sort !== 'relevance' ? 'both' : 'words'
}

/** Whether a list stands on firm enough ground to be shown before the rest is known. */
export function isAnswered({ total, noAnswer, weak }: SearchAnswer): boolean {
  return total > 0 && !noAnswer && !weak
}

/**
 * The whole answer, begun with the cases that are seen already: these keep their place and their excerpt, so that
 * nothing moves under the reader's eyes. `progressive` is absent where that is the order of the answer anyway. That the whole
 * answer is a weak one is not said above cases that answer by their words: the notice would push them down.
 */
export function mergeAnswers(
  words: SearchAnswer,
  whole: SearchAnswer,
  seen: number,
): { answer: SearchAnswer; progressive?: ProgressiveOrder } {
  if (whole.noAnswer || whole.total === 0) return { answer: whole }
  const wholeHits = new Map(whole.hits.map((hit) => [hit.slug, hit]))
  const kept = words.hits.slice(0, seen).map((hit) => nameMatch(hit, wholeHits.get(hit.slug)))
  const slugs = new Set(kept.map(({ slug }) => slug))
  const hits = [...kept, ...whole.hits.filter(({ slug }) => !slugs.has(slug))]
  const answer: SearchAnswer = { ...whole, hits }
  if (kept.length > 0) delete answer.weak
  const isInOrder = answer.hits.every(({ slug }, at) => slug === whole.hits[at]?.slug)
  return isInOrder ? { answer } : { answer, progressive: { kept: kept.length } }
}

/** The label may say that the meaning is near too: it takes no more room. */
function nameMatch(shown: Hit, judged: Hit | undefined): Hit {
  return judged ? { ...shown, match: judged.match } : shown
}

/** How many cases of the list the reader has seen: down to the lower edge of the window. */
export function countSeen(): number {
  const hits = [...document.querySelectorAll('.hit')]
  return hits.filter((hit) => hit.getBoundingClientRect().top < window.innerHeight).length
}
