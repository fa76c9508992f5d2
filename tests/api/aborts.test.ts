/** Clients that leave in the middle: of what they send, of what they are sent, and before there is anything to send. */

import { Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { makeFakeLibrary } from '../support/fake-library.ts'
import { openSocket } from '../support/raw-client.ts'
import { listenApp } from '../support/test-app.ts'

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
