/** The editors' overview: what is under way and what the cases lack, in the numbers of the coverage page. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseDraft } from '../../server/contract/desk.ts'
import { getPage, openDeskApp, ownOrigin, sendForm } from '../support/desk-app.ts'
import { openDeskOver, prepareDeskCases } from '../support/desk-cases.ts'
import { hostileText, makeFakeLibrary } from '../support/test-app.ts'

let prepared: Awaited<ReturnType<typeof prepareDeskCases>>
beforeAll(async () => {
  prepared = await prepareDeskCases()
}, 60_000)
afterAll(() => prepared.close())

const makeDraft = (title: string): CaseDraft => ({
  ...{ slug: '', fields: { title }, facts: [], asks: [] },
  sections: { background: title, actions: '', results: '', craft: '', trouble: '' },
})

const countOf = (body: string, pattern: RegExp) => Number(pattern.exec(body)?.[1] ?? Number.NaN)

describe('the overview', () => {
  it('is for editors alone', async () => {
    const { app, member } = await openDeskOver(prepared)
    expect((await getPage(app, '/desk')).headers.location).toBe('/login?next=%2Fdesk')
    expect((await getPage(app, '/desk', member)).statusCode).toBe(403)
  })

  it('counts what the coverage counts', async () => {
    const { app, editor, library } = await openDeskOver(prepared)
    const { body } = await getPage(app, '/desk', editor)
    const coverage = library.forMembers().coverage()
    expect(body).toContain(`公開している${coverage.cases}の事例`)
    const single = coverage.sourcing.cases.filter((one) => one.single > 0)
    expect(countOf(body, /一つの出典だけ（(\d+)）/)).toBe(single.length)
    expect(countOf(body, /一つの出典だけによる文が<span class="num">(\d+)/)).toBe(
      coverage.sourcing.single,
    )
    expect(countOf(body, /確かめ直し（(\d+)）/)).toBe(coverage.unchecked.length)
    const few = coverage.prefectures.filter(
      ({ value, count }) => value !== 'nationwide' && count < 3,
    )
    expect(countOf(body, /都道府県（(\d+)）/)).toBe(few.length)
  })

  it('leads each case to its page, its desk page and a draft', async () => {
    const { app, editor, library } = await openDeskOver(prepared)
    const { blanks } = await library.desk().radar()
    const found = blanks.flatMap(({ cases }) => cases)
    expect(found.length).toBeGreaterThan(0)
    const { body } = await getPage(app, '/desk', editor)
    for (const { slug } of found) {
      expect(body).toContain(`href="/cases/${slug}"`)
      expect(body).toContain(`href="/desk/cases/${slug}"`)
      expect(body).toContain(`action="/desk/cases/${slug}/draft"`)
    }
  })

  it('names drafts with who holds them, one’s own unsaved text first, and brings a discarded one back', async () => {
    const { app, editor, desk, members } = await openDeskOver(prepared)
    const [one] = members.access.listAccounts().filter(({ name }) => name === '編集者')
    const writer = { accountId: one?.id ?? '' }
    await members.enter('ほかの編集者', 'editor')
    const [other] = members.access.listAccounts().filter(({ name }) => name === 'ほかの編集者')
    const mine = desk.drafts.create(makeDraft('わたしの下書き'), undefined, writer)
    const lost = desk.drafts.create(makeDraft('捨てた下書き'), undefined, writer)
    desk.drafts.create(makeDraft(hostileText), undefined, { accountId: other?.id ?? '' })
    for (const { id } of [mine, lost]) {
      desk.drafts.autosave(id, makeDraft('まだ保存していない'), 1, writer)
    }
    desk.drafts.discard(lost.id)
    const { body } = await getPage(app, '/desk', editor)
    expect(body).not.toContain('<script>alert')
    expect(body.indexOf('わたしの下書き')).toBeLessThan(body.indexOf('ほかの編集者'))
    expect(body.match(/あなたの保存していない文がある/g)).toHaveLength(2)
    expect(body).toContain(`href="/desk/drafts/${mine.id}"`)
    const back = await sendForm(app, `/desk/drafts/${lost.id}/bring-back`, {}, editor)
    expect(back.headers.location).toBe(`/desk/drafts/${lost.id}`)
    expect(desk.drafts.bySlug('')).toHaveLength(3)
    expect((await sendForm(app, '/desk/drafts/none/bring-back', {}, editor)).statusCode).toBe(404)
  })

  it('begins a new draft at a press', async () => {
    const { app, editor, desk } = await openDeskOver(prepared)
    const made = await sendForm(app, '/desk/drafts', {}, editor)
    expect(made.headers.location).toBe(`/desk/drafts/${desk.drafts.list()[0]?.id}`)
    expect((await getPage(app, '/desk', editor)).body).toContain('題のない事例')
  })

  it('counts proposals, and missed searches only where they are counted at all', async () => {
    const { app, editor, desk } = await openDeskOver(prepared)
    desk.proposals.add({ kind: 'wanted', text: 'x', source: '', reach: '' })
    const before = (await getPage(app, '/desk', editor)).body
    expect(before).toMatch(/まだ答えていないもの\s*<span class="num">1<\/span>/)
    expect(before).not.toContain('三つの別の日に尋ねられたもの')
    desk.changeSettings({ missedSearches: true })
    expect((await getPage(app, '/desk', editor)).body).toContain('三つの別の日に尋ねられたもの')
  })

  it('shows the dead links of the last report with the day and the copy', async () => {
    const { app, editor, library, dataFolder } = await openDeskOver(prepared)
    const [found] = library.desk().allCases()
    const [source] = found?.sources ?? []
    const archive = 'https://warp.ndl.go.jp/search?keyword=x'
    const usedBy = [{ slug: found?.slug, source: source?.id }]
    const links = [{ url: source?.url, verdict: 'dead', archive, usedBy }]
    const report = { checkedAt: '2026-11-28T20:00:00.000Z', links }
    await writeFile(join(dataFolder, 'links-report.json'), JSON.stringify(report))
    const { body } = await getPage(app, '/desk', editor)
    expect(body).toContain('2026年11月29日に調べたもの')
    expect(body).toContain(`href="${archive}"`)
    expect(body).toContain(`/cases/${found?.slug}#source-${source?.id}`)
    expect(body).not.toContain(`href="${source?.url}"`)
  })
})

it('300 rows stay folded but for the first ten of each list, and what is in a file stays text', async () => {
  const files = Array.from({ length: 300 }, (_, index) => ({
    ...{
      severity: 'error' as const,
      file: `case-${index}.md`,
      line: index + 1,
      field: hostileText,
    },
    ...{ got: hostileText, want: '<img src=x>', example: hostileText },
    href: `/desk/cases/case-${index}`,
  }))
  const fake = makeFakeLibrary()
  const desk = { ...fake.desk(), radar: async () => ({ ...(await fake.desk().radar()), files }) }
  const { app, editor } = await openDeskApp({ library: makeFakeLibrary({ desk: () => desk }) })
  const { body } = await getPage(app, '/desk', editor)
  expect(body).toContain('ほか290件')
  expect(body.indexOf('case-9.md')).toBeLessThan(body.indexOf('ほか290件'))
  expect(body.indexOf('case-10.md')).toBeGreaterThan(body.indexOf('ほか290件'))
  expect(body).not.toMatch(/<script>alert|<img src=x/)
})

it('a form of the overview does nothing that another site asks for', async () => {
  const { app, editor, desk } = await openDeskOver(prepared)
  for (const url of ['/desk/drafts', '/desk/cases/sora-town-koho/draft']) {
    const { statusCode } = await app.inject({
      ...{ method: 'POST', url, payload: '' },
      headers: {
        ...{ ...ownOrigin, origin: 'http://evil.example', cookie: editor },
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
    expect(statusCode).toBe(403)
  }
  expect(desk.drafts.list()).toEqual([])
})
