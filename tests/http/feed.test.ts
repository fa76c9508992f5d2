/** The feed of news: what feed readers ask of one (RFC 4287), and where it leads. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeFeed } from '../../server/http/feed.ts'
import { findFeedFaults } from '../support/check-feed.ts'
import { makeApp } from '../support/test-app.ts'

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

const news = fc.record({
  date: fc
    .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  slug: fc.constantFrom('a', 'b-city'),
  title: fc.string({ unit: 'binary' }),
  kind: fc.constantFrom('changed' as const, 'checked' as const),
  note: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('直した', ']]>', '<b>')),
})

it('whatever happened to the cases, the feed is valid', () => {
  fc.assert(
    fc.property(fc.array(news, { maxLength: 12 }), (updates) => {
      expect(findFeedFaults(writeFeed(updates, 'http://a.jp'))).toEqual([])
    }),
  )
})

it('the check of the feed finds what is wrong with one', () => {
  const update = { date: '2026-11-22', slug: 'a', title: 'A', kind: 'changed', note: 'x' } as const
  const feed = writeFeed([update], 'http://a.jp')
  const faultsOf = (from: string | RegExp, to: string) => findFeedFaults(feed.replace(from, to))
  expect(findFeedFaults(feed)).toEqual([])
  expect(faultsOf('T00:00:00+09:00', '')).toEqual(['updated: 2026-11-22'])
  expect(faultsOf(/<link rel="self"[^>]*>/, '')).toEqual(['no link to itself'])
  expect(faultsOf(/<entry>\n<title>[^<]*<\/title>/, '<entry>')).toEqual(['0 × title in entry'])
  expect(faultsOf('urn:uuid:', '')).toHaveLength(1)
  expect(faultsOf('<summary>', '<date/><summary>')).toEqual(['1 × date in entry'])
  expect(faultsOf(/<entry>.*<\/entry>/s, '$&$&')).toEqual(['two entries of one id'])
  expect(() => faultsOf('</entry>', '')).toThrow('wrong end')
})

it('what is told twice of a case on one day is one entry', () => {
  const update = { date: '2026-11-22', slug: 'a', title: 'A', kind: 'changed', note: 'x' } as const
  expect(writeFeed([update, update], 'http://a.jp').match(/<entry>/g)).toHaveLength(1)
})
