import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { emptySearch, type SearchState } from '../../server/contract/address.ts'
import type { Reason, SearchAnswer } from '../../server/contract/api.ts'
import { readAddress } from '../../server/contract/read-address.ts'
import { AnswerNotices } from '../../web/pages/results/AnswerNotices.tsx'
import { WhyLabel } from '../../web/pages/results/HitList.tsx'

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
