import fc from 'fast-check'
import { expect, it } from 'vitest'
import { facets } from '../../server/contract/vocabulary.ts'
import { makeApp } from '../support/test-app.ts'

const acceptable = new Set([200, 301, 304, 400, 404, 405, 413, 414, 415, 431])

const name = fc.oneof(
  fc.constantFrom(
    'q',
    'from',
    'to',
    'sort',
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
