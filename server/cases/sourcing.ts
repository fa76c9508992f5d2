/** On what a case rests, in numbers: its sources by whose words they are, and its sentences that rest on one alone. */

import type { Sourcing } from '../contract/sourcing.ts'
import { sourceKinds } from '../contract/vocabulary.ts'
import { listSentences } from './blocks.ts'
import type { Case } from './case.ts'

/** Counts the sources and the sentences with marks; the kinds only where every source has one, so that they add up. */
export function countSourcing({ sources, sections }: Pick<Case, 'sources' | 'sections'>): Sourcing {
  const marked = sections
    .flatMap(({ blocks }) => listSentences(blocks))
    .filter((sentence) => sentence.sources.length > 0)
  const kinds = sourceKinds
    .map(({ id }) => ({ kind: id, count: sources.filter(({ kind }) => kind === id).length }))
    .filter(({ count }) => count > 0)
  return {
    sources: sources.length,
    kinds: sources.every(({ kind }) => kind !== undefined) ? kinds : [],
    marked: marked.length,
    single: marked.filter((sentence) => sentence.sources.length === 1).length,
  }
}
