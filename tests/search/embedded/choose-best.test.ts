import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseBest } from '../../../server/search/embedded/choose-best.ts'

/** Few different scores, so that many are equal; a third of the documents has none. */
const documents = fc.array(
  fc.record({ score: fc.constantFrom(0, 0, 0.5, 1, 1.5, 2), isMet: fc.boolean() }),
  { maxLength: 30 },
)
const limits = fc.integer({ min: 1, max: 12 })
const choice = { facets: { theme: ['teamwork'] } }

/** All that are as good as the last within the limit. */
function sortOut(scores: readonly number[], limit: number): (score: number) => boolean {
  const least = scores.toSorted((a, b) => b - a)[limit - 1] ?? 0
  return (score) => score > 0 && score >= least
}

test('candidates are the best of all and the best of those that meet the choice, each once', () => {
  fc.assert(
    fc.property(documents, limits, (list, limit) => {
      const scores = list.map(({ score }) => score)
      const isBest = sortOut(scores, limit)
      const isBestMet = sortOut(
        list.map(({ score, isMet }) => (isMet ? score : 0)),
        limit,
      )
      const wanted = list.flatMap(({ score, isMet }, number) =>
        isBest(score) || (isMet && isBestMet(score)) ? [number] : [],
      )
      const markMet = () => Uint8Array.from(list, ({ isMet }) => Number(isMet))
      const chosen = chooseBest(markMet, Float32Array.from(scores), limit, choice)
      expect(chosen.toSorted((a, b) => a - b)).toEqual(wanted)
      const best = list.flatMap(({ score }, number) => (isBest(score) ? [number] : []))
      expect(chooseBest(markMet, Float32Array.from(scores), limit)).toEqual(best)
    }),
    { numRuns: 500 },
  )
})
