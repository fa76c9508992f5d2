import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSocketServer, type Server as SocketServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type LinkCache, openLinkCache } from '../../scripts/links/cache.ts'
import {
  type Asking,
  type Fetch,
  followLink,
  type Outcome,
  openHostGate,
} from '../../scripts/links/follow.ts'
import {
  checkLinks,
  collectLinks,
  describeLinks,
  groupByHost,
  reportLinks,
} from '../../scripts/links/library-links.ts'
import { loadCases } from '../../server/cases/load.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const pauseMs = 15
/** Long enough for a busy machine; what is to run into it sets its own. */
const timeoutMs = 10_000
const shortMs = 150

type Seen = { method: string; path: string; agent: string }

let seen: Seen[] = []
let bytesSent = 0

/** What the local server does with each path. */
const pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/ok': (_, response) => response.end('ok'),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/broken': (_, response) => response.writeHead(500).end(),
  '/busy': (_, response) => response.writeHead(429).end(),
  '/moved': (_, response) => response.writeHead(301, { location: '/ok' }).end(),
  '/for-now': (_, response) => response.writeHead(302, { location: 'ok' }).end(),
  '/moved-away': (_, response) => response.writeHead(301, { location: '/gone' }).end(),
  '/to-top': (_, response) => response.writeHead(302, { location: '/' }).end(),
  '/': (_, response) => response.end('top'),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/step1': (_, response) => response.writeHead(301, { location: '/step2' }).end(),
  '/step2': (_, response) => response.writeHead(301, { location: '/step3' }).end(),
  '/step3': (_, response) => response.writeHead(301, { location: '/ok' }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/hosts' }).end(),
  '/hangs': () => undefined,
  '/hangs-later': (_, response) => void response.write('half a page'),
  '/no-head': ({ method }, response) => response.writeHead(method === 'HEAD' ? 405 : 200).end(),
  '/endless': ({ method }, response) =>
    method === 'HEAD' ? response.writeHead(405).end() : pour(response),
}

function pour(response: ServerResponse): void {
  const piece = Buffer.alloc(16 * 1024)
  const timer = setInterval(() => {
    bytesSent += piece.byteLength
    response.write(piece)
  }, 1)
  response.on('close', () => clearInterval(timer))
}

let server: Server
let garbage: SocketServer
let base = ''
let garbageBase = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    const agent = request.headers['user-agent'] ?? ''
    seen.push({ method: request.method ?? '', path, agent })
    const answer = pages[path] ?? ((_, refused) => refused.writeHead(404).end())
    answer(request, response)
  })
  garbage = createSocketServer((socket) => {
    socket.on('error', () => undefined)
    socket.end('\u0000\u0001 this is no HTTP\r\n\r\n')
  })
  base = await listen(server)
  garbageBase = await listen(garbage)
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  garbage.close()
})

afterEach(() => {
  seen = []
  bytesSent = 0
})

async function listen(local: Server | SocketServer): Promise<string> {
  await new Promise<void>((resolve) => {
    local.listen(0, '127.0.0.1', resolve)
  })
  const address = local.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

function asking(other: Partial<Asking> = {}): Asking {
  return { fetch, gate: openHostGate(pauseMs), timeoutMs, ...other }
}

const follow = (path: string) => followLink(base + path, asking())

describe('what becomes of a link', () => {
  test.each([
    ['/ok', 'alive', 200, []],
    ['/no-head', 'alive', 200, []],
    ['/for-now', 'alive', 200, ['/ok']],
    ['/moved', 'moved', 200, ['/ok']],
    ['/step1', 'moved', 200, ['/step2', '/step3', '/ok']],
    ['/nothing-here', 'dead', 404, []],
    ['/gone', 'dead', 410, []],
    ['/moved-away', 'dead', 410, ['/gone']],
    ['/broken', 'unclear', 500, []],
    ['/busy', 'unclear', 429, []],
  ])('%s is %s', async (path, verdict, status, redirects) => {
    const expected = { verdict, status, redirects: redirects.map((to) => base + to) }
    expect(await follow(path)).toEqual(expected)
  })

  test.each([
    ['/loop', 'redirects'],
    ['/to-file', 'bad-redirect'],
    ['/to-top', 'top-page'],
  ])('%s leaves it unclear: %s', async (path, trouble) => {
    expect(await follow(path)).toMatchObject({ verdict: 'unclear', trouble })
  })

  test('garbage instead of HTTP is no crash', async () => {
    const outcome = await followLink(`${garbageBase}/x`, asking())
    expect(outcome).toEqual({ verdict: 'unclear', trouble: 'no-http', redirects: [] })
  })

  test('a closed port is no connection, and may be open again tomorrow', async () => {
    const closed = createSocketServer()
    const url = await listen(closed)
    await new Promise((resolve) => closed.close(resolve))
    const outcome = await followLink(url, asking())
    expect(outcome).toMatchObject({ verdict: 'unclear', trouble: 'no-connection' })
  })

  test.each([
    ['ENOTFOUND', 'dead', 'no-host'],
    ['CERT_HAS_EXPIRED', 'unclear', 'certificate'],
    ['ECONNRESET', 'unclear', 'no-connection'],
  ])('a failure %s is %s', async (code, verdict, trouble) => {
    const failing: Fetch = async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
    }
    const outcome = await followLink('https://example.jp/', asking({ fetch: failing }))
    expect(outcome).toMatchObject({ verdict, trouble })
  })
})

describe('politeness', () => {
  test('HEAD comes first and GET only where HEAD brings no good answer', async () => {
    await follow('/ok')
    await follow('/no-head')
    await follow('/busy')
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'HEAD /ok',
      'HEAD /no-head',
      'GET /no-head',
      'HEAD /busy',
    ])
  })

  test('every request says who asks', async () => {
    await follow('/moved')
    expect(seen).toHaveLength(2)
    for (const { agent } of seen) expect(agent).toMatch(/^kaizen-case-library-link-check\//)
  })

  test('no more of a page is read than 64 KiB and what was under way', async () => {
    expect(await follow('/endless')).toMatchObject({ verdict: 'alive' })
    expect(bytesSent).toBeLessThan(1024 * 1024)
  })

  test('a page that hangs, before its head or half-way, is given up when the time is over', async () => {
    const start = performance.now()
    const outcome = await followLink(`${base}/hangs`, asking({ timeoutMs: shortMs }))
    expect(outcome).toMatchObject({ verdict: 'unclear', trouble: 'timeout' })
    expect(await askByGet('/hangs-later')).toMatchObject({ trouble: 'timeout' })
    expect(performance.now() - start).toBeLessThan(timeoutMs / 2)
  })

  /** HEAD has no body that could stop, so the server's answer to it is taken for a refusal. */
  async function askByGet(path: string) {
    const noHead: Fetch = async (url, init) =>
      init.method === 'HEAD' ? new Response(null, { status: 405 }) : fetch(url, init)
    return followLink(base + path, asking({ fetch: noHead, timeoutMs: shortMs }))
  }

  test('one host is asked one thing at a time, with the pause between', async () => {
    const pauses: number[] = []
    let ended: number | undefined
    const watched: Fetch = async (url, init) => {
      if (ended !== undefined) pauses.push(performance.now() - ended)
      ended = Number.NaN
      return fetch(url, init).finally(() => {
        ended = performance.now()
      })
    }
    const polite = asking({ fetch: watched, gate: openHostGate(50) })
    const paths = ['/ok', '/moved', '/nothing-here', '/no-head']
    await Promise.all(paths.map((path) => followLink(base + path, polite)))
    expect(pauses).toHaveLength(6)
    // Not a number where a request began before the one before it had ended.
    for (const pause of pauses) expect(pause).toBeGreaterThan(48)
  })

  test('another host need not wait', async () => {
    const gate = openHostGate(5_000)
    await Promise.all([
      gate('http://a.example/', async () => 1),
      gate('http://b.example/', async () => 1),
    ])
    await expect(gate('http://c.example/', async () => 3)).resolves.toBe(3)
  })
})

describe('the links of a library', () => {
  test('are asked for once each, and know where they are used', async () => {
    const folder = await makeFolder({ 'a.md': goodCase, 'b.md': goodCase })
    const { cases } = await loadCases(folder)
    const links = collectLinks(cases)
    expect(links).toEqual([
      {
        url: 'https://example.jp/1',
        usedBy: [
          { slug: 'a', source: 1 },
          { slug: 'b', source: 1 },
        ],
      },
    ])
  })

  test('are grouped by host', () => {
    const links = ['https://a.jp/1', 'https://b.jp/', 'https://a.jp/2'].map((url) => ({
      url,
      usedBy: [],
    }))
    expect(groupByHost(links).map((group) => group.length)).toEqual([2, 1])
  })

  test('are reported in their order, with a WARP address for those that do not answer', async () => {
    const { cases } = await loadCases(
      await makeFolder({
        'a.md': bend('https://example.jp/1', `${base}/ok`),
        'b.md': bend('https://example.jp/1', `${base}/nothing-here?a=1&b=あ`),
        'c.md': bend('https://example.jp/1', `${garbageBase}/`),
        'd.md': bend('https://example.jp/1', `${base}/moved`),
      }),
    )
    const links = await checkLinks(collectLinks(cases), await emptyCache(), asking())
    const report = reportLinks(links, new Date('2026-11-22T00:00:00Z'))
    expect(report.counts).toEqual({ alive: 1, moved: 1, dead: 1, unclear: 1 })
    expect(report.links.map(({ usedBy }) => usedBy[0]?.slug)).toEqual(['a', 'b', 'c', 'd'])
    const archive = new URL(report.links[1]?.archive ?? '')
    expect(archive.host).toBe('warp.ndl.go.jp')
    expect(archive.searchParams.get('keyword')).toBe(`${base}/nothing-here?a=1&b=あ`)
    expect(report.links[0]?.archive).toBeUndefined()
    const text = describeLinks(report)
    expect(text).toContain('なくなった（404） b の出典1')
    expect(text).toContain('分からない（HTTP でない答え） c の出典1')
    expect(text).toContain(`移り先: ${base}/ok`)
  })
})

async function emptyCache(): Promise<LinkCache> {
  return openLinkCache(join(await makeFolder(), 'links.json'), new Date(), () => undefined)
}

describe('the cache', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const alive: Outcome = { verdict: 'alive', status: 200, redirects: [] }
  const url = 'https://example.jp/1'

  async function openAt(file: string, at: Date) {
    const said: string[] = []
    return { said, cache: await openLinkCache(file, at, (sentence) => said.push(sentence)) }
  }

  test('keeps an answer for 30 days and leaves nothing else beside it', async () => {
    const folder = join(await makeFolder(), 'data')
    const file = join(folder, 'links.json')
    const { cache, said } = await openAt(file, now)
    cache.keep(url, alive)
    await Promise.all([cache.save(), cache.save()])
    expect(said).toEqual([])
    expect(await readdir(folder)).toEqual(['links.json'])
    const later = await openAt(file, new Date('2026-12-22T12:00:00Z'))
    expect(later.cache.find(url)).toEqual(alive)
    const tooLate = await openAt(file, new Date('2026-12-22T12:00:01Z'))
    expect(tooLate.cache.find(url)).toBeUndefined()
  })

  test('does not keep what may have been the fault of our own network', async () => {
    const { cache } = await openAt(join(await makeFolder(), 'links.json'), now)
    cache.keep(url, { verdict: 'unclear', trouble: 'timeout', redirects: [] })
    cache.keep(`${url}x`, { verdict: 'dead', trouble: 'no-host', redirects: [] })
    expect(cache.find(url)).toBeUndefined()
    expect(cache.find(`${url}x`)).toBeUndefined()
  })

  test.each(['', '{', '[]', '{"version":1}', '{"version":1,"links":{"a":{"verdict":"fine"}}}'])(
    'damaged as %j it counts as none, and that is said',
    async (content) => {
      const file = join(await makeFolder({ 'links.json': content }), 'links.json')
      const { cache, said } = await openAt(file, now)
      expect(cache.find('a')).toBeUndefined()
      expect(said.join()).toContain('壊れている')
      cache.keep(url, alive)
      await cache.save()
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1 })
    },
  )

  test('spares the servers a second time', async () => {
    const cache = await emptyCache()
    const links = ['/ok', '/nothing-here', '/broken'].map((path) => ({
      url: base + path,
      usedBy: [],
    }))
    await checkLinks(links, cache, asking())
    seen = []
    const again = await checkLinks(links, cache, asking())
    expect(again.map(({ cached }) => cached)).toEqual([true, true, false])
    expect(new Set(seen.map(({ path }) => path))).toEqual(new Set(['/broken']))
  })
})
