/** The answers that whole pages are made of: where one stands, from a barrier to what was done about it, what is covered. */

import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Case } from '../../server/cases/case.ts'
import { loadCases } from '../../server/cases/load.ts'
import type { CoverageAnswer } from '../../server/contract/pages.ts'
import { scenes } from '../../server/contract/vocabulary.ts'
import {
  createBarriersReader,
  createDailyCoverage,
  toBarriersAnswer,
  toLocateAnswer,
  toStartAnswer,
} from '../../server/library/page-answers.ts'
import { makeCase } from '../support/make-case.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

const bodies = [
  'city',
  'city',
  'city',
  'town-village',
  'core-city',
  'other',
  'city',
  'city',
  'city',
]

const cases = bodies.map((population, number) =>
  makeCase([], {
    slug: `case-${number}`,
    population,
    scenes: [number === 3 ? 'individual.fix' : 'workplace.improve'],
  }),
)

it('each scene has its count and six cases at most, of as many kinds of body as there are', () => {
  const answer = toLocateAnswer(cases)
  expect(Object.keys(answer.scenes)).toEqual(scenes.map(({ id }) => id))
  const { count, cards } = answer.scenes['workplace.improve'] ?? { count: 0, cards: [] }
  expect(count).toBe(8)
  expect(cards.map(({ population }) => population)).toEqual([
    ...['city', 'core-city', 'city', 'city', 'city', 'city'],
  ])
  expect(answer.scenes['community.fix']).toEqual({ count: 0, cards: [] })
})

it('the page carries the cases of every scene, because it may ask for none', async () => {
  const app = await makeApp({ library: makeFakeLibrary() })
  const { body } = await app.inject('/locate')
  const json = /id="page-data">([^<]*)</.exec(body)?.[1] ?? ''
  expect(JSON.parse(json).locate).toEqual((await app.inject('/api/locate')).json())
})

function respond(barrier: string, text: string): Case['responses'][number] {
  return { barrier, quote: { text, section: 'actions', sources: [2] } }
}

const town = makeCase([], {
  slug: 'a-town',
  title: '甲町の窓口',
  population: 'town-village',
  barriers: ['silos', 'understaffed'],
  responses: [
    respond('silos', '係をまたぐ会を開いた。'),
    respond('silos', '書類を一つにまとめた。'),
  ],
})
const city = makeCase([], { slug: 'b-city', title: '乙市の改善', barriers: ['silos'] })

it('each barrier that occurs has its cases, and those that say what was done have their sentences', () => {
  const [silos, understaffed, ...others] = toBarriersAnswer([town, city])
  expect(silos).toMatchObject({ barrier: 'silos', label: '縦割り', count: 2, answered: 1 })
  expect(silos?.cases.map(({ slug, responses }) => [slug, ...responses])).toEqual([
    ['a-town', ...town.responses.map(({ quote }) => quote)],
  ])
  expect(understaffed).toMatchObject({ label: '人手不足', count: 1, answered: 0, cases: [] })
  expect(others).toEqual([])
})

it('a barrier of very many cases shows some and counts all', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ ...town, slug: `town-${index}` }))
  const [silos] = toBarriersAnswer(many)
  expect(silos).toMatchObject({ count: 30, answered: 30 })
  expect(silos?.cases).toHaveLength(12)
})

it('an empty library has no barriers, and its page says so', async () => {
  expect(toBarriersAnswer([])).toEqual([])
  const { body } = await (await makeApp()).inject('/walls')
  expect(body).toContain('壁の記録はまだない')
})

it('the page shows each barrier with the sentences and their sources, and says 不明 where nothing is known', async () => {
  const app = await makeApp({
    library: makeFakeLibrary({ barriers: createBarriersReader([town, city]) }),
  })
  const { body } = await app.inject('/walls')
  expect(body).toMatch(/<a class="leader" href="#silos"><span>縦割り<\/span><span[^>]*>2件</)
  expect(body).toContain('<h2 id="silos">縦割り</h2>')
  expect(body).toContain('2件。うち1件は取られた手が分かり、1件は分からない')
  expect(body).toContain('href="/cases/a-town#walls"')
  expect(body).toContain('係をまたぐ会を開いた')
  expect(body).toContain('href="/cases/a-town#source-2"')
  expect(body).toContain('href="/search?barrier=silos"')
  const unanswered = body.slice(body.indexOf('id="understaffed"'))
  expect(unanswered).toContain('1件。取られた手について確認できた情報はない')
  expect(unanswered).toContain('<p class="unknown mt-2">不明</p>')
})

it('a reader sees the barriers of bodies as large as the own one; a size that does not exist is passed over', async () => {
  const app = await makeApp({
    library: makeFakeLibrary({ barriers: createBarriersReader([town, city]) }),
  })
  const { body } = await app.inject('/walls?population=city')
  expect(body).not.toContain('甲町')
  expect(body).toContain('href="/walls?population=city" aria-current="true"')
  expect(body).toContain('href="/search?population=city&amp;barrier=silos"')
  expect((await app.inject('/walls?population=%E7%94%BA%E6%9D%91')).body).toContain('甲町')
  const { body: all, statusCode } = await app.inject('/walls?population=planet')
  expect(statusCode).toBe(200)
  expect(all).toContain('2件。うち1件')
})

const smallLibrary = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))

it('the coverage is the same as data and as a page, and never taken from a copy', async () => {
  const app = await makeApp()
  const data = await app.inject('/api/coverage')
  const page = await app.inject('/coverage')
  const embedded = JSON.parse(/id="page-data">([^<]*)</.exec(page.body)?.[1] ?? '')
  expect(data.statusCode).toBe(200)
  expect(embedded).toEqual({ page: 'coverage', coverage: data.json<CoverageAnswer>() })
  for (const { headers } of [data, page]) {
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['etag']).toBeUndefined()
  }
})

it('the coverage is measured anew when the day changes, and only then', async () => {
  const { cases } = await loadCases(smallLibrary)
  let today = '2026-11-22'
  const readCoverage = createDailyCoverage(cases, () => today)
  const first = readCoverage()
  expect(readCoverage()).toBe(first)
  today = '2036-11-22'
  expect(readCoverage()).toMatchObject({ today, cases: cases.length })
  expect(readCoverage().unchecked).toHaveLength(cases.length)
})

it('the day is written as in the fields of a case', async () => {
  expect(createDailyCoverage([])().today).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})

it('the start page counts how cases went on, and begins with three that ended or were withdrawn', () => {
  const quote = { text: '2019年に終えた。', section: 'trouble' as const, sources: [1] }
  const prefectures = ['岩手県', '宮城県', '秋田県', '山形県', '福島県']
  const states = ['ended', 'withdrawn', 'continuing', 'ended', 'ended'] as const
  const told = states.map((state, at) =>
    makeCase([], {
      slug: `told-${at}`,
      municipalities: [{ name: '試験市', prefecture: prefectures[at] ?? '' }],
      scenes: [scenes[at]?.id ?? 'workplace.fix'],
      outcome: { state, year: 2019, quote },
    }),
  )
  const start = toStartAnswer([...told, makeCase([])])
  expect(start.outcomes.map(({ value, count }) => [value, count])).toEqual([
    ['continuing', 1],
    ['ended', 3],
    ['withdrawn', 1],
    ['unknown', 1],
  ])
  expect(start.endings.map(({ slug }) => slug)).toEqual(['told-0', 'told-1', 'told-3'])
  expect(start.endings[0]).toMatchObject({ outcome: { state: 'ended', year: 2019 }, quote })
})
