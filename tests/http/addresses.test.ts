/** The address of a search is read alike by the API, by the pages of the server and by the browser. */

import fc from 'fast-check'
import { expect, it, onTestFinished, vi } from 'vitest'
import { formatSearch } from '../../server/contract/address.ts'
import type { SearchRequest } from '../../server/contract/api.ts'
import type { PageData } from '../../server/contract/page-data.ts'
import { readAddress } from '../../server/contract/read-address.ts'
import { loadPage, RequestFailure } from '../../web/api.ts'
import { anyAddress } from '../support/any-address.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

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
  const plain = ({ evidence: _, size: __, ...rest }: SearchRequest) => rest
  expect(one && plain(one)).toEqual(other && plain(other))
}

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
      } else expect(['BROKEN_URL', 'QUERY_TOO_LONG']).toContain((await readers.api(query)).code)
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
