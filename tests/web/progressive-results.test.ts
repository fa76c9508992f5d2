/** What is seen while typing stays where it is when the whole answer comes. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptySearch } from '../../server/contract/address.ts'
import type { Hit, SearchAnswer } from '../../server/contract/api.ts'
import { evidenceWhileTyping, isAnswered, mergeAnswers } from '../../web/progressive-results.ts'

function makeHit(slug: string, match: Hit['match']): Hit {
  return {
    ...{ slug, title: slug, municipalities: [], population: 'city', period: { from: 2010 } },
    ...{ scenes: [], themes: [], collections: [], summary: '', score: 1, match, reasons: [] },
    snippet: { section: 'summary', segments: [{ text: `${slug} ${match}`, hit: false }] },
  }
}

function makeAnswer(slugs: readonly string[], match: Hit['match']): SearchAnswer {
  return {
    ...{ query: { text: 'q', terms: [] }, total: slugs.length, noAnswer: slugs.length === 0 },
    ...{ page: 1, size: 20, found: { words: 0, meaning: 0, both: 0 }, facets: {}, tookMs: 1 },
    ...{ years: { first: 0, counts: [] }, hits: slugs.map((slug) => makeHit(slug, match)) },
  }
}

const slugs = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 8 })
const slugsOf = ({ hits }: SearchAnswer) => hits.map(({ slug }) => slug)

describe('the whole answer joins what is seen', () => {
  test('what is seen keeps its place and its excerpt; of the whole answer nothing is lost and nothing twice', () => {
    fc.assert(
      fc.property(
        slugs,
        slugs.filter(({ length }) => length > 0),
        fc.nat(10),
        (few, all, seen) => {
          const [words, whole] = [makeAnswer(few, 'words'), makeAnswer(all, 'both')]
          const { answer, progressive } = mergeAnswers(words, whole, seen)
          const kept = few.slice(0, seen)
          expect(slugsOf(answer).slice(0, kept.length)).toEqual(kept)
          expect(slugsOf(answer).slice(kept.length)).toEqual(
            all.filter((slug) => !kept.includes(slug)),
          )
          for (const { slug, snippet, match } of answer.hits.slice(0, kept.length)) {
            expect(snippet.segments[0]?.text).toBe(`${slug} words`)
            expect(match).toBe(all.includes(slug) ? 'both' : 'words')
          }
          expect(answer.total).toBe(all.length)
          expect(progressive).toEqual(
            slugsOf(answer).join() === all.join() ? undefined : { kept: kept.length },
          )
        },
      ),
    )
  })

  test('a notice of a weak answer does not push down what is seen', () => {
    const words = makeAnswer(['a'], 'words')
    const whole = { ...makeAnswer(['a', 'b'], 'both'), weak: true as const }
    expect(mergeAnswers(words, whole, 1).answer).not.toHaveProperty('weak')
    expect(mergeAnswers(words, whole, 0).answer).toHaveProperty('weak', true)
  })

  test('when nothing answers, that is all there is to say', () => {
    const none = makeAnswer([], 'both')
    expect(mergeAnswers(makeAnswer(['a', 'b'], 'words'), none, 2)).toEqual({ answer: none })
  })
})

describe('words are asked for first', () => {
  test('where there are any, and where the order is that of nearness', () => {
    const state = { ...emptySearch(), q: '改善' }
    expect(evidenceWhileTyping(state)).toBe('words')
    expect(evidenceWhileTyping({ ...state, q: '' })).toBe('both')
    expect(evidenceWhileTyping({ ...state, sort: 'newest' })).toBe('both')
  })

  test('and shown only where they answer by themselves', () => {
    const answer = makeAnswer(['a'], 'words')
    expect(isAnswered(answer)).toBe(true)
    expect(isAnswered({ ...answer, weak: true })).toBe(false)
    expect(isAnswered(makeAnswer([], 'words'))).toBe(false)
  })
})
