/** The list of what was found: how much of it is seen at once, its two groups, its keys, and ticking without scripts. */

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { proving } from '../support/criteria.ts'
import type { Site } from '../support/site.ts'

const address = (words: string): string => `/search?q=${encodeURIComponent(words)}`

/** How many cases are on the screen, parts of them as parts. */
const countSeen = (page: Page): Promise<number> =>
  page.locator('.hit').evaluateAll((hits) =>
    hits.reduce((sum, hit) => {
      const { top, bottom, height } = hit.getBoundingClientRect()
      const seen = Math.min(bottom, window.innerHeight) - Math.max(top, 0)
      return sum + Math.max(0, seen) / height
    }, 0),
  )

const focusedText = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.textContent)

/** Registers the promises about the list. */
export function testResultList(openPage: Site['openPage']): void {
  it.each([
    [1280, 900, 4],
    [360, 740, 1.5],
  ])('at %i × %i at least %d cases are seen at once', async (width, height, least) => {
    const { page } = await openPage({ viewport: { width, height } })
    for (const words of ['窓口の待ち時間', '公民連携', '若手の提案']) {
      await page.goto(address(words))
      await page.locator('html[data-script]').waitFor({ state: 'attached' })
      expect(await countSeen(page), words).toBeGreaterThanOrEqual(least)
    }
  })

  it('shows short or full cases as the reader likes, also next time', async () => {
    const { page, faults } = await openPage()
    await page.goto(address('公民連携'))
    const summary = page.locator('.hit-summary').first()
    await page.getByRole('button', { name: '詳しく' }).click()
    await summary.waitFor()
    await page.reload()
    await summary.waitFor()
    await page.getByRole('button', { name: '短く' }).click()
    await expect.poll(() => summary.isVisible()).toBe(false)
    expect(faults).toEqual([])
  })

  it('lists what fits, and behind it on request what has only a part of the words', async () => {
    const { page, faults } = await openPage()
    await page.goto(address('窓口の待ち時間'))
    const good = Number(await page.locator('h1 .num').textContent())
    expect(await page.locator('h1').textContent()).toContain('よく合う')
    const rest = page.getByRole('link', { name: /^一部だけが合う\d+件も見る$/ })
    const part = Number(/\d+/.exec((await rest.textContent()) ?? '')?.[0])
    await rest.press('Enter')
    await page.waitForURL(/fit=all/)
    await page.getByText(`ここからは、一部だけが合う${part}件`).waitFor()
    await expect.poll(() => page.locator('h1 .num').textContent()).toBe(String(good + part))
    expect(await page.locator('.hit').count()).toBe(Math.min(20, good + part))
    await expect.poll(() => focusedText(page)).toContain('ここからは')
    await page.getByRole('link', { name: `よく合う${good}件だけにする` }).click()
    await expect.poll(() => page.locator('h1 .num').textContent()).toBe(String(good))
    expect(faults).toEqual([])
  })

  it('Escape closes the suggestions and never takes away what was searched for', async () => {
    const { page } = await openPage()
    await page.goto(address('窓口'))
    const box = page.getByRole('combobox', { name: /困りごと/ })
    await box.press('End')
    await box.pressSequentially('改')
    const offered = page.locator('.suggestions [role=option]')
    await offered.first().waitFor()
    await box.press('Escape')
    await expect.poll(() => offered.count()).toBe(0)
    await box.press('Escape')
    expect(await box.inputValue()).toBe('窓口改')
  })

  it(
    'the arrows lead from the heading through the cases, and a typed / can be left to other programs',
    proving('一文字の鍵は切れる', '2.1.4'),
    async () => {
      const { page } = await openPage()
      await page.goto(address('窓口'))
      await page.locator('h1').focus()
      await page.keyboard.press('ArrowDown')
      const first = await page.locator('.hit h2 a').first().textContent()
      expect(await focusedText(page)).toBe(first)

      await page.keyboard.press('/')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('q')
      await page.getByText('キーの使い方').click()
      await page.getByRole('checkbox', { name: '/ で検索欄へ移る' }).uncheck()
      await page.locator('h1').focus()
      await page.keyboard.press('/')
      expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('q')
    },
  )

  it('without scripts cases are ticked and compared by a button', async () => {
    const { page } = await openPage({ javaScriptEnabled: false })
    await page.goto(address('公民連携'))
    const ticks = page.locator('.hit').getByRole('checkbox', { name: /^比べる/ })
    for (const at of [0, 2]) await ticks.nth(at).check()
    await page.getByRole('button', { name: /選んだ事例を比べる/ }).click()
    expect(new URL(page.url()).pathname).toBe('/compare')
    expect(new URL(page.url()).searchParams.getAll('slug')).toHaveLength(2)
    await page.getByRole('heading', { name: '2つの事例を比べる' }).waitFor()
  })

  it('of five ticked cases the first four are compared, and the page says so', async () => {
    const { page } = await openPage()
    await page.goto(address('公民連携'))
    const ticks = page.getByRole('checkbox', { name: /^リストに入れる/ })
    for (let at = 0; at < 5; at++) await ticks.nth(at).check()
    await page.locator('.tray').getByRole('link', { name: '比べる' }).click()
    await page.waitForURL(/\/compare/)
    await page.getByText('一度に並べられるのは4件まで。後の1件は除いた。').waitFor()
  })

  it(
    'at 400 % the bar of chosen cases does not stay before the list',
    proving('拡大しても本文を覆わない', '1.4.10'),
    async () => {
      const { page } = await openPage({ viewport: { width: 320, height: 256 } })
      await page.goto(address('公民連携'))
      await page
        .getByRole('checkbox', { name: /^リストに入れる/ })
        .first()
        .check()
      const tray = page.locator('.tray')
      await tray.waitFor()
      expect(await tray.evaluate((element) => getComputedStyle(element).position)).toBe('static')
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(320)
    },
  )
}
