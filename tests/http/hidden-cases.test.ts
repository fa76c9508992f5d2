/** Nothing that is hidden shows: not in any answer of any route, and not in what an answer would be without it. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadCases } from '../../server/cases/load.ts'
import { comparisonFormats, exportFormats } from '../../server/contract/api.ts'
import { kitFormats } from '../../server/contract/kit.ts'
import { onePageFormats } from '../../server/contract/one-page.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { makeApp } from '../support/test-app.ts'
import { hashingModel, noModel, openTestLibrary } from '../support/test-library.ts'
import { type Asked, askApp, readPayload } from './ask-app.ts'
import { hiddenWords, makeAddresses, publicWords } from './hidden-addresses.ts'
import {
  canary,
  hiddenFiles,
  withdrawnSlugs,
  writeHidden,
  writeHiddenFiles,
  writePublic,
} from './hidden-cases.ts'

let root: string
let bare: WholeLibrary
let full: WholeLibrary
const closing: (() => Promise<unknown>)[] = []
let publicSlugs: string[] = []

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kaizen-hidden-'))
  const [without, beside] = [join(root, 'without'), join(root, 'beside')]
  await writePublic(without)
  await writePublic(beside)
  await writeHiddenFiles(beside)
  const opened = await Promise.all([
    openTestLibrary(without, hashingModel),
    openTestLibrary(beside, hashingModel),
  ])
  closing.push(...opened.map(({ close }) => close))
  ;[bare, full] = opened.map(({ library }) => library) as [WholeLibrary, WholeLibrary]
  publicSlugs = (await loadCases(without)).cases.map(({ slug }) => slug)
}, 120_000)

afterAll(async () => {
  await Promise.all(closing.map((close) => close()))
  await rm(root, { recursive: true, force: true })
})

const perMinute = { requestsPerMinute: 1_000_000 }

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
  expect([shown?.outcome?.state, shown?.department]).toEqual(['continuing', 'カナリア窓口課'])
  // An empty field would show nothing, whatever leaked.
  for (const [name, value] of Object.entries(shown ?? {})) {
    expect(JSON.stringify(value), name).not.toMatch(/^(\[\]|\{\}|"")$/)
  }
  expect(full.health().cases).toBe(publicSlugs.length)
  expect(full.problems().length).toBeGreaterThan(Object.keys(hiddenFiles).length / 2)
})

it('every route has addresses in these tests', async () => {
  expect((await listRoutes()).sort()).toEqual(
    Object.keys(makeAddresses(publicSlugs))
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
    ...Object.keys(makeAddresses(publicSlugs)).filter((path) => !/[:*]/.test(path)),
    ...[...publicSlugs, ...withdrawnSlugs].flatMap((slug) => [
      ...[`/cases/${slug}`, `/api/cases/${slug}`],
    ]),
    ...exportFormats.flatMap((format) => [
      ...[
        `/api/export?format=${format}&${named}`,
        `/api/export?format=${format}&q=${encodeURIComponent('窓口')}`,
      ],
    ]),
    ...comparisonFormats.map((format) => `/api/compare?format=${format}&${four}`),
    ...onePageFormats.map((format) => `/api/onepage?format=${format}&${four}`),
    ...kitFormats.map((format) => `/api/kit?format=${format}&${four}`),
    ...[
      `/api/compare?${four}`,
      `/compare?${four}`,
      `/onepage?${four}`,
      `/kit?${four}`,
      `/visit?${four}`,
    ],
    ...[
      `/api/cards?${named}`,
      '/api/search?size=100',
      '/api/search?sort=updated',
      '/search?page=2',
    ],
    ...['/api/search?collection=books', '/api/search?from=1900&to=1940', '/updates', '/walls'],
    ...publicWords.flatMap((text) => [
      ...[
        `/api/search?q=${encodeURIComponent(text)}`,
        `/search?q=${encodeURIComponent(text)}`,
        `/api/suggest?q=${encodeURIComponent(text)}`,
      ],
    ]),
    ...['か', 'カ', 'k', 'ka', '沖縄', 'おきなわ', '金'].map(
      (text) => `/api/suggest?q=${encodeURIComponent(text)}`,
    ),
  ]
  for (const url of urls) {
    const response = await app.inject(url)
    expect(response.statusCode, url).toBeLessThan(500)
    expect(readPayload(response.rawPayload), url).not.toMatch(canary)
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
    const addresses = makeAddresses(publicSlugs)
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
        const [expected, got] = [await askApp(one, request), await askApp(other, request)]
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
          const asked = { url: `${path}?q=${encodeURIComponent(words)}` }
          expect(await askApp(app, asked), words).toEqual(await askApp(other, asked))
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
        expect(await askApp(app, { url: path }), path).toEqual(await askApp(other, { url: path }))
      }
      await fresh.close()
    } finally {
      await close()
    }
  }, 120_000)
})
