/** Connections that misbehave, and clients that leave in the middle: of what they send, of what they are sent, and before. */

import { Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openSocket, readToEnd, sendRaw } from '../support/raw-client.ts'
import { listenApp, makeFakeLibrary } from '../support/test-app.ts'

const bodyOf = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))

it.each([
  ['what is no HTTP', 'HELLO\r\n\r\n', 400, 'BAD_REQUEST'],
  ['a broken header', 'GET / HTTP/1.1\r\nHost x\r\n\r\n', 400, 'BAD_REQUEST'],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
    'BAD_REQUEST',
  ],
  [
    'an endless header',
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(140_000)}\r\n\r\n`,
    431,
    'HEADERS_TOO_LARGE',
  ],
] as const)('%s is answered in Japanese with every header', async (_what, text, status, code) => {
  const { port } = await listenApp()
  const answer = await sendRaw(port, text)
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(answer).toContain("content-security-policy: default-src 'none'")
  expect(answer).toContain('x-content-type-options: nosniff')
  expect(bodyOf(answer).error.code).toBe(code)
  expect(bodyOf(answer).error.message).toMatch(/[ぁ-ん]/)
})

it('Japanese typed into an address without percent codes is refused with the way to write it', async () => {
  const { port } = await listenApp()
  const raw = Buffer.from('改善').toString('latin1')
  const answer = await sendRaw(port, `GET /api/search?q=${raw} HTTP/1.1\r\nHost: x\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(bodyOf(answer).error.message).toContain('UTF-8の%符号')
})

it.each([false, true])(
  'connections that reset while pipelining leave nothing in the log (behind a proxy: %s)',
  async (isProxied) => {
    let log = ''
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        log += String(chunk)
        done()
      },
    })
    const { app, port } = await listenApp({
      logger: { level: 'warn', stream },
      ...(isProxied && { trustedProxies: ['127.0.0.1'] }),
    })
    const paths = [
      '/api/search?q=a',
      '/api/health',
      '/nothing',
      '/%ff',
      '/assets/main-test.js',
      '/',
    ]
    const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join('')
    for (let count = 0; count < 60; count += 1) {
      const socket = await openSocket(port)
      socket.on('error', () => socket.destroy())
      socket.write(requests, () => socket.resetAndDestroy())
    }
    await delay(500)
    expect(log).toBe('')
    expect((await app.inject('/api/health')).statusCode).toBe(200)
  },
)

it('the limits for slow clients are those that were decided', async () => {
  const { app } = await listenApp()
  expect(app.server.headersTimeout).toBe(15_000)
  expect(app.server.requestTimeout).toBe(20_000)
  expect(app.server.keepAliveTimeout).toBe(10_000)
})

it('slow clients do not hurt others, and are told 408', async () => {
  const { app, port } = await listenApp()
  app.server.headersTimeout = 500
  app.server.requestTimeout = 500
  const sockets = await Promise.all(Array.from({ length: 100 }, () => openSocket(port)))
  const answers = sockets.map((socket, index) => {
    const isBody = index % 2 === 0
    const body =
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{'
    socket.write(isBody ? body : 'GET / HTTP/1.1\r\nHo')
    return readToEnd(socket)
  })
  const times: number[] = []
  for (let round = 0; round < 20; round += 1) {
    const start = performance.now()
    const response = await fetch(`http://127.0.0.1:${port}/api/search?q=a`)
    await response.json()
    times.push(performance.now() - start)
    expect(response.status).toBe(200)
    await delay(20)
  }
  const median = times.sort((a, b) => a - b)[times.length / 2] ?? Number.NaN
  expect(median).toBeLessThan(500)
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1\.1 408 /)
})

it('what was sent before the end is answered, though it is read after: in idle connections, new ones, half of it', async () => {
  const { app, port } = await listenApp()
  const request = 'GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n'
  const used = await openSocket(port)
  used.write(request)
  await new Promise((resolve) => used.once('data', resolve))
  const [fresh, half] = [await openSocket(port), await openSocket(port)]
  half.write(request.slice(0, 20))
  await delay(50)
  const answers = [used, fresh, half].map(readToEnd)
  // The event loop reads none of it before the close has begun.
  used.write(request)
  fresh.write(request)
  half.write(request.slice(20))
  const closing = app.close()
  for (const answer of await Promise.all(answers)) {
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer.toLowerCase()).toContain('connection: close')
  }
  await closing
  await expect(openSocket(port)).rejects.toThrow('ECONNREFUSED')
})

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`
const post = (type: string, path = '/api/search') =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 99\r\n\r\n{"a"`
const chunked =
  'POST /api/search HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
  'Transfer-Encoding: chunked\r\n\r\n4\r\n{"a"'

/** 40 MB in pieces: more than any buffer between here and the client. */
function* writeLong(): Generator<string> {
  for (let count = 0; count < 640; count += 1) yield 'あ'.repeat(21_845)
}

it.each([
  ['a body of JSON', post('application/json')],
  ['a body of text', post('text/plain')],
  ['a body for a page', post('application/json', '/search')],
  ['a body for no address', post('application/json', '/nothing')],
  ['a body in chunks', chunked],
  ['an answer that is still being made', get('/api/search?q=a')],
  ['a page that is still being made', get('/search?q=a')],
  ['a file that is still being made', get('/api/export?slug=a&format=csv')],
  ['a long file in the middle', get('/api/export?slug=long&format=csv')],
  ['several requests at once', get('/api/search?q=a') + get('/search?q=b') + post('text/plain')],
])(
  'a client that leaves during %s is no error and leaves nothing in the log',
  async (_what, text) => {
    let log = ''
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        log += String(chunk)
        done()
      },
    })
    const usual = makeFakeLibrary()
    const library = makeFakeLibrary({
      search: async (request) => {
        await delay(60)
        return usual.search(request)
      },
      exportCases: async (choice) => {
        const isLong = 'slugs' in choice && choice.slugs.includes('long')
        if (!isLong) await delay(60)
        const file = { name: '事例', extension: 'csv', mediaType: 'text/csv', missing: [] }
        return { ...file, content: isLong ? writeLong() : 'a' }
      },
    })
    const { app, port } = await listenApp({ library, logger: { level: 'warn', stream } })
    const statuses: number[] = []
    app.server.on('request', (_request, response) => {
      response.on('close', () => statuses.push(response.statusCode))
    })
    for (const leave of ['end', 'destroy', 'resetAndDestroy'] as const) {
      for (let count = 0; count < 5; count += 1) {
        const socket = await openSocket(port)
        socket.on('error', () => socket.destroy())
        socket.write(text)
        await delay(20)
        if (leave === 'end') socket.end()
        else socket[leave]()
        setTimeout(() => socket.destroy(), 100)
      }
    }
    await delay(300)
    expect(log).toBe('')
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    expect((await app.inject('/api/health')).statusCode).toBe(200)
  },
)
