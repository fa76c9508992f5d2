/** What breaks is said without secrets, and nothing at random breaks the server. */

import { Writable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { facets } from '../../server/contract/vocabulary.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

const broken = () =>
  makeFakeLibrary({
    search: async () => {
      throw new Error('secret detail at /home/someone/x.ts', { cause: new Error('deeper') })
    },
    suggest: () => {
      throw Object.assign(new Error('pretends'), { statusCode: 200 })
    },
    // A shape the contract does not know: the serialiser refuses it.
    start: () => ({ holdings: undefined }) as never,
  })

it.each(['/api/search?q=himitsu', '/search?q=himitsu', '/api/suggest?q=a', '/api/start', '/'])(
  'a bug is answered by one plain sentence and a number: %s',
  async (url) => {
    const app = await makeApp({ library: broken() })
    const response = await app.inject(url)
    expect(response.statusCode).toBe(500)
    expect(response.body).toMatch(/サーバーで思わぬ誤りが起きました。続くときは番号 [0-9a-f]{8} /)
    expect(response.body).not.toMatch(/secret|someone|deeper|pretends|\.ts|Error|at /)
    expect(response.headers['cache-control']).toBe('no-store')
  },
)

it('the log has the bug under the same number, and of the query only length and hash', async () => {
  let log = ''
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      log += String(chunk)
      done()
    },
  })
  const app = await makeApp({ library: broken(), logger: { level: 'info', stream } })
  const response = await app.inject('/api/search?q=himitsu')
  const id = /番号 ([0-9a-f]{8}) /.exec(response.body)?.[1]
  const entry = JSON.parse(log.trim())
  expect(entry).toMatchObject({ reqId: id, method: 'GET', path: '/api/search' })
  expect(entry.query).toEqual({ length: 9, hash: expect.stringMatching(/^[0-9a-f]{12}$/) })
  expect(entry.err.message).toContain('secret detail')
  expect(log).not.toContain('himitsu')
})

it('expected refusals are not logged', async () => {
  let lines = 0
  const stream = new Writable({
    write: (_chunk, _encoding, done) => {
      lines += 1
      done()
    },
  })
  const app = await makeApp({ logger: { level: 'info', stream } })
  await app.inject('/api/search?page=0')
  await app.inject('/cases/nothing')
  await app.inject('/%ff')
  expect(lines).toBe(0)
})

const acceptable = new Set([200, 301, 304, 400, 404, 405, 413, 414, 415, 431])

const name = fc.oneof(
  fc.constantFrom(
    'q',
    'from',
    'to',
    'sort',
    'fit',
    'page',
    'size',
    'evidence',
    ...facets.map(({ id }) => id),
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'q[]', ''),
  fc.string(),
)
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '職場',
    'workplace',
    '2010',
    '1',
    '%',
    '%ff',
    '%00',
    '__proto__',
    '../..',
    '"><img>',
  ),
  fc.integer().map(String),
)
/** Some codes are left as they fall, so that broken ones occur. */
const written = fc.tuple(value, fc.boolean()).map(([text, isRaw]) => {
  const isWellFormed = text.isWellFormed()
  return isRaw || !isWellFormed ? text.replace(/[^!-~]/g, '%9') : encodeURIComponent(text)
})
const query = fc
  .array(fc.tuple(name, written), { maxLength: 6 })
  .map((pairs) => pairs.map(([key, text]) => `${key.replace(/[^!-~]|#/g, '')}=${text}`).join('&'))
const path = fc.oneof(
  fc.constantFrom('/', '/search', '/api/search', '/api/suggest', '/api/start', '/api/health'),
  fc
    .tuple(fc.constantFrom('/cases/', '/api/cases/', '/assets/', '/'), written)
    .map((p) => p.join('')),
)
const headers = fc.record(
  {
    'if-none-match': fc.string(),
    range: fc.constantFrom('bytes=0-', 'bytes=9-1', 'x', 'bytes=-0,1-'),
    'x-forwarded-for': fc.string(),
    accept: fc.string(),
    cookie: fc.string(),
    'content-type': fc.constantFrom('application/json', 'text/plain', 'x', ''),
  },
  { requiredKeys: [] },
)
const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE')

it('random input never breaks the server, and is never answered without a reason', async () => {
  const app = await makeApp({ requestsPerMinute: 1_000_000 })
  await fc.assert(
    fc.asyncProperty(method, path, query, headers, async (verb, place, text, head) => {
      const url = text === '' ? place : `${place}?${text}`
      const response = await app.inject({ method: verb as 'GET', url, headers: head })
      expect(acceptable).toContain(response.statusCode)
      if (response.statusCode >= 400 && verb !== 'HEAD') expect(response.body).toMatch(/[ぁ-ん]/)
      expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    }),
    { numRuns: 3000, interruptAfterTimeLimit: 5000 },
  )
})
