/**
 * The address of a search is read alike by the API, by the pages of the server and by the browser; links arrive as mailers,
 * chats and readers change them on the way.
 */

import fc from 'fast-check'
import { expect, it, onTestFinished, vi } from 'vitest'
import { formatSearch, pageFit } from '../../server/contract/address.ts'
import type { SearchRequest } from '../../server/contract/api.ts'
import type { PageData } from '../../server/contract/page-data.ts'
import { readAddress } from '../../server/contract/read-address.ts'
import { loadPage, RequestFailure } from '../../web/api.ts'
import { anyAddress } from '../support/any-text.ts'
import { sendRaw } from '../support/raw-client.ts'
import { listenApp, makeApp, makeFakeLibrary } from '../support/test-app.ts'

type Read = { status: number; asked?: SearchRequest | undefined; code?: string; page?: PageData }

async function openReaders() {
  let asked: SearchRequest | undefined
  const usual = makeFakeLibrary()
  const search = (request: SearchRequest) => {
    asked = request
    return usual.search(request)
  }
  const app = await makeApp({ library: makeFakeLibrary({ search }), requestsPerMinute: 1e9 })
  const send = async (path: string) => {
    asked = undefined
    const { statusCode: status, body } = await app.inject(path)
    return { status, body, asked }
  }
  /** The browser's requests are answered by the same server. */
  const fetchHere = async (path: string) => {
    const { status, body } = await send(path)
    return new Response(body, { status })
  }
  vi.stubGlobal('fetch', fetchHere)
  onTestFinished(() => void vi.unstubAllGlobals())
  return {
    api: async (query: string): Promise<Read> => {
      const { status, body, asked } = await send(`/api/search?${query}`)
      return { status, asked, code: JSON.parse(body).error?.code }
    },
    page: async (query: string): Promise<Read> => {
      const { status, body, asked } = await send(`/search?${query}`)
      const data = /id="page-data">(.*?)<\/script>/s.exec(body)?.[1]
      return { status, asked, ...(status === 200 && { page: JSON.parse(data ?? '') }) }
    },
    browser: async (query: string): Promise<Read> => {
      const url = new URL(`http://a/search?${query}`)
      const page = await loadPage(url, new AbortController().signal).catch((error: unknown) => {
        if (!(error instanceof RequestFailure)) throw error
      })
      return { status: page ? 200 : 400, asked, ...(page && { page }) }
    },
  }
}

const isSameSearch = (one: SearchRequest | undefined, other: SearchRequest | undefined) => {
  // A page that is not told otherwise lists what fits.
  const plain = ({ evidence: _, size: __, fit = pageFit, ...rest }: SearchRequest) => ({
    ...rest,
    fit,
  })
  expect(one && plain(one)).toEqual(other && plain(other))
}

/** What no page opens without; the API names the first problem of an address, be it another one. */
const fatal = ['BROKEN_URL', 'QUERY_TOO_LONG', 'REPEATED_PARAMETER', 'UNKNOWN_PARAMETER']

it('whatever the address: page and browser show the same, and what the API accepts it reads like them', async () => {
  const readers = await openReaders()
  await fc.assert(
    fc.asyncProperty(anyAddress, async (query) => {
      const [api, page, browser] = [
        await readers.api(query),
        await readers.page(query),
        await readers.browser(query),
      ]
      expect(browser).toEqual(page)
      if (api.status === 200) isSameSearch(page.asked, api.asked)
      // What the API refuses opens as a page without it, and says so; what is left would be accepted.
      else if (page.page?.page === 'results') {
        const left = await readers.api(formatSearch(page.page.state))
        expect(left.status).toBe(200)
        isSameSearch(left.asked, page.asked)
      } else expect(fatal).toContain((await readers.api(query)).code)
    }),
    { numRuns: 300 },
  )
}, 60_000)

it('written again, every address reads as it did, without problems, and stays as it is written', () => {
  fc.assert(
    fc.property(anyAddress, (query) => {
      const { state, problems } = readAddress(query)
      fc.pre(problems.every(({ dropped }) => dropped !== undefined))
      const written = formatSearch(state)
      expect(readAddress(written)).toEqual({ state, problems: [] })
      expect(formatSearch(readAddress(written).state)).toBe(written)
    }),
    { numRuns: 2000 },
  )
})

const slug = 'kawase-city-madoguchi'
const tails = [...'。、）」』】》〕・…！？.,;:)>]}\'"!*_|　\u200b\u200c\u2060\ufeff\u00ad\u00a0']

it('a case link with anything of a sentence behind it leads to the case, as page and as data', async () => {
  const app = await makeApp()
  const tail = fc.array(fc.constantFrom(...tails), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(tail, fc.constantFrom('', '/api'), async (characters, api) => {
      const answer = await app.inject(
        `${api}/cases/${slug}${encodeURIComponent(characters.join(''))}`,
      )
      expect(answer.statusCode).toBe(301)
      expect(answer.headers.location).toBe(`${api}/cases/${slug}`)
    }),
  )
})

it.each([
  slug.toUpperCase(),
  'ｋａｗａｓｅ－ｃｉｔｙ－ｍａｄｏｇｕｃｈｉ',
  'Kawase‐City–madoguchi',
])('capitals, full-width letters and other hyphens lead to the case: %s', async (written) => {
  const app = await makeApp()
  const answer = await app.inject(`/cases/${encodeURIComponent(written)}`)
  expect(answer.headers.location).toBe(`/cases/${slug}`)
})

it('what is no case is not found, however it is written, and a redirect never leads elsewhere', async () => {
  const app = await makeApp()
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), async (text) => {
      const written = encodeURIComponent(text.replace(/[./\\]/g, ''))
      const answer = await app.inject(`/cases/x${written}`)
      expect([400, 404, 414]).toContain(answer.statusCode)
    }),
  )
})

it('a page address in raw UTF-8 leads to the same address in percent codes, as a page', async () => {
  const { port } = await listenApp()
  const raw = (text: string) => Buffer.from(text).toString('latin1')
  const ask = (path: string) =>
    sendRaw(port, `GET ${raw(path)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  const answer = await ask(`/cases/${slug}。`)
  expect(answer).toMatch(/^HTTP\/1\.1 308 /)
  expect(answer).toContain(`location: /cases/${slug}%E3%80%82\r\n`)
  expect(answer).toContain('content-type: text/html')
  for (const path of ['//evil.example/改善', '/\\evil.example/改善']) {
    expect(await ask(path), path).toMatch(/^HTTP\/1\.1 400 [\s\S]*text\/html/)
  }
  const broken = await sendRaw(port, 'GET /search?q=\xe3\x81 HTTP/1.1\r\nHost: x\r\n\r\n')
  expect(broken).toMatch(/^HTTP\/1\.1 400 [\s\S]*text\/html/)
})

it('a query encoded twice is read once more, on pages and as data, and what was typed stays', async () => {
  const asked: string[] = []
  const usual = makeFakeLibrary()
  const app = await makeApp({
    library: makeFakeLibrary({
      search: (request) => {
        asked.push(request.text)
        return usual.search(request)
      },
    }),
  })
  const ask = async (path: string, text: string, times: number) => {
    let written = text
    for (let time = 0; time < times; time += 1) written = encodeURIComponent(written)
    await app.inject(`${path}?q=${written}`)
    return asked.at(-1)
  }
  for (const path of ['/search', '/api/search']) {
    expect(await ask(path, '窓口 改善', 2)).toBe('窓口 改善')
    for (const typed of ['100%', '%E3', '%41', '100%25', '窓口%E7%AA%93', '100％']) {
      expect(await ask(path, typed, 1), typed).toBe(typed)
    }
  }
})
