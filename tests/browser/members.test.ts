/** Members in a real browser: invited, reading, taking along, paused, gone; and the editor who lets them in. */

import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { describeSite } from '../support/site.ts'
import { inspectScreen } from './inspect-screen.ts'
import {
  accept,
  enter,
  invite,
  inviteByCommand,
  logIn,
  memberCase,
  passphrases,
  prepareSmallSite,
} from './member-steps.ts'

/** Runs in the page. */
function unfoldAll(): void {
  for (const fold of document.querySelectorAll('details')) fold.open = true
}

const h1 = (page: Page) => page.locator('h1').innerText()

const readers: [string, BrowserContextOptions, typeof invite][] = [
  ['with scripts', {}, inviteByCommand],
  ['without scripts', { javaScriptEnabled: false }, invite],
]

describeSite(
  'a library with members',
  (openPage, look) => {
    describe.each(readers)('%s', (how, options, inviteEditor) => {
      const editorName = `編集者 ${how}`
      const memberName = `会員 ${how}`

      test('an editor comes in, lets a member in, and a member reads, takes along, is paused and is gone', async () => {
        const { page: desk, faults } = await openPage(options)
        await accept(desk, await inviteEditor(look(), editorName, 'editor'), passphrases.editor)
        await desk.goto('/members')
        await desk.getByLabel('名前').fill(memberName)
        await desk.getByRole('button', { name: '招待のリンクを作る' }).click()
        const link = await desk.locator('input[readonly]').inputValue()

        const { page: home, faults: others } = await openPage(options)
        await home.goto(memberCase)
        expect(await h1(home)).toBe('このページはない')
        await accept(home, link, passphrases.member)
        await home.goto(memberCase)
        expect(await h1(home)).toContain('雪谷市の引き継ぎ帳')
        expect(await home.getByText('会員限定').first().isVisible()).toBe(true)
        await home.goto('/search?q=引き継ぎ')
        expect(await home.locator('#hits').innerText()).toContain('雪谷市')
        await home.goto('/kit?slug=yukitani-city-hikitsugi')
        expect(await home.locator('.kit').innerText()).toContain('雪谷市')
        const file = await home.request.get('/api/kit?slug=yukitani-city-hikitsugi&format=md')
        expect(await file.text()).toContain('会員限定')
        // The same link once more, in the hands of somebody else.
        const { page: stranger } = await openPage(options)
        await stranger.goto(link)
        expect(await stranger.locator('main').innerText()).toContain('この招待は使えません')

        const row = desk.locator('tr', { hasText: memberName })
        await desk.goto('/members')
        await row.getByRole('button', { name: '止める' }).click()
        expect(await desk.getByRole('status').first().innerText()).toContain('止めた')
        await home.goto(memberCase)
        expect(await h1(home)).toBe('このページはない')
        await logIn(home, memberName, passphrases.member)
        expect(await home.getByRole('alert').innerText()).toContain('名前か合言葉が違います')

        await row.getByRole('button', { name: 'また使えるようにする' }).click()
        await logIn(home, memberName, passphrases.member)
        await home.goto(memberCase)
        expect(await h1(home)).toContain('雪谷市')
        await home.goto('/account')
        await home.getByText('退会する', { exact: true }).first().click()
        const leaving = home.locator('form[action="/account/leave"]')
        await leaving.getByLabel('合言葉').fill(passphrases.member)
        await leaving.getByRole('button').click()
        await home.waitForURL(/\/$/)
        await home.goto(memberCase)
        expect(await h1(home)).toBe('このページはない')
        await desk.goto('/members')
        expect(await row.count()).toBe(0)
        expect([...faults, ...others].filter((fault) => !/40[014]/.test(fault))).toEqual([])
      }, 60_000)

      test('the way back after a logout shows nothing that was for members', async () => {
        const { page } = await openPage(options)
        await enter(look(), page, `帰る人 ${how}`, 'member')
        await page.goto(memberCase)
        await page.getByRole('button', { name: 'ログアウト' }).first().click()
        await page.waitForURL(/\/$/)
        await page.goBack()
        expect(await h1(page)).not.toContain('雪谷市')
      }, 30_000)
    })

    test('every screen is without accessibility faults, light and dark, narrow and wide', async () => {
      const { page, faults } = await openPage({ reducedMotion: 'reduce' })
      const link = await invite(look(), '画面を見る人', 'editor')
      await page.goto(link)
      await inspectScreen(page)
      await accept(page, link, passphrases.editor)
      await inspectScreen(page)
      await page.goto('/members')
      await page.getByLabel('名前').fill('招かれた人')
      await page.getByRole('button', { name: '招待のリンクを作る' }).click()
      await page.evaluate(unfoldAll)
      await inspectScreen(page)
      for (const path of [memberCase, '/search?q=引き継ぎ', '/', '/about']) {
        await page.goto(path)
        await inspectScreen(page)
      }
      await page.goto('/account')
      await page.evaluate(unfoldAll)
      await inspectScreen(page)
      await page.context().clearCookies()
      await logIn(page, '画面を見る人', '違う合言葉です')
      await page.getByRole('alert').waitFor()
      await inspectScreen(page)
      expect(faults.filter((fault) => !/401/.test(fault))).toEqual([])
    }, 120_000)

    test('a page that stays open says when its session has ended, and goes on for everybody', async () => {
      const { page } = await openPage()
      await enter(look(), page, '開いたままの人', 'member')
      await page.goto('/search?q=引き継ぎ')
      await page.context().clearCookies()
      await page.getByRole('searchbox').or(page.locator('#q')).first().fill('窓口')
      await page.keyboard.press('Enter')
      await page.getByText('ログインが切れた。').waitFor()
      expect(await page.locator('#hits').innerText()).not.toContain('雪谷市')
      await page.getByRole('link', { name: 'ログインし直す' }).click()
      expect(await h1(page)).toBe('会員のログイン')
      // Back to the search, not to the start.
      expect(await page.locator('input[name=next]').getAttribute('value')).toContain('/search?q=')
    }, 30_000)

    test('an editor manages everything by the keyboard alone', async () => {
      const { page } = await openPage()
      await page.goto(await invite(look(), '手だけの編集者', 'editor'))
      const tabTo = async (name: RegExp) => {
        for (let step = 0; step < 60; step += 1) {
          await page.keyboard.press('Tab')
          const focused = await page.evaluate(() => {
            const { activeElement: at } = document
            const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : ''
            return `${label ?? ''} ${at?.textContent ?? ''} ${at?.getAttribute('name') ?? ''}`
          })
          if (name.test(focused)) return
        }
        throw new Error(`no way to ${name}`)
      }
      await tabTo(/ passphrase$/)
      await page.keyboard.type(passphrases.editor)
      await tabTo(/ again$/)
      await page.keyboard.type(passphrases.editor)
      await page.keyboard.press('Enter')
      await page.waitForURL(/account/)
      await tabTo(/会員の管理/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/members/)
      await tabTo(/ name$/)
      await page.keyboard.type('鍵盤で招かれた人')
      await page.keyboard.press('Enter')
      await page.locator('input[readonly]').waitFor()
      expect(await page.locator('table').innerText()).toContain('鍵盤で招かれた人')
    }, 30_000)
  },
  prepareSmallSite,
)
