/** The page of results: its notices, and what is seen while typing, which stays where it is when the whole answer comes. */

import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it, test } from 'vitest'
import { emptySearch, type SearchState } from '../../server/contract/address.ts'
import type { Hit, Reason, SearchAnswer } from '../../server/contract/api.ts'
import { readAddress } from '../../server/contract/read-address.ts'
import { AnswerNotices } from '../../web/pages/results/AnswerNotices.tsx'
import { WhyLabel } from '../../web/pages/results/HitItem.tsx'
import { evidenceWhileTyping, isAnswered, mergeAnswers } from '../../web/progressive-results.ts'

const readSearch = (query: string | URLSearchParams) => readAddress(String(query)).state

const answer: SearchAnswer = {
  query: { text: '小さな町の公民連係', terms: [] },
  total: 3,
  noAnswer: false,
  page: 1,
  size: 20,
  found: { words: 0, meaning: 0, both: 0 },
  hits: [],
  facets: {},
  years: { first: 0, counts: [] },
  tookMs: 1,
}

const townVillage = { facet: 'population', value: 'town-village', label: '町村' }

function renderNotices(
  state: Partial<SearchState>,
  query: Partial<SearchAnswer['query']>,
  rest: Partial<SearchAnswer> = {},
): { text: string; hrefs: string[] } {
  const shown = { ...answer, ...rest, query: { ...answer.query, ...query } }
  const html = renderToString(
    <AnswerNotices state={{ ...emptySearch(), ...state }} answer={shown} />,
  )
  const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
  return {
    text: html.replace(/<[^>]*>/g, ''),
    hrefs: hrefs.map((href) => href.replaceAll('&amp;', '&')),
  }
}

it('a list without anything to say about it has no notice', () => {
  expect(renderNotices({}, {}).text).toBe('')
})

it('a corrected search says so and offers the words as typed, in quotes', () => {
  const { text, hrefs } = renderNotices({}, { text: '公民連係', corrected: '公民連携' })
  expect(text).toContain('「公民連携」として探した')
  expect(text).toContain('元の「公民連係」のまま探す')
  expect(readSearch(hrefs[0]?.split('?')[1] ?? '').q).toBe('"公民連係"')
})

it('words that were quoted already are not offered once more', () => {
  const { hrefs } = renderNotices({}, { text: '"公民連係"', corrected: '"公民連携"' })
  expect(hrefs).toEqual([])
})

it('a condition read out of the words becomes a filter of the same search', () => {
  const state = readSearch('q=町の仕事&theme=teamwork&page=2')
  const { text, hrefs } = renderNotices(state, { understood: [townVillage] })
  expect(text).toContain('町村 を上に並べた')
  expect(hrefs.map((href) => readSearch(href.split('?')[1] ?? ''))).toEqual([
    readSearch('q=町の仕事&theme=teamwork&population=town-village'),
  ])
})

it.each([
  ['is in force already', readSearch('q=町&population=town-village'), townVillage],
  ['does not decide the order', readSearch('q=町&sort=newest'), townVillage],
  ['belongs to no facet', readSearch('q=町'), { ...townVillage, facet: 'weather' }],
])('a condition that %s is not offered', (_why, state, understood) => {
  expect(renderNotices(state, { understood: [understood] }).text).toBe('')
})

it('where nothing answers, nothing is said to stand above', () => {
  const nothing = { total: 0, noAnswer: true }
  expect(renderNotices({}, { understood: [townVillage] }, nothing).text).toBe('')
})

it.each<[string, 'words' | 'meaning' | 'both', Reason['kind'][]]>([
  ['語が一致', 'words', ['word', 'synonym']],
  ['語も意味も', 'both', ['word', 'meaning']],
  ['意味が近い', 'meaning', ['question']],
  ['同義語が一致', 'words', ['synonym']],
  ['同義語も意味も', 'both', ['synonym', 'question']],
  ['読みが一致', 'words', ['reading', 'synonym']],
  ['読みも意味も', 'both', ['reading', 'meaning']],
  ['語の一部が一致', 'words', ['part']],
])('a hit is labelled %s (%s) where its reasons are %j', (label, match, kinds) => {
  const reasons = kinds.map((kind) => ({ kind, label: '', words: [] }))
  const html = renderToString(<WhyLabel match={match} reasons={reasons} />)
  expect(html.replace(/<[^>]*>/g, '')).toBe(label)
})

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
