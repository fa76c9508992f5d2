/** A member's own work in real browsers: from the office to home, without a connection, deleted, and shared. */

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeSite, type Site } from '../support/site.ts'
import { inspectScreen } from './inspect-screen.ts'
import { noteAt, titles } from './list-steps.ts'
import { accept, enter, invite, memberCase, passphrases, prepareSmallSite } from './member-steps.ts'

const publicCase = '/cases/kawase-city-madoguchi'
const publicTitle = '川瀬市の書かない窓口'

type OpenPage = Site['openPage']

/** A member in the office who has asked for his work to be kept. */
async function openOffice(openPage: OpenPage, site: Site, name: string): Promise<Page> {
  const { page } = await openPage()
  await enter(site, page, name, 'member')
  await page.getByRole('button', { name: 'サーバーにも置く' }).click()
  await page.waitForURL(/done=on/)
  return page
}

/** The same member at home. */
async function openHome(openPage: OpenPage, site: Site, name: string): Promise<Page> {
  const { page } = await openPage()
  await enter(site, page, name, 'member')
  return page
}

async function addToList(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('checkbox', { name: 'リストに入れる' }).first().check()
}

async function openList(page: Page): Promise<void> {
  await page.goto('/list')
  await page.getByRole('textbox', { name: 'リストの名' }).waitFor()
}

const onServer = async (page: Page): Promise<string> =>
  (await page.request.get('/api/kept/lists')).text()

describeSite(
  'a member with own work',
  (openPage, look) => {
    test('finds at home the list made at the office, and at the office what was written at home', async () => {
      const office = await openOffice(openPage, look(), '通う人')
      await addToList(office, publicCase)
      // Sent by the page of the case: the list itself need not be opened.
      await expect.poll(() => onServer(office)).toContain('kawase-city-madoguchi')

      const home = await openHome(openPage, look(), '通う人')
      await openList(home)
      await expect.poll(() => titles(home)).toEqual([publicTitle])
      await noteAt(home, 0).fill('二年目に続いたわけを聞く')
      await noteAt(home, 0).blur()
      await home.getByText('サーバーにも置いた。').waitFor()

      await openList(office)
      await expect.poll(() => noteAt(office, 0).inputValue()).toBe('二年目に続いたわけを聞く')
      await office.getByText('サーバーの自分の場所に残る').waitFor()
    }, 60_000)

    test('takes what was changed last along when the page is left at once', async () => {
      const office = await openOffice(openPage, look(), '急ぐ人')
      await openList(office)
      await office.getByRole('textbox', { name: 'リストの名' }).fill('急いで付けた名')
      await office.getByRole('textbox', { name: 'リストの名' }).blur()
      await office.goto('/about')
      await expect.poll(() => onServer(office)).toContain('急いで付けた名')
    }, 60_000)

    test('writes on without a connection, says so, and loses nothing of two places', async () => {
      const office = await openOffice(openPage, look(), '切れる人')
      await addToList(office, publicCase)
      await expect.poll(() => onServer(office)).toContain('kawase')
      const home = await openHome(openPage, look(), '切れる人')
      await openList(home)
      await expect.poll(() => titles(home)).toEqual([publicTitle])

      await home.context().setOffline(true)
      await noteAt(home, 0).fill('列車の中で書いた')
      await noteAt(home, 0).blur()
      await home.getByText('サーバーにはまだ置けていない').waitFor()
      await addToList(office, '/cases/tsukioka-city-jimu-misu')
      await expect.poll(() => onServer(office)).toContain('tsukioka')

      await home.context().setOffline(false)
      await expect.poll(async () => (await titles(home)).length).toBe(2)
      await expect.poll(() => onServer(office)).toContain('列車の中で書いた')
      await openList(office)
      await expect.poll(() => noteAt(office, 0).inputValue()).toBe('列車の中で書いた')
    }, 60_000)

    test('is rid of everything on the server by one press, and has it in the browser still', async () => {
      const office = await openOffice(openPage, look(), '消す人')
      await addToList(office, publicCase)
      await expect.poll(() => onServer(office)).toContain('kawase')
      await office.goto('/account')
      await office.getByText('リスト1件').waitFor()
      await office.getByRole('button', { name: 'サーバーのリストと案を消す' }).click()
      await office.getByText('リスト0件').waitFor()
      expect(await onServer(office)).toContain('KEEPING_OFF')

      const asked: string[] = []
      office.on('request', (request) => asked.push(new URL(request.url()).pathname))
      await openList(office)
      await expect.poll(() => titles(office)).toEqual([publicTitle])
      await noteAt(office, 0).fill('この端末だけ')
      await office.goto('/about')
      expect(asked.filter((path) => path.startsWith('/api/kept'))).toEqual([])
    }, 60_000)

    test('is asked before his list is put to that of another member in the same browser', async () => {
      const first = await openOffice(openPage, look(), '先の人')
      await addToList(first, publicCase)
      await expect.poll(() => onServer(first)).toContain('kawase')
      await first.getByRole('button', { name: 'ログアウト' }).first().click()
      await enter(look(), first, '後の人', 'member')
      await first.getByRole('button', { name: 'サーバーにも置く' }).click()
      await openList(first)
      await first.getByText('この端末には、別の人のリストがある。').waitFor()
      await first.getByRole('button', { name: '端末のものを残して、合わせない' }).click()
      await first.getByText('サーバーのものと合わせていない').waitFor()
      expect(await onServer(first)).not.toContain('content')
      await first.getByRole('button', { name: '合わせる', exact: true }).click()
      await first.getByText('サーバーにも置いた。').waitFor()
      expect(await onServer(first)).toContain('kawase')
    }, 60_000)

    test('gives the study group a link that opens without an account, is taken over, and can be stopped', async () => {
      const { page: member } = await openPage()
      await enter(look(), member, '渡す人', 'member')
      await addToList(member, publicCase)
      await openList(member)
      await noteAt(member, 0).fill('<b>みなで読む</b>')
      await member.getByRole('textbox', { name: 'リストの名' }).fill('秋の会')
      await member.getByRole('textbox', { name: 'リストの名' }).blur()
      // What is shared is what the page shows when the button is pressed.
      await expect.poll(() => member.locator('.list-title b').textContent()).toBe('秋の会')
      await member.getByRole('button', { name: '共有のリンクを作る' }).click()
      const link = await member.getByLabel('共有のリンク').inputValue()
      expect(link).toMatch(/\/shared\/[\w-]{43}$/)

      const { page: guest, faults } = await openPage({ reducedMotion: 'reduce' })
      await guest.goto(link)
      expect(await guest.locator('h1').innerText()).toBe('秋の会')
      expect(await guest.locator('main').innerText()).toContain('<b>みなで読む</b>')
      expect(await guest.content()).not.toMatch(/渡す人|<script/)
      await inspectScreen(guest)
      await guest.getByRole('link', { name: '自分のリストに写す' }).click()
      await guest.getByText('受け取ったリスト「秋の会」').waitFor()
      await guest.getByRole('button', { name: '自分のリストに写す' }).click()
      await expect.poll(() => noteAt(guest, 0).inputValue()).toBe('<b>みなで読む</b>')
      expect(new URL(guest.url()).search).toBe('')

      await member.goto('/account')
      await member.getByRole('button', { name: '渡したリンクをすべて止める' }).click()
      await member.waitForURL(/done=shares/)
      const { page: late } = await openPage({ reducedMotion: 'reduce' })
      await late.goto(link)
      await late.getByText('このリンクは使えません').waitFor()
      await inspectScreen(late)
      await late.goto(link.replace('/shared/', '/list?from='))
      await late.getByRole('alert').getByText('このリンクは使えません').waitFor()
      expect(faults).toEqual([])
    }, 60_000)

    test('gives a link to a members’ case, which only members open', async () => {
      const { page: member } = await openPage()
      await accept(member, await invite(look(), '会員に渡す人', 'member'), passphrases.member)
      await addToList(member, memberCase)
      await openList(member)
      await member.getByRole('button', { name: '共有のリンクを作る' }).click()
      const link = await member.getByLabel('共有のリンク').inputValue()

      const { page: guest } = await openPage({ reducedMotion: 'reduce' })
      await guest.goto(link)
      await guest.getByText('ログインすると開けます').waitFor()
      expect(await guest.content()).not.toContain('雪谷市')
      await inspectScreen(guest)
      await guest.getByRole('link', { name: 'ログインする' }).click()
      await guest.getByLabel('名前').fill('会員に渡す人')
      await guest.getByLabel('合言葉', { exact: true }).fill(passphrases.member)
      await guest.getByRole('button', { name: 'ログインする' }).click()
      await guest.getByText('雪谷市の引き継ぎ帳').waitFor()
      expect(guest.url()).toBe(link)
    }, 60_000)

    test('gives a plan for a session by a link, with what was changed in it', async () => {
      const { page: member } = await openPage()
      await enter(look(), member, '案を渡す人', 'member')
      await member.goto('/kit?slug=kawase-city-madoguchi&minutes=30')
      await member.locator('[data-script]').waitFor({ state: 'attached' })
      await member.getByRole('button', { name: '案として残す' }).click()
      await member.getByLabel('案の名').fill('朝の会')
      await member.getByLabel('案の名').press('Enter')
      await member.goto('/plans')
      await member.getByRole('button', { name: /^渡す/ }).click()
      await member.getByRole('button', { name: '共有のリンクを作る' }).click()
      const link = await member.getByLabel('共有のリンク').inputValue()

      const { page: guest, faults } = await openPage({ reducedMotion: 'reduce' })
      await guest.goto(link)
      expect(await guest.locator('h1').innerText()).toBe('朝の会')
      expect(await guest.locator('main').innerText()).toContain('30分')
      await inspectScreen(guest)
      await guest.getByRole('link', { name: '自分の案に加える' }).click()
      await guest.getByRole('button', { name: '自分の案に加える' }).click()
      await guest.locator('.plan h2 a').getByText('朝の会').waitFor()
      expect(faults).toEqual([])
    }, 60_000)
  },
  prepareSmallSite,
)
