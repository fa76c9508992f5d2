import { expect, test } from 'vitest'
import type { WordCandidate } from '../../server/search/engine.ts'
import { rankCases } from '../../server/search/rank.ts'

const boosts = { boostOf: () => 0, likeness: () => 0 }

function candidate(slug: string, found: Partial<WordCandidate>): WordCandidate {
  return {
    ...{ slug, termScore: 10, gramScore: 10 },
    ...{ coverage: 0.6, synonymCoverage: 0, gramCoverage: 0.4, ...found },
  }
}

function order(...words: WordCandidate[]): string[] {
  return rankCases(words, [], boosts).map(({ slug }) => slug)
}

test('a case with all of the words comes before one that has the rarest of them oftener', () => {
  const often = candidate('often', {})
  expect(order(often, candidate('whole', { termScore: 8, coverage: 1 }))).toEqual([
    'whole',
    'often',
  ])
  expect(order(often, candidate('nearly', { termScore: 8, coverage: 0.8 }))).toEqual([
    'often',
    'nearly',
  ])
})

test('a case with a synonym of all of the words comes behind the one with the words', () => {
  const other = candidate('a-synonym', { coverage: 0, synonymCoverage: 1 })
  expect(order(other, candidate('word', { coverage: 1 }))).toEqual(['word', 'a-synonym'])
})
