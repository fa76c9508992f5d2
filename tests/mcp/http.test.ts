/** The address for assistants on a listening server, asked by the official client and by hand. */

import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { SearchAnswer } from '../../server/contract/api.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { listenApp, makeFakeLibrary } from '../support/test-app.ts'
import { noModel, openTestLibrary, smallCases } from '../support/test-library.ts'

let library: WholeLibrary
let close: () => Promise<void>

beforeAll(async () => {
  ;({ library, close } = await openTestLibrary(smallCases, { model: noModel }))
}, 120_000)

afterAll(() => close())

/** An application that listens, and how it is called. */
async function listen(answering: WholeLibrary) {
  const { app, port } = await listenApp({ library: answering })
  return { app, url: `http://127.0.0.1:${port}` }
}

type Mode = 'legacy' | 'auto'

async function connect(url: string, mode: Mode = 'legacy', headers = {}): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } })
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', url), {
    requestInit: { headers },
  })
  await client.connect(transport)
  onTestFinished(() => client.close())
  return client
}

const question = (method: string, params: object = {}) => ({
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
})

const ask = async (url: string, more: RequestInit = {}) =>
  fetch(new URL('/mcp', url), { ...question('tools/list'), ...more })

describe.each<Mode>(['legacy', 'auto'])('a client of the %s protocol', (mode) => {
  it('lists, finds, reads, compares and cites', async () => {
    const { url } = await listen(library)
    const client = await connect(url, mode)
    expect((await client.listTools()).tools).toHaveLength(6)
    const found = await client.callTool({
      name: 'search_cases',
      arguments: { query: '窓口の待ち時間が長い' },
    })
    const { cases } = found.structuredContent as { cases: { slug: string; address: string }[] }
    expect(cases[0]).toMatchObject({
      slug: 'kawase-city-madoguchi',
      address: `${url}/cases/kawase-city-madoguchi`,
    })
    const slug = ['kawase-city-madoguchi', 'tsukioka-city-jimu-misu']
    for (const asked of [
      { name: 'read_case', arguments: { slug: slug[0] } },
      { name: 'compare_cases', arguments: { slug } },
      { name: 'cite_cases', arguments: { slug } },
    ]) {
      const told = await client.callTool(asked)
      expect(told.isError).toBeFalsy()
      expect(JSON.stringify(told.content)).toContain('窓口の待ち時間調査')
    }
    await expect(client.callTool({ name: 'nope', arguments: {} })).rejects.toThrow('nope')
  })
})

it('two clients at once are each answered what they asked', async () => {
  const { url } = await listen(library)
  const clients = await Promise.all([connect(url), connect(url, 'auto')])
  const slugs = ['kawase-city-madoguchi', 'morino-town-park']
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) => {
      const asked = { name: 'read_case', arguments: { slug: slugs[at % 2] } }
      return clients[at % 2]?.callTool(asked)
    }),
  )
  for (const [at, answer] of answers.entries()) {
    expect(answer?.structuredContent).toMatchObject({ case: { slug: slugs[at % 2] } })
  }
})

describe('the address', () => {
  it('answers in JSON that nobody keeps, and opens no session', async () => {
    const { url } = await listen(library)
    const response = await ask(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('mcp-session-id')).toBeNull()
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await response.json()).result.tools).toHaveLength(6)
  })

  it.each(['GET', 'DELETE'])('has no stream and no session to end: %s is 405', async (method) => {
    const { url } = await listen(library)
    const response = await fetch(new URL('/mcp', url), { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect((await response.json()).error.code).toBe('QUESTIONS_ONLY')
  })

  it.each(['http://evil.example', 'null', 'http://localhost:3000'])(
    'is for no page of a browser, whatever name it came by: %s',
    async (origin) => {
      const { app } = await listen(library)
      const { method, body, headers } = question('tools/list')
      const host = origin.replace('http://', '')
      const response = await app.inject({
        method: method as 'POST',
        url: '/mcp',
        headers: { ...headers, origin, host },
        payload: body,
      })
      expect(response.statusCode).toBe(403)
      expect(response.json().error.code).toBe('FOREIGN_ORIGIN')
    },
  )

  it.each([
    ['a megabyte', { body: JSON.stringify({ a: 'x'.repeat(1024 * 1024) }) }, 413],
    ['no JSON', { body: '{"jsonrpc":' }, 400],
    ['nothing', { body: '' }, 400],
    ['a list of questions', { body: '[]' }, 400],
    ['no question', { body: '{"a":1}' }, 400],
    ['a form', { headers: { 'content-type': 'text/plain' }, body: 'a=1' }, 400],
  ])('refuses %s with a sentence', async (_what, more, status) => {
    const { url } = await listen(library)
    const response = await ask(url, more)
    expect(response.status).toBe(status)
    expect((await response.json()).error.message).toBeTruthy()
  })

  it('takes no more questions at once than it can answer', async () => {
    const waiting: (() => void)[] = []
    const slow = makeFakeLibrary({
      search: () =>
        new Promise<SearchAnswer>((_, reject) => waiting.push(() => reject(new Error('end')))),
    })
    const { url } = await listen(slow)
    const call = question('tools/call', { name: 'search_cases', arguments: { query: 'a' } })
    const asked = Array.from({ length: 16 }, () => ask(url, call))
    await expect.poll(() => waiting.length).toBe(16)
    const refused = await ask(url, call)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('2')
    for (const end of waiting) end()
    for (const response of await Promise.all(asked)) expect(response.status).toBe(200)
  })

  describe('forgets a question whose asker has gone, and its place is free again', () => {
    const searchForEver = () => {
      const signals: AbortSignal[] = []
      const library = makeFakeLibrary({
        search: (_request, signal) =>
          new Promise((_resolve, reject) => {
            if (!signal) return
            signals.push(signal)
            signal.addEventListener('abort', () => reject(signal.reason))
          }),
      })
      return { signals, library }
    }
    const named = { name: 'search_cases', arguments: { query: 'a' } }

    it.each<[string, (url: string) => Promise<(signal: AbortSignal) => Promise<unknown>>]>([
      [
        'by closing the connection',
        async (url) => (signal) => ask(url, { ...question('tools/call', named), signal }),
      ],
      [
        'by the client of today',
        async (url) => {
          const client = await connect(url, 'auto')
          return (signal) => client.callTool(named, { signal })
        },
      ],
    ])('%s', async (_how, prepare) => {
      const { signals, library: slow } = searchForEver()
      const { url } = await listen(slow)
      const send = await prepare(url)
      for (let round = 1; round <= 20; round += 1) {
        const stop = new AbortController()
        const asked = send(stop.signal)
        await expect.poll(() => signals.length).toBe(round)
        stop.abort()
        await expect(asked).rejects.toThrow()
        await expect.poll(() => signals.at(-1)?.aborted).toBe(true)
      }
      expect((await ask(url)).status).toBe(200)
    })
  })
})
