/** What readers send in, and what editors make of it. */

import { readdir } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openAccessDoor } from '../../server/access/access-door.ts'
import { longestProposal } from '../../server/contract/desk.ts'
import { openDeskService } from '../../server/desk/desk-service.ts'
import { limitProposals, mostAnHour } from '../../server/http/desk/proposal-limit.ts'
import { anyText, propertyRuns } from '../support/any-text.ts'
import { getPage, openDeskApp, ownOrigin, sendForm } from '../support/desk-app.ts'
import { makeFolder } from '../support/make-folder.ts'
import { hostileText, makeApp, makeFakeLibrary } from '../support/test-app.ts'
import { smallCases } from '../support/test-library.ts'

const slug = 'kawase-city-madoguchi'
const casePage = `/cases/${slug}`
const full = { kind: 'correction', slug, text: '続きがある', source: '', reach: '' }
const noAnswer = makeFakeLibrary({
  search: async () => ({ ...(await makeFakeLibrary().search(search)), hits: [], noAnswer: true }),
})
const search = { text: '', facets: {}, sort: 'relevance', page: 1, size: 1 } as const

/** A server on a folder without any state. */
async function openWithoutState(openProposals: boolean) {
  const folder = await makeFolder()
  const members = await openAccessDoor(folder)
  onTestFinished(members.close)
  const app = await makeApp({ members, openProposals, library: noAnswer, requestsPerMinute: 1e6 })
  return { app, members, folder }
}

describe('a library without members', () => {
  it('shows no way to proposals and takes none, byte by byte as without a desk', async () => {
    const { app, folder } = await openWithoutState(false)
    const bare = await makeApp({ library: noAnswer })
    for (const url of ['/', '/search?q=x', casePage, '/about', '/nothing', '/api/search?q=x']) {
      const [one, other] = [await getPage(app, url), await getPage(bare, url)]
      expect(one.body).toBe(other.body)
      expect(one.body).not.toContain('/propose')
    }
    expect((await getPage(app, '/propose')).statusCode).toBe(404)
    expect((await sendForm(app, '/propose', full)).statusCode).toBe(405)
    expect(await readdir(folder)).toEqual([])
  })

  it('takes them where everybody may send, and only a real one makes the state', async () => {
    const { app, members, folder } = await openWithoutState(true)
    expect((await getPage(app, casePage)).body).toContain(
      `/propose?kind=correction&amp;slug=${slug}`,
    )
    expect((await getPage(app, '/search?q=水道の民営化')).body).toContain(
      '/propose?kind=wanted&amp;q=',
    )
    expect((await getPage(app, '/propose')).body).toContain('この題材の事例を求む')
    await sendForm(app, '/propose', { ...full, text: ' ' })
    await sendForm(app, '/propose', { ...full, homepage: 'https://spam.example' })
    await sendForm(app, '/propose', { ...full, text: 'あ'.repeat(longestProposal.text + 1) })
    expect(await readdir(folder)).toEqual([])
    const sent = await sendForm(app, '/propose', full)
    expect(sent.statusCode).toBe(200)
    expect(sent.body).toContain('受け取った')
    expect(members.desk()?.proposals.list('open')).toMatchObject([{ slug, text: '続きがある' }])
  })
})

describe('a proposal', () => {
  it('is for members, and others are led to the login', async () => {
    const { app, desk, member } = await openDeskApp()
    expect((await getPage(app, casePage)).body).not.toContain('/propose')
    expect((await getPage(app, casePage, member)).body).toContain('/propose')
    expect((await getPage(app, '/propose')).headers.location).toMatch(/^\/login/)
    expect((await sendForm(app, '/propose', full)).statusCode).toBe(401)
    expect((await sendForm(app, '/propose', full, member)).statusCode).toBe(200)
    expect(desk.proposals.list()).toHaveLength(1)
  })

  it('names only a case that its sender may see', async () => {
    const { app, desk, member } = await openDeskApp()
    const sent = { ...full, slug: 'nobody-knows' }
    expect((await sendForm(app, '/propose', sent, member)).body).not.toContain('nobody-knows')
    expect(desk.proposals.list()[0]).not.toHaveProperty('slug')
  })

  it('is thanked and forgotten where a program fills in what nobody sees', async () => {
    const { app, desk, member } = await openDeskApp()
    const sent = await sendForm(app, '/propose', { ...full, homepage: 'x' }, member)
    const honest = await sendForm(app, '/propose', full, member)
    expect(sent.body).toBe(honest.body)
    expect(desk.proposals.list()).toHaveLength(1)
  })

  it('stays text for editors, whatever it is made of', async () => {
    const { app, desk, editor } = await openDeskApp()
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (text, source, reach) => {
        const hostile = `${hostileText}<img src=x onerror=alert(1)>${text}`
        desk.proposals.add({ kind: 'wanted', text: hostile, source, reach, query: hostile })
        const { body } = await getPage(app, '/desk/proposals', editor)
        expect(body).not.toMatch(/<script|<img/)
      }),
      { numRuns: Math.min(propertyRuns, 50) },
    )
  })

  it('that is too long is refused with what was typed', async () => {
    const { app, desk, member } = await openDeskApp()
    const text = 'あ'.repeat(longestProposal.text + 1)
    const { statusCode, body } = await sendForm(app, '/propose', { ...full, text }, member)
    expect(statusCode).toBe(400)
    expect(body).toContain(text)
    expect(
      (await sendForm(app, '/propose', { text: 'あ'.repeat(40_000) }, member)).statusCode,
    ).toBe(413)
    expect(desk.proposals.list()).toEqual([])
  })

  it('is taken no more where the switch is off, even from everybody', async () => {
    const { app, desk, member } = await openDeskApp({ openProposals: true })
    expect((await getPage(app, casePage)).body).toContain('/propose')
    desk.changeSettings({ proposals: 'off' })
    for (const cookie of ['', member]) {
      expect((await getPage(app, casePage, cookie)).body).not.toContain('/propose')
      expect((await getPage(app, '/propose', cookie)).statusCode).toBe(404)
      expect((await sendForm(app, '/propose', full, cookie)).statusCode).toBe(405)
    }
  })

  it('is refused from another site, and where the form stands is no matter of ours to a search engine', async () => {
    const { app, member } = await openDeskApp()
    const { statusCode } = await app.inject({
      ...{ method: 'POST', url: '/propose', payload: 'text=x' },
      headers: {
        ...{ ...ownOrigin, origin: 'http://evil.example', cookie: member },
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
    expect(statusCode).toBe(403)
    expect((await getPage(app, '/propose', member)).body).toContain('noindex')
  })
})

describe('the limit of proposals', () => {
  it('is five an hour and address, and opens again', async () => {
    const { app, member } = await openDeskApp()
    for (let sent = 0; sent < mostAnHour; sent += 1) {
      expect((await sendForm(app, '/propose', full, member)).statusCode).toBe(200)
    }
    const refused = await sendForm(app, '/propose', full, member)
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.body).toContain('続きがある')
  })

  it('holds for an hour, whatever the clock does', () => {
    const clock = { now: 1e12 }
    const take = limitProposals(() => clock.now)
    for (let sent = 0; sent < mostAnHour; sent += 1) take('192.0.2.1')
    expect(() => take('192.0.2.1')).toThrow(/続いた/)
    take('192.0.2.2')
    clock.now -= 86_400_000
    take('192.0.2.1')
    clock.now += 86_400_000 + 3_600_001
    for (let sent = 0; sent < mostAnHour; sent += 1) take('192.0.2.1')
    expect(() => take('192.0.2.1')).toThrow(/続いた/)
  })
})

describe('editors', () => {
  it('make a draft of a proposal, with its words and where they can be read', async () => {
    const { app, desk, editor } = await openDeskApp()
    const sent = { kind: 'wanted', query: '水道の広域化', text: '隣の県で見た', reach: '' } as const
    const { id } = desk.proposals.add({ ...sent, source: 'https://example.jp/a' })
    const made = await sendForm(app, `/desk/proposals/${id}/draft`, {}, editor)
    const draftId = /^\/desk\/drafts\/(.+)$/.exec(String(made.headers.location))?.[1] ?? ''
    expect(desk.drafts.read(draftId)?.draft.fields).toEqual({
      title: '水道の広域化',
      questions: ['水道の広域化'],
      sources: [{ id: 1, url: 'https://example.jp/a' }],
    })
    expect(desk.proposals.list()).toMatchObject([{ id, state: 'drafted', draftId }])
    const again = await sendForm(app, `/desk/proposals/${id}/draft`, {}, editor)
    expect(again.statusCode).toBe(404)
    expect(desk.drafts.list()).toHaveLength(1)
  })

  it('put it beside the case, in the draft that there is or a new one', async () => {
    const checkDraft = async () => ({ problems: [], likenesses: [], unknownNumbers: [] })
    const service = openDeskService({ casesFolder: smallCases, checkDraft })
    const { app, desk, editor } = await openDeskApp({ desk: service })
    const add = () => desk.proposals.add({ ...full, kind: 'correction' }).id
    const first = await sendForm(app, `/desk/proposals/${add()}/attach`, {}, editor)
    const second = await sendForm(app, `/desk/proposals/${add()}/attach`, {}, editor)
    expect(first.headers.location).toMatch(/^\/desk\/drafts\//)
    expect(second.headers.location).toBe(first.headers.location)
    expect(desk.drafts.list()).toMatchObject([{ slug, isNew: false }])
    expect(desk.proposals.list('attached')).toHaveLength(2)
  })

  it('close it with a reason, and not without', async () => {
    const { app, desk, editor } = await openDeskApp()
    const { id } = desk.proposals.add({ ...full, kind: 'correction' })
    const close = (answer: string) =>
      sendForm(app, `/desk/proposals/${id}/close`, { answer }, editor)
    expect((await close(' ')).statusCode).toBe(400)
    expect(desk.proposals.list('open')).toHaveLength(1)
    expect((await close('資料が公開されていない')).statusCode).toBe(303)
    expect((await getPage(app, '/desk/proposals', editor)).body).toContain('資料が公開されていない')
    expect((await close('もう一度')).statusCode).toBe(404)
  })
})
