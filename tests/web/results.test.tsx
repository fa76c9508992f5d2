/** The page of results: its notices, and what is seen while typing, which stays where it is when the whole answer comes. */

import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it, test } from 'vitest'
import { emptySearch, type SearchState } from '../../server/contract/address.ts'
import type { Hit, Reason, SearchAnswer, Understood } from '../../server/contract/api.ts'
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
  fits: { good: 0, part: 0 },
  fit: 'all',
  found: { words: 0, meaning: 0, both: 0 },
  hits: [],
  facets: {},
  years: { first: 0, counts: [] },
  tookMs: 1,
}

const townVillage: Understood = {
  ...{ facet: 'population', value: 'town-village', values: ['town-village'], label: '町村' },
  ...{ met: 2, top: 2, leads: true },
}

function renderNotices(
  state: Partial<SearchState>,
  query: Partial<SearchAnswer['query']>,
  rest: Partial<SearchAnswer> = {},
  isInOrder = true,
): { text: string; hrefs: string[] } {
  const shown = { ...answer, ...rest, query: { ...answer.query, ...query } }
  const html = renderToString(
    <AnswerNotices state={{ ...emptySearch(), ...state }} answer={shown} isInOrder={isInOrder} />,
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

describe('a condition read out of the words', () => {
  const state = readSearch('q=町の仕事&theme=teamwork&page=2')
  const say = (change: Partial<Understood>, total = 3, isInOrder = true) =>
    renderNotices(state, { understood: [{ ...townVillage, ...change }] }, { total }, isInOrder)
  const searches = (hrefs: readonly string[]) =>
    hrefs.map((href) => readSearch(href.split('?')[1] ?? ''))

  it('becomes a filter of the same search, or is not meant, each by one link', () => {
    expect(searches(say({}).hrefs)).toEqual([
      readSearch('q=町の仕事&theme=teamwork&population=town-village'),
      readSearch('q=町の仕事&theme=teamwork&ignore=population:town-village'),
    ])
  })

  it('of several values becomes a filter of them all', () => {
    const people: Partial<Understood> = { facet: 'people', values: ['under-5k', '5k-20k'] }
    expect(searches(say(people).hrefs)[0]?.facets.people).toEqual(['under-5k', '5k-20k'])
  })

  it('that is not wanted becomes a filter that leaves it out', () => {
    const { text, hrefs } = say({ not: true, leads: true })
    expect(text).toContain('「町村」を下に並べた（2件）')
    expect(searches(hrefs)[0]?.facets.population).toEqual(['-town-village'])
  })

  it('that is not meant is said so, and can be taken back', () => {
    const ignoring = readSearch('q=町の仕事&ignore=population:town-village')
    const understood = [{ ...townVillage, ignored: true as const }]
    const { text, hrefs } = renderNotices(ignoring, { understood })
    expect(text).toContain('「町村」は外した')
    expect(searches(hrefs)).toEqual([readSearch('q=町の仕事')])
  })

  it.each<[string, Partial<Understood>, number, boolean]>([
    ['「町村」を上に並べた（2件）', {}, 3, true],
    ['を優先した（2件、言葉に近いほかの事例が上にある）', { leads: false }, 3, true],
    ['を優先した（12件、上位10件に9件）', { leads: false, met: 12, top: 9 }, 30, true],
    ['の事例は見当たらない', { met: 0, top: 0 }, 3, true],
    ['「町村」に当たる', {}, 2, true],
    ['どの事例もこれに当たる', { held: 5 }, 2, true],
    ['の事例は2件', {}, 3, false],
    ['を後回しにした（2件、上位10件に1件）', { not: true, leads: false, top: 1 }, 30, true],
    ['を後回しにした（2件、上位10件にはない）', { not: true, leads: false, top: 0 }, 30, true],
    ['の事例はこの一覧にない', { not: true, met: 0, top: 0 }, 3, true],
  ])('says %s', (said, change, total, isInOrder) => {
    expect(say(change, total, isInOrder).text).toContain(said)
  })

  it('that no case meets offers no filter to an empty list', () => {
    expect(searches(say({ met: 0, top: 0 }).hrefs)).toHaveLength(1)
  })
})

describe('a barrier that the words speak of', () => {
  const consent: Partial<Understood> = { facet: 'barrier', value: 'consent', values: ['consent'] }
  const understood = [{ ...townVillage, ...consent, label: '議会・関係者の合意', held: 5 }]

  it('is offered first, with all its cases and what was done about it', () => {
    const { text, hrefs } = renderNotices(readSearch('q=議会'), { understood }, { total: 9 })
    expect(text).toContain('壁「議会・関係者の合意」にぶつかった事例 5件')
    expect(hrefs.slice(0, 2)).toEqual(['/search?barrier=consent', '/walls#consent'])
  })

  it('is offered where nothing answers too, unless it is not meant', () => {
    const nothing = { total: 0, noAnswer: true }
    const { hrefs } = renderNotices({}, { understood }, nothing)
    expect(hrefs).toEqual(['/search?barrier=consent', '/walls#consent'])
    const ignored = understood.map((one) => ({ ...one, ignored: true as const }))
    expect(renderNotices({}, { understood: ignored }, nothing).text).toBe('')
  })
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
  ['言葉が出てくる', 'words', ['word', 'synonym']],
  ['言葉も内容も合う', 'both', ['word', 'meaning']],
  ['言葉は違うが近い内容', 'meaning', ['question']],
  ['同じ意味の言葉', 'words', ['synonym']],
  ['同じ意味の言葉も内容も', 'both', ['synonym', 'question']],
  ['読みが同じ', 'words', ['reading', 'synonym']],
  ['読みも内容も合う', 'both', ['reading', 'meaning']],
  ['言葉の一部', 'words', ['part']],
])('a hit is labelled %s (%s) where its reasons are %j', (label, match, kinds) => {
  const reasons = kinds.map((kind) => ({ kind, label: '', words: [] }))
  const html = renderToString(<WhyLabel match={match} reasons={reasons} />)
  expect(html.replace(/<[^>]*>/g, '')).toBe(label)
})

function makeHit(slug: string, match: Hit['match']): Hit {
  return {
    ...{ slug, title: slug, municipalities: [], population: 'city', period: { from: 2010 } },
    ...{ scenes: [], themes: [], collections: [], summary: '', score: 1, match, reasons: [] },
    fit: 'good',
    outcome: { state: 'unknown' },
    snippet: { section: 'summary', segments: [{ text: `${slug} ${match}`, hit: false }] },
  }
}

function makeAnswer(slugs: readonly string[], match: Hit['match']): SearchAnswer {
  return {
    ...{ query: { text: 'q', terms: [] }, total: slugs.length, noAnswer: slugs.length === 0 },
    ...{ page: 1, size: 20, found: { words: 0, meaning: 0, both: 0 }, facets: {}, tookMs: 1 },
    ...{ fits: { good: slugs.length, part: 0 }, fit: 'all' },
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
