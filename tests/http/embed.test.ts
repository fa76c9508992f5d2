/** The list of cases for pages of other sites: its script as it is served, and the page that tells how to take it along. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decode } from '../support/read-metas.ts'
import { makeApp } from '../support/test-app.ts'

it('the script is small, may be loaded by any site, and is kept for an hour', async () => {
  const app = await makeApp()
  const { rawPayload, headers } = await app.inject('/embed.js')
  expect(rawPayload.length).toBeLessThanOrEqual(4000)
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  })
  // Strict policies of other sites refuse each of these.
  expect(rawPayload.toString()).not.toMatch(/innerHTML|insertAdjacent|\beval\b|\.style\b|cookie\b/)
})

it('whatever words are chosen, the lines to copy hold them as words', async () => {
  const app = await makeApp({ requestsPerMinute: 100_000 })
  const words = fc.oneof(
    // Percent signs are read as those of an address that was encoded twice.
    fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('%')),
    fc.constantFrom('"><script>alert(1)</script>', '</textarea>', '&quot;', "' onload='x"),
  )
  await fc.assert(
    fc.asyncProperty(words, async (query) => {
      const { statusCode, body } = await app.inject(`/embed?${new URLSearchParams({ q: query })}`)
      expect(statusCode).toBe(200)
      // One that shows the list; the other is text within the field.
      expect(body.match(/<script/g)).toHaveLength(1)
      expect(body.match(/<textarea/g)).toHaveLength(1)
      const [, field = ''] = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(body) ?? []
      const [, written = ''] = / data-query="([^"]*)"/.exec(decode(field)) ?? []
      expect(decode(written)).toBe(query.trim())
    }),
    { numRuns: 60 },
  )
})

it.each([
  ['/embed', '', '5'],
  ['/embed?q=%20%E7%AA%93&count=10', '窓', '10'],
  ['/embed?count=7', '', '5'],
  ['/embed?count=x&count=3', '', '5'],
  [`/embed?q=${'a'.repeat(300)}`, 'a'.repeat(200), '5'],
])('opens whatever an address asks for: %s', async (url, query, count) => {
  const app = await makeApp()
  const { statusCode, body } = await app.inject(url)
  expect(statusCode).toBe(200)
  const [, words, number] =
    /<script src="\/embed.js"(?: data-query="([^"]*)")? data-count="(\d+)"/.exec(body) ?? []
  expect([words ?? '', number]).toEqual([query, count])
})

it.each([
  [undefined, 'CORS_ORIGINS'],
  ['*', 'どのサイトのページにも置ける'],
  [['https://a.jp'], '決めたサイトのページにだけ出る'],
] as const)('says which sites are admitted: %o', async (otherSites, words) => {
  const app = await makeApp({ otherSites })
  const { body } = await app.inject('/embed')
  expect(body).toContain(words)
  expect(body).not.toContain('https://a.jp')
})
