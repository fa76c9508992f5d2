/**
 * The real application, closed after each test, around a library of one case made by hand: for promises of the HTTP layer
 * that need no search. It serves a small folder of built files.
 */

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { inject, onTestFinished } from 'vitest'
import { type AppOptions, buildApp } from '../../server/app.ts'
import type {
  CaseAnswer,
  HealthAnswer,
  SearchAnswer,
  SearchRequest,
} from '../../server/contract/api.ts'
import type { DraftReport } from '../../server/contract/desk.ts'
import type { CoverageAnswer } from '../../server/contract/pages.ts'
import type { WordsEffect } from '../../server/contract/words.ts'
import type { DeskLibrary, WholeLibrary } from '../../server/library/library.ts'
import { once } from '../../server/once.ts'

/** Builds an application, to be closed by whoever asks. */
export async function openApp(options: Partial<AppOptions> = {}): Promise<FastifyInstance> {
  return buildApp({
    library: makeFakeLibrary(),
    assets: {
      script: '/assets/main-test.js',
      imported: [],
      styles: ['/assets/main-test.css'],
      folder: await makeAssets(),
    },
    ...options,
  })
}

/** Builds the application of one test. */
export async function makeApp(options: Partial<AppOptions> = {}): Promise<FastifyInstance> {
  const app = await openApp(options)
  onTestFinished(() => app.close())
  return app
}

/** The same, listening on a free port; answers its port. */
export async function listenApp(
  options: Partial<AppOptions> = {},
): Promise<{ app: FastifyInstance; port: number }> {
  const app = await makeApp(options)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  return { app, port: typeof address === 'object' && address ? address.port : 0 }
}

/** What a reader must never see: it stands beside, above and hidden among the served files. */
export const secretText = 'SECRET_OUTSIDE_THE_ASSETS'

/** Only read, so that all applications of a worker serve the same. */
const makeAssets = once(async (): Promise<string> => {
  const root = await mkdtemp(join(inject('sharedFolder'), 'assets-'))
  const folder = join(root, 'assets')
  await mkdir(folder)
  await writeFile(join(folder, 'main-test.js'), 'export {}\n')
  await writeFile(join(folder, 'main-test.css'), 'body { margin: 0 }\n')
  for (const name of ['main-test.js.map', '.env', 'case.md']) {
    await writeFile(join(folder, name), secretText)
  }
  await writeFile(join(root, 'secret.js'), secretText)
  return folder
})

/** Text that would end its script element, were it not escaped. */
export const hostileText = '</script><script>alert(1)</script>'

const card = {
  slug: 'kawase-city-madoguchi',
  title: `川瀬市の書かない窓口 ― ${hostileText}`,
  municipalities: [{ name: '川瀬市', prefecture: '北海道' }],
  population: 'city',
  period: { from: 2016, to: 2022 },
  scenes: ['workplace.fix'],
  themes: ['teamwork'],
  collections: ['kaizen-movement'],
  summary: '待ち時間が長かった。\n手順を書き出した。\n半分になった。',
  outcome: { state: 'continuing', year: 2022 },
}

const found: CaseAnswer = {
  ...card,
  path: [{ year: 2016, scene: 'workplace.fix', note: '手順を書き出した' }],
  fields: ['窓口'],
  actors: ['市民課'],
  adopters: [],
  roles: [{ id: 'staff', label: '職場・職員', actors: ['市民課'] }],
  barriers: ['understaffed'],
  walls: [{ barrier: 'understaffed', responses: [] }],
  money: { state: 'unknown', quotes: [] },
  quotes: { now: { text: '続いている。', section: 'background', sources: [1] } },
  years: [{ year: 2016, text: '2016年に始めた。', section: 'background', sources: [1] }],
  history: [{ date: '2026-11-22', note: '出典と照らして確かめた' }],
  citation: '自治体改善マネジメント研究会. “川瀬市の書かない窓口”.',
  keywords: ['待ち時間'],
  questions: ['窓口の待ち時間が長い'],
  unknown: ['かかった費用'],
  confidence: 'high',
  sourcing: { sources: 1, kinds: [{ kind: 'official', count: 1 }], marked: 2, single: 2 },
  checked: '2026-11-22',
  sections: [{ id: 'background', label: '背景', html: '<p>長かった。</p>', sources: [1] }],
  sources: [{ id: 1, title: '調査', publisher: '川瀬市', url: 'https://example.jp/1' }],
  related: [],
  similar: [],
}

const answer: SearchAnswer = {
  query: { text: '窓口', terms: ['窓口'] },
  total: 1,
  noAnswer: false,
  page: 1,
  size: 20,
  fits: { good: 1, part: 0 },
  fit: 'all',
  found: { words: 1, meaning: 0, both: 0 },
  hits: [
    {
      ...card,
      score: 1,
      match: 'words',
      fit: 'good',
      reasons: [{ kind: 'word', label: '言葉が出てくる', words: ['窓口'] }],
      snippet: { section: 'background', segments: [{ text: '窓口', hit: true }] },
    },
  ],
  facets: { stage: [{ value: 'workplace', label: '職場', count: 1 }] },
  years: { first: 2016, counts: [1] },
  tookMs: 1,
}

const health: HealthAnswer = {
  status: 'ok',
  engine: 'embedded',
  generation: 'g1',
  cases: 1,
  vectors: 1,
  waiting: 0,
  degraded: [],
  problems: 0,
}

const coverage: CoverageAnswer = {
  today: '2026-11-22',
  cases: 1,
  scenes: [{ value: 'workplace.fix', label: '職場×不具合解消', main: 1, also: 0 }],
  themes: [{ value: 'teamwork', label: '職場のチームワーク', count: 1 }],
  collections: [],
  prefectures: [{ value: 'hokkaido', label: '北海道', count: 1 }],
  decades: [{ value: '2010', label: '2010年代', count: 1 }],
  populations: [{ value: 'city', label: '一般市', count: 1 }],
  sourcing: {
    marked: 1,
    single: 1,
    cases: [{ slug: card.slug, title: card.title, sources: 1, marked: 1, single: 1 }],
  },
  blanks: [{ slug: card.slug, title: card.title, sections: ['results'] }],
  unknown: { count: 1, cases: [{ slug: card.slug, title: card.title, count: 1 }] },
  unchecked: [],
}

const locateCard = {
  slug: card.slug,
  title: card.title,
  municipalities: card.municipalities,
  population: card.population,
  line: '待ち時間が長かった。',
}

const report: DraftReport = { problems: [], likenesses: [], unknownNumbers: [] }

/** A desk at which every draft is a case without a problem. */
const fakeDesk: DeskLibrary = {
  allCases: () => [],
  coverageOfAll: () => coverage,
  checkDraft: async () => report,
  tryDraft: async (_slug, _files, question) => ({
    ...{ question, place: 1, total: 1, noAnswer: false, reasons: ['言葉が出てくる「窓口」'] },
    first: [{ slug: card.slug, title: card.title }],
  }),
  showDraft: async () => found,
  radar: async () => ({
    ...{ today: coverage.today, cases: 1, thin: [], blanks: [], singleSourced: [] },
    ...{ unchecked: [], files: [] },
  }),
}

const noEffect: WordsEffect = {
  ...{ judged: { desk: 0, tests: 0 }, touched: 0, gain: 0 },
  ...{ better: [], worse: [] },
}

/** The library; `searches` records what was asked of it. */
export type FakeLibrary = WholeLibrary & { searches: SearchRequest[] }

/** Makes the library, with some of its parts replaced. */
export function makeFakeLibrary(replaced: Partial<WholeLibrary> = {}): FakeLibrary {
  const searches: SearchRequest[] = []
  const library: FakeLibrary = {
    searches,
    forMembers: () => library,
    desk: () => fakeDesk,
    normalForm: (text) => text.normalize('NFKC').toLowerCase(),
    words: {
      readShipped: async () => '窓口、カウンター\n',
      use: async () => undefined,
      measure: async () => noEffect,
    },
    search: async (request) => {
      searches.push(request)
      return answer
    },
    findCase: (slug) => {
      if (slug === card.slug) return { found }
      return slug === 'old-name' ? { movedTo: card.slug } : undefined
    },
    readText: () => undefined,
    findWithdrawn: () => undefined,
    cards: (slugs) => ({
      cards: slugs.filter((slug) => slug === card.slug).map((asked) => ({ asked, ...card })),
      missing: slugs.filter((slug) => slug !== card.slug),
    }),
    findMunicipalities: () => [{ name: '試験市', prefecture: '北海道', population: 15_000 }],
    suggest: (text) => ({ suggestions: [{ text: `${text}口`, kind: 'keyword' }] }),
    start: () => ({
      holdings: { cases: 1, municipalities: 1, sources: 1, checked: '2026-11-22' },
      questions: ['窓口の待ち時間が長い'],
      shelves: { 'workplace.fix': { main: 1, also: 0 } },
      barriers: [{ value: 'understaffed', label: '人手不足', count: 1 }],
      outcomes: [{ value: 'continuing', label: '続いている', count: 1 }],
      endings: [],
      collections: [{ value: 'kaizen-movement', label: '改善運動', count: 1 }],
      picks: [card],
      facets: { prefecture: [{ value: 'hokkaido', label: '北海道', count: 1 }] },
      years: { first: 2016, counts: [1] },
    }),
    locate: () => ({ scenes: { 'workplace.fix': { count: 1, cards: [locateCard] } } }),
    coverage: () => coverage,
    exportCases: async () => undefined,
    dump: (format) => ({
      ...{ name: '改善事例 すべて', extension: format, mediaType: 'text/plain' },
      ...{ content: [`${card.slug}\n`], missing: [] },
    }),
    compare: () => undefined,
    exportComparison: async () => undefined,
    onePage: () => undefined,
    exportOnePage: async () => undefined,
    kit: () => ({ notes: [], contrasts: [] }),
    visit: () => ({ slugs: [], notes: [] }),
    exportKit: async () => undefined,
    barriers: () => [],
    updates: () => [
      {
        date: '2026-11-22',
        slug: card.slug,
        title: card.title,
        kind: 'changed',
        note: hostileText,
      },
    ],
    health: () => health,
    troubles: () => [],
    problems: () => [],
    close: async () => undefined,
    ...replaced,
  }
  return library
}

/** The answer of a search while meaning is not available. */
export const degradedAnswer: SearchAnswer = { ...answer, degraded: ['意味での検索'] }

/** The health of the library once its content has changed. */
export const changedHealth: HealthAnswer = { ...health, generation: 'g2' }
