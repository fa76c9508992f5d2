/** GET /api/export and /api/compare on the small library, through the whole server but for the model. */

import { describe, expect, it } from 'vitest'
import type { ComparisonAnswer } from '../../server/contract/api.ts'
import { splitTitle } from '../../server/contract/format.ts'
import { smallSlugs } from '../exports/selections.ts'
import { readCsv, readWord } from '../support/read-files.ts'
import { listenApp, makeApp, makeFakeLibrary } from '../support/test-app.ts'
import { openToRead, smallCases } from '../support/test-library.ts'

const library = await openToRead(smallCases)

async function ask(path: string) {
  const app = await makeApp({ library })
  return app.inject(path)
}

const [first = '', second = '', third = ''] = smallSlugs
const two = `slug=${second}&slug=${first}`

const formats: readonly [format: string, type: RegExp, ending: string, begin: RegExp][] = [
  ['docx', /^application\/vnd\.openxmlformats-.*document$/, 'docx', /^PK/],
  ['md', /^text\/markdown; charset=utf-8$/, 'md', /^# 改善事例\n/],
  ['csv', /^text\/csv; charset=utf-8$/, 'csv', /^\ufeff"事例番号"/],
  ['json', /^application\/json/, 'json', /^\{/],
  ['ris', /^application\/x-research-info-systems/, 'ris', /^TY {2}- /],
  ['bibtex', /^application\/x-bibtex/, 'bib', /^@/],
  ['csl', /^application\/vnd\.citationstyles\.csl\+json/, 'json', /^\[/],
  ['sist02', /^text\/plain; charset=utf-8$/, 'txt', /\r\n$/],
]

describe('a file of cases', () => {
  it.each(formats)(
    'as %s has its type and a Japanese name',
    async (format, type, ending, begin) => {
      const { statusCode, headers, body } = await ask(`/api/export?format=${format}&${two}`)
      expect(statusCode).toBe(200)
      expect(headers['content-type']).toMatch(type)
      expect(body).toMatch(begin)
      const [, plain, coded] =
        /^attachment; filename="([^"]+)"; filename\*=UTF-8''(\S+)$/.exec(
          String(headers['content-disposition']),
        ) ?? []
      expect(plain).toBe(`kaizen.${ending}`)
      expect(decodeURIComponent(coded ?? '')).toMatch(/改善事例 2件 \d{4}-\d\d-\d\d\.[a-z]+$/)
      expect(headers['cache-control']).toBe('no-store')
    },
  )

  it('has the name of a list as its title and each note with its case, and takes neither from another site', async () => {
    const app = await makeApp({ library })
    const send = (payload: object, headers: Record<string, string> = {}) =>
      app.inject({ method: 'POST', url: `/api/export?format=md&${two}`, payload, headers })
    const words = {
      title: '秋の*勉強会',
      notes: [{ slug: first, note: '部長級は？\n次に聞く。' }],
    }
    const { body, headers } = await send(words)
    expect(body).toMatch(/^# 秋の\\\*勉強会\n/)
    expect(body).toContain('\nメモ\n\n> 部長級は？\n\n> 次に聞く。\n')
    const [before = ''] = body.split('部長級')
    const { title = '' } = library.cards([first]).cards[0] ?? {}
    expect(before.slice(before.lastIndexOf('\n## '))).toContain(splitTitle(title).main)
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('秋の 勉強会 2件')
    expect((await send(words, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(400)
    expect((await send({ title: '題' })).statusCode).toBe(400)
    expect((await send({ title: '題', notes: [{ slug: '../x', note: '' }] })).statusCode).toBe(400)
  })

  it('keeps the order of the names', async () => {
    const { body } = await ask(`/api/export?format=csv&slug=${third}&${two}`)
    expect(readCsv(body).map(([slug]) => slug)).toEqual(['事例番号', third, second, first])
  })

  it('has everything that a search finds, and what was found in each', async () => {
    const q = encodeURIComponent('会費')
    const { body } = await ask(`/api/export?format=csv&q=${q}`)
    const [head = [], ...rows] = readCsv(body)
    const { total, hits } = await library.search({
      ...{ text: '会費', facets: {}, sort: 'relevance', page: 1, size: 100 },
    })
    expect(rows.map(([slug]) => slug)).toEqual(hits.map(({ slug }) => slug))
    expect(rows.length).toBe(total)
    const excerpts = rows.map((row) => row[head.indexOf('見つかった所')])
    expect(excerpts).toEqual(
      hits.map(({ snippet: { section, segments } }) =>
        section === 'summary' ? '' : segments.map(({ text }) => text).join(''),
      ),
    )
    expect(excerpts.join()).toContain('会費')
  })

  it('of all cases is had by any condition of a search, a sorting too', async () => {
    const { body } = await ask('/api/export?format=csv&sort=prefecture')
    expect(readCsv(body).length).toBe(smallSlugs.length + 1)
  })

  it('names conditions in words', async () => {
    const { body } = await ask('/api/export?format=md&stage=workplace&from=2000&to=2026')
    expect(body).toContain('条件: ステージ 職場、期間 2000〜2026年')
  })

  it('has addresses that begin as the reader came by them', async () => {
    const app = await makeApp({ library })
    const headers = { host: 'library.example.jp:8080' }
    const url = `/api/export?format=json&slug=${first}`
    const { cases } = (await app.inject({ url, headers })).json()
    expect(cases[0].url).toBe(`http://library.example.jp:8080/cases/${first}`)
  })

  it('comes whole over a real connection, and as nothing but its head when only that is asked for', async () => {
    const { port } = await listenApp({ library })
    const url = `http://127.0.0.1:${port}/api/export?format=json&sort=updated`
    const [got, head] = await Promise.all([fetch(url), fetch(url, { method: 'HEAD' })])
    const { cases } = (await got.json()) as { cases: { slug: string }[] }
    expect(cases.map(({ slug }) => slug).sort()).toEqual([...smallSlugs].sort())
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('content-disposition')).toContain("filename*=UTF-8''")
  })

  it('of a search that nothing answers holds no case, however near some come', async () => {
    const text = '天狗 カフェ 河童 相撲'
    const request = { text, facets: {}, sort: 'relevance' as const, page: 1, size: 100 }
    const { noAnswer, near = [] } = await library.search(request)
    expect([noAnswer, near.length > 0]).toEqual([true, true])
    const { statusCode, body } = await ask(`/api/export?format=csv&q=${encodeURIComponent(text)}`)
    expect(statusCode).toBe(404)
    expect(JSON.parse(body).error.code).toBe('NOTHING_TO_EXPORT')
  })

  it('never holds a members-only case or a draft, by name or by search', async () => {
    const hidden = ['yukitani-city-hikitsugi', 'kirihara-city-teian']
    const names = [first, ...hidden].map((slug) => `slug=${slug}`).join('&')
    for (const choice of ['sort=newest', `q=${encodeURIComponent('氷柱会議 蜃気楼計画')}`]) {
      const { body } = await ask(`/api/export?format=csv&${choice}`)
      expect(body).not.toMatch(/yukitani|kirihara|氷柱|蜃気楼/)
    }
    const { body } = await ask(`/api/export?format=json&${names}`)
    expect(JSON.parse(body).cases.slice(1)).toEqual(
      hidden.map((slug) => ({ slug, missing: expect.stringContaining('見つからない') })),
    )
  })
})

describe('a name of no case is said, and the rest delivered', () => {
  const choice = `slug=${first}&slug=gone&slug=${encodeURIComponent('<b>消えた</b>')}&slug=${second}`

  it.each(formats)('in %s', async (format) => {
    const { statusCode, headers, rawPayload, body } = await ask(
      `/api/export?format=${format}&${choice}`,
    )
    expect(statusCode).toBe(200)
    expect(headers['missing-cases']).toBe('2')
    if (['ris', 'bibtex', 'csl'].includes(format)) return
    const text =
      format === 'docx'
        ? readWord(rawPayload)
            .paragraphs.map((one) => one.text)
            .join('\n')
        : body
    expect(text).toContain('事例「gone」は見つからない。')
  })
})

const refused: readonly [what: string, query: string, code: string, says: string][] = [
  ['no format', two, 'BAD_PARAMETER', 'docx、md、csv'],
  ['an unknown format', `format=pdf&${two}`, 'BAD_PARAMETER', 'docx、md、csv'],
  ['two formats', `format=md&format=csv&${two}`, 'REPEATED_PARAMETER', 'format'],
  ['no case', 'format=csv', 'CASE_COUNT', '1〜100件'],
  ['empty names only', 'format=csv&slug=&slug=', 'CASE_COUNT', 'いまは0件'],
  ['names and a search', `format=csv&q=a&${two}`, 'MIXED_CHOICE', 'どちらか一方'],
  ['a page of a search', 'format=csv&q=a&page=2', 'UNKNOWN_PARAMETER', 'page'],
  ['an unknown condition', 'format=csv&stage=mars', 'BAD_PARAMETER', '職場（workplace）'],
  [
    '101 names',
    `format=csv&${Array.from({ length: 101 }, (_, at) => `slug=case-${at}`).join('&')}`,
    'CASE_COUNT',
    'いまは101件',
  ],
]

describe('refused with 400 and a sentence:', () => {
  it.each(refused)('%s', async (_what, query, code, says) => {
    const { statusCode, headers, body } = await ask(`/api/export?${query}`)
    expect(statusCode).toBe(400)
    expect(JSON.parse(body).error).toEqual({ code, message: expect.stringContaining(says) })
    expect(headers).not.toHaveProperty('content-disposition')
  })

  it.each([
    ['one case', `slug=${first}`, 'CASE_COUNT'],
    ['five cases', 'slug=a&slug=b&slug=c&slug=d&slug=e', 'CASE_COUNT'],
    ['the same case twice', `slug=${first}&slug=${first}`, 'CASE_COUNT'],
    ['an unknown format', `${two}&format=json`, 'BAD_PARAMETER'],
  ])('a comparison of %s', async (_what, query, code) => {
    const { statusCode, body } = await ask(`/api/compare?${query}`)
    expect([statusCode, JSON.parse(body).error.code]).toEqual([400, code])
  })
})

it('100 names are taken', async () => {
  const names = Array.from({ length: 99 }, (_, at) => `slug=case-${at}`)
  const { statusCode } = await ask(`/api/export?format=csv&slug=${first}&${names.join('&')}`)
  expect(statusCode).toBe(200)
})

it.each([
  'export?format=csv&slug=gone',
  `export?format=docx&q=${encodeURIComponent('電動キックボードの規制')}`,
  'compare?slug=gone&slug=lost',
  'compare?slug=gone&slug=lost&format=docx',
])('/api/%s has nothing to give, and says so with 404', async (path) => {
  const { statusCode, body } = await ask(`/api/${path}`)
  expect([statusCode, JSON.parse(body).error.code]).toEqual([404, 'NOTHING_TO_EXPORT'])
})

describe('a comparison', () => {
  it('is data for the page, with what is missing', async () => {
    const { statusCode, body } = await ask(`/api/compare?${two}&slug=gone`)
    const comparison: ComparisonAnswer = JSON.parse(body)
    expect(statusCode).toBe(200)
    expect(comparison.cases.map(({ slug }) => slug)).toEqual([second, first])
    expect(comparison.missing).toEqual(['gone'])
    expect(comparison.rows.at(-1)?.cells[0]).toEqual({ sentences: [], blank: true })
  })

  it.each(formats.slice(0, 3))('is a file as %s', async (format, type, ending) => {
    const { statusCode, headers } = await ask(`/api/compare?${two}&format=${format}`)
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toMatch(type)
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain(
      `UTF-8''事例の比較 2件`,
    )
    expect(headers['content-disposition']).toContain(`filename="kaizen.${ending}"`)
  })
})

it.each([
  ['of many cases', 4, ['export?format=csv&slug=a']],
  ['of a few cases', 24, ['kit?format=docx&slug=a', 'compare?format=docx&slug=a&slug=b']],
])(
  'more files %s at once than the machine can write are refused, and served when the others are done',
  async (_, most, urls) => {
    const waiting: (() => void)[] = []
    const write = async () => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return { name: '名', extension: 'csv', mediaType: 'text/csv', content: ['a'], missing: [] }
    }
    const slow = makeFakeLibrary({ exportCases: write, exportKit: write, exportComparison: write })
    const app = await makeApp({ library: slow })
    const ask = (url: string) => app.inject(`/api/${url}`)
    const served = Array.from({ length: most }, (_one, number) =>
      ask(urls[number % urls.length] ?? ''),
    )
    await expect.poll(() => waiting.length).toBe(most)
    for (const { statusCode, headers, body } of await Promise.all(urls.map(ask))) {
      expect([statusCode, headers['retry-after']]).toEqual([503, '2'])
      expect(JSON.parse(body).error.message).toContain('混み合っています')
    }
    expect((await app.inject('/api/search?q=a')).statusCode).toBe(200)
    for (const go of waiting) go()
    for (const response of await Promise.all(served)) expect(response.statusCode).toBe(200)
  },
)

it('files of a few cases are not refused for the files of many that are under way', async () => {
  const waiting: (() => void)[] = []
  const file = { name: '名', extension: 'csv', mediaType: 'text/csv', content: ['a'], missing: [] }
  const slow = makeFakeLibrary({
    exportCases: () => new Promise((resolve) => waiting.push(() => resolve(file))),
    exportKit: async () => file,
  })
  const app = await makeApp({ library: slow })
  const large = Array.from({ length: 4 }, () => app.inject('/api/export?format=docx&slug=a'))
  await expect.poll(() => waiting.length).toBe(4)
  expect((await app.inject('/api/kit?format=docx&slug=a')).statusCode).toBe(200)
  for (const go of waiting) go()
  for (const response of await Promise.all(large)) expect(response.statusCode).toBe(200)
})
