/** Searches in vain: counted only where the association wants it, and told of no person. */

import { describe, expect, it } from 'vitest'
import { missedSearchPath } from '../../server/contract/page-offers.ts'
import { getPage, openDeskApp, ownOrigin, sendForm } from '../support/desk-app.ts'
import { degradedAnswer, makeFakeLibrary } from '../support/test-app.ts'

const day = 86_400_000
const none = { ...degradedAnswer, hits: [], noAnswer: true }
const { degraded: _, ...noAnswer } = none
const library = makeFakeLibrary({
  search: async ({ text }) => (text === '途中' ? none : noAnswer),
})

async function openCounting() {
  const opened = await openDeskApp({ library })
  opened.desk.changeSettings({ missedSearches: true })
  const tell = (payload: string, headers: Record<string, string> = {}) =>
    opened.app.inject({
      ...{ method: 'POST', url: missedSearchPath, payload },
      headers: { ...ownOrigin, 'content-type': 'application/json', ...headers },
    })
  return { ...opened, tell, nextDay: () => (opened.members.clock.now += day) }
}

describe('searches in vain', () => {
  it('are kept once they were asked on three days, in one form, and shown to editors', async () => {
    const { app, desk, members, editor } = await openCounting()
    for (const words of ['ＡＩの活用', 'aiの活用', 'AIの活用', 'AIの活用']) {
      await getPage(app, `/search?q=${encodeURIComponent(words)}`)
      members.clock.now += day
    }
    expect(desk.missedSearches.list()).toMatchObject([{ text: 'aiの活用', days: 4, kind: 'none' }])
    const cookie = await members.enter('次の編集者', 'editor')
    expect((await getPage(app, '/desk/missed', cookie)).body).toContain('aiの活用')
    expect(editor).not.toBe(cookie)
  })

  it('are not counted while a part of the search is away', async () => {
    const { app, desk, members } = await openCounting()
    for (let at = 0; at < 4; at += 1) {
      await getPage(app, `/search?q=${encodeURIComponent('途中')}`)
      members.clock.now += day
    }
    expect(desk.missedSearches.list()).toEqual([])
  })

  it('are told by browsers without a cookie, in words and nothing else', async () => {
    const { desk, tell, nextDay } = await openCounting()
    for (let at = 0; at < 3; at += 1) {
      const { statusCode, headers } = await tell('{"q":"公園の管理","kind":"unopened"}')
      expect(statusCode).toBe(204)
      expect(headers['set-cookie']).toBeUndefined()
      nextDay()
    }
    expect(desk.missedSearches.list()).toMatchObject([{ text: '公園の管理', kind: 'unopened' }])
  })

  it.each([
    '{}',
    '[]',
    'null',
    '{"q":1,"kind":"none"}',
    '{"q":"公園","kind":"x"}',
    JSON.stringify({ q: 'あ'.repeat(201), kind: 'none' }),
  ])('are not made of %s', async (payload) => {
    const { desk, tell, nextDay } = await openCounting()
    for (let at = 0; at < 3; at += 1) {
      expect((await tell(payload)).statusCode).toBe(204)
      nextDay()
    }
    expect(desk.missedSearches.list()).toEqual([])
  })

  it('are nothing that another site can tell of', async () => {
    const { tell } = await openCounting()
    const payload = '{"q":"公園の管理","kind":"none"}'
    expect((await tell(payload, { origin: 'http://evil.example' })).statusCode).toBe(403)
    expect((await tell('x', { 'content-type': 'text/plain' })).statusCode).toBe(204)
  })

  it('are counted only while it is switched on; then the page and the about page say so', async () => {
    const { app, desk, tell, nextDay } = await openCounting()
    const search = '/search?q=abc'
    const [on, about] = [await getPage(app, search), await getPage(app, '/about')]
    expect(on.body).toContain('"missedSearches":true')
    expect(about.body).toContain('答えの見つからなかった問いの言葉')
    desk.changeSettings({ missedSearches: false })
    const off = await app.inject({
      url: '/about',
      headers: { 'if-none-match': String(about.headers.etag) },
    })
    // Not the copy that the browser has: it says something else.
    expect(off.statusCode).toBe(200)
    expect(off.body).not.toContain('答えの見つからなかった問いの言葉')
    for (let at = 0; at < 3; at += 1) {
      expect((await getPage(app, search)).body).not.toContain('missedSearches')
      await tell('{"q":"abc","kind":"none"}')
      nextDay()
    }
    expect(desk.missedSearches.list()).toEqual([])
  })
})

describe('the settings', () => {
  it('are what is sent, each switch by itself', async () => {
    const { app, desk, editor } = await openDeskApp()
    const page = await getPage(app, '/desk/settings', editor)
    expect(page.body.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2)
    await sendForm(app, '/desk/settings', { missedSearches: 'on' }, editor)
    expect(desk.readSettings()).toEqual({
      ...{ twoPeople: false, missedSearches: true, proposals: 'off' },
    })
    await sendForm(app, '/desk/settings', { twoPeople: 'on', proposals: 'on' }, editor)
    expect(desk.readSettings()).toEqual({
      ...{ twoPeople: true, missedSearches: false, proposals: 'members' },
    })
  })
})
