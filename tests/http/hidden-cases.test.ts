/** Nothing that is hidden shows: not in any answer of any route, and not in what an answer would be without it. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadCases } from '../../server/cases/load.ts'
import { comparisonFormats, exportFormats } from '../../server/contract/api.ts'
import { kitFormats, kitMinutes, ownBodies, purposes } from '../../server/contract/kit.ts'
import { evidences, facets, populationClasses, sorts } from '../../server/contract/vocabulary.ts'
import type { Library } from '../../server/library/library.ts'
import { modelFolder } from '../../server/search/embedding/model.ts'
import { readZip } from '../support/read-files.ts'
import { makeApp } from '../support/test-app.ts'
import { noModel, openTestLibrary } from '../support/test-library.ts'
import {
  canary,
  hiddenFiles,
  hiddenSlugs,
  writeHidden,
  writeHiddenFiles,
  writePublic,
} from './hidden-cases.ts'

const model = {
  ...{ model: modelFolder, waitForVectors: true },
  modelThread: new URL('../search/hashing-model.mjs', import.meta.url),
}

let root: string
let bare: Library
let full: Library
const closing: (() => Promise<unknown>)[] = []
let publicSlugs: string[] = []

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kaizen-hidden-'))
  const [without, beside] = [join(root, 'without'), join(root, 'beside')]
  await writePublic(without)
  await writePublic(beside)
  await writeHiddenFiles(beside)
  const opened = await Promise.all([
    openTestLibrary(without, model),
    openTestLibrary(beside, model),
  ])
  closing.push(...opened.map(({ close }) => close))
  ;[bare, full] = opened.map(({ library }) => library) as [Library, Library]
  publicSlugs = (await loadCases(without)).cases.map(({ slug }) => slug)
}, 120_000)

afterAll(async () => {
  await Promise.all(closing.map((close) => close()))
  await rm(root, { recursive: true, force: true })
})

type Asked = {
  url: string
  method?: 'GET' | 'HEAD' | 'POST' | 'OPTIONS'
  headers?: Record<string, string>
}

const perMinute = { requestsPerMinute: 1_000_000 }

/** All that a reader gets, but for the time that an answer took, and what is drawn by lot in a Word file. */
async function ask(app: FastifyInstance, asked: Asked) {
  const { statusCode, headers, rawPayload } = await app.inject(asked as InjectOptions)
  const { date: _, 'content-length': length, ...rest } = headers
  const text = readAll(rawPayload)
  const body = text
    .replace(/(tookMs(?:"|&quot;):)[0-9.]+/g, '$1…')
    .replace(/rId[\w-]{20,}|(?<=<dcterms:[^>]*>)[^<]*/g, '')
    // The one number in which hidden files may show, as an alarm of the operator: how many problems the log names.
    .replace(/^(\{"status":"[^}]*"problems":)\d+\}$/, '$1…}')
  // A HEAD has the length of a body that is not there to be looked at.
  const isSame = body === text && asked.method !== 'HEAD'
  return { status: statusCode, headers: isSame ? { ...rest, length } : rest, body }
}

/** The bytes as text; a Word file is unpacked, because its words are packed. */
function readAll(payload: Buffer): string {
  if (payload.toString('latin1', 0, 2) !== 'PK') return payload.toString('utf8')
  return [...readZip(payload)].map(([name, content]) => `${name}\n${content}`).join('\n')
}

const publicWords = [
  '窓口',
  '改善運動',
  '待ち時間',
  '職員',
  '引き継ぎ',
  'かいぜん',
  'madoguchi',
  '会善運動',
]
const hiddenWords = [
  ...[
    'カナリア',
    'カナリア市',
    'かなりあ',
    'kanaria',
    'kanariaword',
    'カナリア語',
    'カナリア分野',
    'カナリア課',
  ],
  ...[
    'カナリアの窓口が長い。何から直すか',
    '「カナリアの手を打った」',
    '窓口 -カナリア',
    '沖縄県',
    '政令指定都市',
  ],
  ...['1931年', '災害・感染症', '次世代の育成', '金糸雀', 'kanaria.example', 'カナリヤ', 'kanari'],
]
const encode = encodeURIComponent

/** Addresses of every route of the program, by its path. */
function makeAddresses(): Record<string, fc.Arbitrary<string>> {
  const word = fc.oneof(
    fc.constantFrom(...publicWords),
    fc.constantFrom(...hiddenWords),
    fc.string({ maxLength: 12 }),
    fc.constantFrom(...hiddenSlugs, ...publicSlugs),
  )
  const slug = fc.oneof(
    fc.constantFrom(...publicSlugs, 'morino-town-shibafu'),
    fc.constantFrom(...hiddenSlugs),
    fc.constantFrom(...hiddenSlugs).map((one) => `${one.toUpperCase()}。`),
    fc.constantFrom('never-was', 'kanaria-never', '__proto__', 'カナリア'),
  )
  const slugs = (most: number) =>
    fc.array(slug, { maxLength: most }).map((all) => all.map((one) => `slug=${encode(one)}`))
  const pick = (name: string, values: readonly (string | number)[]) =>
    fc
      .option(fc.constantFrom(...values), { nil: undefined })
      .map((value) => (value === undefined ? [] : [`${name}=${encode(String(value))}`]))
  const facet = fc
    .constantFrom(...facets)
    .chain(({ id, terms }) =>
      terms
        ? fc.constantFrom(...terms).map((term) => [`${id}=${encode(term.id)}`])
        : fc
            .constantFrom('窓口', 'カナリア分野', 'ない分野')
            .map((field) => [`${id}=${encode(field)}`]),
    )
  const join = (...parts: fc.Arbitrary<string[]>[]) =>
    fc
      .tuple(...parts)
      .map((pieces) => (pieces.flat().length > 0 ? `?${pieces.flat().join('&')}` : ''))
  const some = (part: fc.Arbitrary<string[]>) => fc.oneof(fc.constant<string[]>([]), part)
  const text = word.map((one) => [`q=${encode(one)}`])
  const search = [
    ...[
      some(text),
      some(facet),
      some(facet),
      pick('from', [1900, 1931, 2010]),
      pick('to', [1932, 2020]),
    ],
    ...[
      pick(
        'sort',
        sorts.map(({ id }) => id),
      ),
      pick('period', [1930, 2010]),
    ],
  ]
  const at = (path: string, query: fc.Arbitrary<string>) => query.map((one) => `${path}${one}`)
  const nothing = fc.constant('')
  const population = populationClasses.map(({ id }) => id)
  const kit = [
    slugs(4),
    pick('minutes', kitMinutes),
    pick(
      'purpose',
      purposes.map(({ id }) => id),
    ),
    pick(
      'own',
      ownBodies.map(({ id }) => id),
    ),
  ]
  const sizes = [
    pick('page', [1, 2, 9]),
    pick('size', [1, 5, 100]),
    pick(
      'evidence',
      evidences.map(({ id }) => id),
    ),
  ]
  return {
    '/': at('/', nothing),
    '/search': at('/search', join(...search, pick('page', [1, 2]))),
    '/api/search': at('/api/search', join(...search, ...sizes)),
    '/api/suggest': at('/api/suggest', join(word.map((one) => [`q=${encode(one.slice(0, 12))}`]))),
    '/api/cards': at('/api/cards', join(slugs(12))),
    '/api/cases/:slug': slug.map((one) => `/api/cases/${encode(one)}`),
    '/cases/:slug': slug.map((one) => `/cases/${encode(one)}`),
    '/api/start': at('/api/start', nothing),
    '/api/locate': at('/api/locate', nothing),
    '/api/coverage': at('/api/coverage', nothing),
    '/api/health': at('/api/health', nothing),
    '/api/compare': at('/api/compare', join(slugs(4), pick('format', [...comparisonFormats, 'x']))),
    '/api/export': fc.oneof(
      at('/api/export', join(slugs(6), pick('format', exportFormats))),
      at(
        '/api/export',
        join(
          ...search,
          fc.constantFrom(...exportFormats).map((one) => [`format=${one}`]),
        ),
      ),
    ),
    '/api/kit': at(
      '/api/kit',
      join(
        ...kit,
        fc.constantFrom(...kitFormats).map((one) => [`format=${one}`]),
      ),
    ),
    '/kit': at('/kit', join(...kit)),
    '/visit': at('/visit', join(slugs(4))),
    '/compare': at('/compare', join(slugs(5))),
    '/locate': at('/locate', nothing),
    '/coverage': at('/coverage', nothing),
    '/list': at('/list', nothing),
    '/about': at('/about', nothing),
    '/taxonomy': at('/taxonomy', nothing),
    '/accessibility': at('/accessibility', nothing),
    '/updates': at('/updates', nothing),
    '/walls': at('/walls', join(pick('population', [...population, 'カナリア']))),
    '/updates.atom': at('/updates.atom', nothing),
    '/favicon.ico': at('/favicon.ico', nothing),
    '/robots.txt': at('/robots.txt', nothing),
    // The built files of two apps in a test were written at two times.
    '/assets/*': fc.constantFrom(...hiddenSlugs, 'none.js').map((one) => `/assets/${encode(one)}`),
    // No route at all.
    '*': fc.oneof(
      slug.map((one) => `/${encode(one)}`),
      slug.map((one) => `/cases/${encode(one)}/x`),
      slug.map((one) => `/api/cases/${encode(one)}.md`),
      fc.constantFrom(
        '/api',
        '/api/x',
        '/cases',
        '/cases/',
        '/cases/%ff',
        '/facts/kanaria-members.yaml',
      ),
    ),
  }
}

async function listRoutes(): Promise<string[]> {
  const routes = new Set<string>()
  const app = await makeApp({ library: full, onRoute: ({ url }) => void routes.add(url) })
  await app.ready()
  return [...routes]
}

it('the hidden cases are such as would be shown if they were public', async () => {
  const { cases } = await loadCases(join(root, 'beside'))
  const slugs = cases.filter(({ visibility }) => visibility === 'members').map(({ slug }) => slug)
  expect(slugs).toEqual(['kanaria-claims', 'kanaria-members', 'kanaria-stray'])
  const [shown] = cases.filter(({ slug }) => slug === 'kanaria-members')
  expect(Object.keys(shown?.quotes ?? {})).toEqual(['cost', 'staff', 'now'])
  expect(shown?.responses).toHaveLength(1)
  // An empty field would show nothing, whatever leaked.
  for (const [name, value] of Object.entries(shown ?? {})) {
    expect(JSON.stringify(value), name).not.toMatch(/^(\[\]|\{\}|"")$/)
  }
  expect(full.health().cases).toBe(publicSlugs.length)
  expect(full.problems().length).toBeGreaterThan(Object.keys(hiddenFiles).length / 2)
})

it('every route has addresses in these tests', async () => {
  expect((await listRoutes()).sort()).toEqual(
    Object.keys(makeAddresses())
      .filter((path) => path !== '*')
      .sort(),
  )
})

it('no answer shows a word of them, unless the reader wrote it', async () => {
  const app = await makeApp({ library: full, ...perMinute })
  const named = publicSlugs.map((slug) => `slug=${slug}`).join('&')
  const four = publicSlugs
    .slice(-4)
    .map((slug) => `slug=${slug}`)
    .join('&')
  const urls = [
    ...Object.keys(makeAddresses()).filter((path) => !/[:*]/.test(path)),
    ...publicSlugs.flatMap((slug) => [`/cases/${slug}`, `/api/cases/${slug}`]),
    ...exportFormats.flatMap((format) => [
      ...[
        `/api/export?format=${format}&${named}`,
        `/api/export?format=${format}&q=${encode('窓口')}`,
      ],
    ]),
    ...comparisonFormats.map((format) => `/api/compare?format=${format}&${four}`),
    ...kitFormats.map((format) => `/api/kit?format=${format}&${four}`),
    ...[`/api/compare?${four}`, `/compare?${four}`, `/kit?${four}`, `/visit?${four}`],
    ...[
      `/api/cards?${named}`,
      '/api/search?size=100',
      '/api/search?sort=updated',
      '/search?page=2',
    ],
    ...['/api/search?collection=books', '/api/search?from=1900&to=1940', '/updates', '/walls'],
    ...publicWords.flatMap((text) => [
      ...[
        `/api/search?q=${encode(text)}`,
        `/search?q=${encode(text)}`,
        `/api/suggest?q=${encode(text)}`,
      ],
    ]),
    ...['か', 'カ', 'k', 'ka', '沖縄', 'おきなわ', '金'].map(
      (text) => `/api/suggest?q=${encode(text)}`,
    ),
  ]
  for (const url of urls) {
    const response = await app.inject(url)
    expect(response.statusCode, url).toBeLessThan(500)
    expect(readAll(response.rawPayload), url).not.toMatch(canary)
    expect(JSON.stringify(response.headers), url).not.toMatch(canary)
  }
}, 120_000)

describe('whether there are hidden cases', () => {
  it('makes no difference to any answer: status, headers and bytes', async () => {
    const options = { ...perMinute, searchesAtOnce: 64 }
    const [one, other] = [
      await makeApp({ library: bare, ...options }),
      await makeApp({ library: full, ...options }),
    ]
    const addresses = makeAddresses()
    const method = fc.constantFrom<Asked['method']>(
      'GET',
      'GET',
      'GET',
      'GET',
      'HEAD',
      'POST',
      'OPTIONS',
    )
    const asked = fc
      .constantFrom(...Object.keys(addresses))
      .chain((path) => fc.tuple(addresses[path] ?? fc.constant('/'), method))
      .map(([url, verb]): Asked => ({ url, ...(verb && { method: verb }) }))
    let count = 0
    await fc.assert(
      fc.asyncProperty(asked, async (request) => {
        const [expected, got] = [await ask(one, request), await ask(other, request)]
        expect(got).toEqual(expected)
        expect(got.status).toBeLessThan(500)
        count += 1
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 2000), interruptAfterTimeLimit: 20_000 },
    )
    expect(count).toBeGreaterThan(200)
  }, 120_000)

  it('makes no difference to the copies that readers keep', async () => {
    const one = await makeApp({ library: bare, ...perMinute })
    const other = await makeApp({ library: full, ...perMinute })
    for (const url of [
      '/',
      '/walls',
      '/api/start',
      '/cases/tsukioka-city-jimu-misu',
      '/api/search',
    ]) {
      const { headers } = await one.inject(url)
      const held = { 'if-none-match': String(headers.etag) }
      expect((await other.inject({ url, headers: held })).statusCode, url).toBe(304)
    }
  })
})

describe('what a public case names', () => {
  const url = '/api/cases/tsukioka-city-jimu-misu'

  it('is kept where it is public, and only there', async () => {
    const app = await makeApp({ library: full, ...perMinute })
    const { related, sections } = (await app.inject(url)).json()
    const slugs = ['kawase-city-madoguchi', 'morino-town-park']
    expect(related.map(({ slug }: { slug: string }) => slug)).toEqual(slugs)
    const html = sections.map((section: { html: string }) => section.html).join('')
    expect(html).toContain('<a href="/cases/kawase-city-madoguchi">開いた先</a>')
    expect(html).toContain('<a href="/cases/morino-town-shibafu">前の名の先</a>')
    expect(html).toContain('閉じた先と書きかけの先、壊れた先、<strong>ない先</strong>の太字、')
    const { body } = await app.inject('/api/export?format=json&slug=tsukioka-city-jimu-misu')
    expect(JSON.parse(body).cases[0].related).toEqual(slugs)
  })

  it('follows a live library: named when it is published, gone when it is withdrawn', async () => {
    const folder = join(root, 'live')
    await writePublic(folder)
    const { library, close } = await openTestLibrary(folder, { model: noModel, live: true })
    try {
      const app = await makeApp({ library, ...perMinute })
      const look = async () => {
        const response = await app.inject(url)
        const file = await app.inject('/api/export?format=json&slug=tsukioka-city-jimu-misu')
        return { etag: response.headers.etag, body: response.body + file.body }
      }
      const isNamed = async () => (await look()).body.includes('kanaria-members')
      const before = await look()
      expect(await isNamed()).toBe(false)
      for (const [visibility, status, shown] of [
        ...[
          ['public', 'published', true],
          ['members', 'published', false],
        ],
        ...[
          ['public', 'published', true],
          ['publik', 'published', false],
        ],
        ...[
          ['public', 'published', true],
          ['public', 'draft', false],
        ],
      ] as const) {
        const text = writeHidden('members', visibility, status)
        await writeFile(join(folder, 'kanaria-members.md'), text)
        await vi.waitFor(async () => expect(await isNamed()).toBe(shown), 15_000)
        expect((await look()).etag === before.etag).toBe(!shown)
      }
      // As if it had never been there.
      const fresh = await openTestLibrary(folder, { model: noModel })
      const other = await makeApp({ library: fresh.library, ...perMinute })
      for (const words of [...publicWords, ...hiddenWords]) {
        for (const path of ['/api/search', '/api/suggest', '/search']) {
          const asked = { url: `${path}?q=${encode(words)}` }
          expect(await ask(app, asked), words).toEqual(await ask(other, asked))
        }
      }
      for (const path of [
        '/',
        '/updates',
        '/walls',
        '/coverage',
        '/locate',
        '/updates.atom',
        url,
      ]) {
        expect(await ask(app, { url: path }), path).toEqual(await ask(other, { url: path }))
      }
      await fresh.close()
    } finally {
      await close()
    }
  }, 120_000)
})
