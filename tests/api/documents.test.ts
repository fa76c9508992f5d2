/** The pages that are only read, and the feed of news. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sumUpProofs } from '../../scripts/browser/sum-up-proofs.ts'
import { readAccessibilityReport } from '../../server/accessibility-report.ts'
import { writeFeed } from '../../server/http/feed.ts'
import { listUpdates } from '../../server/library/case-answer.ts'
import { criteria } from '../../web/documents/AccessibilityPage.tsx'
import { screens } from '../browser/screen-list.ts'
import { hostileText } from '../support/fake-library.ts'
import { makeCase } from '../support/make-case.ts'
import { makeApp } from '../support/test-app.ts'

const documents = ['/about', '/taxonomy', '/accessibility', '/updates', '/walls']

it('each is a whole document that needs no script at all', async () => {
  const app = await makeApp()
  for (const url of documents) {
    const { body, statusCode } = await app.inject(url)
    expect(statusCode, url).toBe(200)
    expect(body, url).toMatch(/<h1>.+<\/h1>/)
    expect(body, url).toContain(`<link rel="canonical" href="${url}"/>`)
    expect(body, url).not.toMatch(/<script|\sstyle=|\son[a-z]+="/)
    expect(body, url).not.toContain(hostileText)
  }
})

it('the feed leads to the cases of this server and holds no markup of theirs', async () => {
  const app = await makeApp()
  const { body, headers } = await app.inject({ url: '/updates.atom', headers: { host: 'a.jp' } })
  expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  expect(body).toContain('<link href="http://a.jp/cases/kawase-city-madoguchi"/>')
  expect(body).toContain('&lt;script&gt;')
  expect(body).not.toContain('<script')
})

it('whatever a note says, the feed stays one document of allowed characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (note) => {
      const update = { date: '2026-11-22', slug: 'a', title: note, kind: 'changed' as const, note }
      const feed = writeFeed([update], 'http://a.jp')
      expect(feed.match(/<entry>/g)).toHaveLength(1)
      expect(feed).toMatch(/^[\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]*$/u)
      expect(feed.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&')
    }),
  )
})

it('the same news has the same name everywhere, other news another', () => {
  const write = (note: string, origin: string) =>
    writeFeed([{ date: '2026-11-22', slug: 'a', title: 'A', kind: 'changed', note }], origin)
  const idIn = (feed: string) => /<entry>[\s\S]*?<id>(.*)<\/id>/.exec(feed)?.[1]
  expect(idIn(write('x', 'http://a.jp'))).toBe(idIn(write('x', 'http://b.jp')))
  expect(idIn(write('x', 'http://a.jp'))).not.toBe(idIn(write('y', 'http://a.jp')))
})

it('news come newest first, a check after the changes of its case', () => {
  const older = makeCase([], { slug: 'b', checked: '2024-05-01' })
  const newer = makeCase([], {
    slug: 'a',
    checked: '2025-01-01',
    updates: [{ date: '2026-02-03', note: '判決を加えた' }],
  })
  expect(listUpdates([older, newer]).map(({ date, kind }) => `${date} ${kind}`)).toEqual([
    '2026-02-03 changed',
    '2025-01-01 checked',
    '2024-05-01 checked',
  ])
})

it('only what passed counts as proved', () => {
  const proof = { what: 'キーボードで読める', criteria: ['2.1.1'] }
  const report = sumUpProofs([
    { status: 'passed', meta: { proof } },
    { status: 'failed', meta: { proof: { what: '壊れている', criteria: ['2.1.2'] } } },
    { status: 'passed', meta: { passedRules: [['1.1.1', 'image-alt']] } },
    { status: 'passed', meta: { passedRules: [['1.1.1', 'image-alt']] } },
  ])
  expect(report).toEqual({
    screens: 2,
    criteria: [
      { number: '1.1.1', rules: ['image-alt'], walks: [] },
      { number: '2.1.1', rules: [], walks: ['キーボードで読める'] },
    ],
  })
})

it('the report in the repository covers every screen, and claims only criteria of the standard', async () => {
  const report = await readAccessibilityReport()
  expect(report?.screens).toBe(screens.length)
  const known = new Set(criteria.map(({ number }) => number))
  expect(criteria).toHaveLength(38)
  const ofTheStandard = report?.criteria.filter(({ number }) => known.has(number)) ?? []
  expect(ofTheStandard.length).toBeGreaterThan(10)
})
