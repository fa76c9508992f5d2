/** Ways through the library: forth and back, by mail, without scripts, without a connection. */

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { findPage } from '../../server/http/assets.ts'
import { proving } from '../support/criteria.ts'
import type { Site } from '../support/site.ts'
import { listenApp } from '../support/test-app.ts'

/** What is on the screen: its address, its text, its checks. */
async function readScreen(
  page: Page,
): Promise<{ url: string; text: string | null; checks: string[] }> {
  const { pathname, search } = new URL(page.url())
  return {
    url: pathname + search,
    text: await page.locator('main').textContent(),
    checks: await page
      .locator('input:checked')
      .evaluateAll((fields) => fields.map((field) => field.getAttribute('value') ?? '')),
  }
}

async function search(page: Page, words: string): Promise<void> {
  await page.getByRole('combobox', { name: /困りごと/ }).fill(words)
  await page.getByRole('button', { name: '探す' }).click()
  await page.waitForURL(/\/search\?q=/)
}

async function chooseStage(page: Page): Promise<void> {
  await page.getByText('ほかの条件', { exact: true }).click()
  await page.getByRole('checkbox', { name: /^職場\s*\d/ }).check()
  await page.waitForURL(/stage=workplace/)
  await page.locator('.chip').waitFor()
}

/** Registers the promises about moving between screens. */
export function testWalks(openPage: Site['openPage']): void {
  it(
    'going back from a case shows the list as it was, at the place where it was left',
    proving('戻ると、元の所に焦点が戻る', '2.4.3'),
    async () => {
      const { page, faults } = await openPage()
      await page.goto('/')
      await search(page, '改善運動')
      await chooseStage(page)
      const before = await readScreen(page)
      expect(before.checks).toContain('workplace')

      const hit = page.locator('.hit h2 a').nth(4)
      const title = await hit.textContent()
      await hit.scrollIntoViewIfNeeded()
      const scroll = await page.evaluate(() => window.scrollY)
      expect(scroll).toBeGreaterThan(0)
      await hit.click()
      await page.waitForURL(/\/cases\//)
      expect(await page.locator('h1').textContent()).toContain(title)
      expect(await page.evaluate(() => window.scrollY)).toBe(0)

      await page.goBack()
      await page.locator('.hit').first().waitFor()
      expect(await readScreen(page)).toEqual(before)
      await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scroll)
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(title)
      expect(faults).toEqual([])
    },
  )

  it('an address sent to someone else, or loaded again, shows the same screen', async () => {
    const { page } = await openPage()
    await page.goto('/search')
    await search(page, '首長が代わって活動が止まった')
    await chooseStage(page)
    await page.getByLabel('並び').selectOption('newest')
    await page.waitForURL(/sort=newest/)
    await expect.poll(() => page.locator('main').getAttribute('aria-busy')).toBe('false')
    const own = await readScreen(page)

    const { page: other, faults } = await openPage()
    await other.goto(own.url)
    expect(await readScreen(other)).toEqual(own)
    await page.reload()
    expect(await readScreen(page)).toEqual(own)
    expect(faults).toEqual([])
  })

  it('what was read out of the words becomes a condition by one press', async () => {
    const { page } = await openPage()
    await page.goto(`/search?q=${encodeURIComponent('小さな町の公民連係')}`)
    const notices = page.locator('.notices')
    expect(await notices.textContent()).toContain('「小さな町の公民連携」として探した')
    await notices.getByRole('link', { name: /^これだけにする .*町村/ }).click()
    await page.waitForURL(/population=town-village/)
    await page.getByRole('link', { name: /人口の区分.*町村/ }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('小さな町の公民連係')
  })

  it('searching, narrowing and reading need no scripts', async () => {
    const { page, faults } = await openPage({ javaScriptEnabled: false })
    await page.goto('/')
    await search(page, '若手の提案が続かない')
    await page.getByText('ほかの条件', { exact: true }).click()
    await page.getByRole('checkbox', { name: /^職場\s*\d/ }).check()
    await page.getByRole('button', { name: 'この条件で絞る' }).click()
    await page.waitForURL(/stage=workplace/)
    expect(await page.locator('.chip').textContent()).toContain('職場')
    const hit = page.locator('.hit h2 a').first()
    const title = await hit.textContent()
    await hit.click()
    expect(await page.locator('h1').textContent()).toContain(title)
    expect(await page.locator('.prose').count()).toBe(5)
    await page.locator('.prose .ref a').first().click()
    expect(await page.locator('.sources li:target').count()).toBe(1)
    expect(faults).toEqual([])
  })

  it(
    'the coverage page is reached from the foot of a page, and leads to the cases it counts',
    proving('探す欄のほか、頁の下や数の表からも事例に着ける', '2.4.5'),
    async () => {
      const { page, faults } = await openPage()
      await page.goto('/')
      await page.getByRole('link', { name: '収録の状況' }).click()
      await page.waitForURL('/coverage')
      const row = page.locator('.tally a').first()
      const count = await row.locator('.num').textContent()
      await row.click()
      await page.waitForURL(/\/search\?theme=/)
      expect(await page.locator('h1 .num').textContent()).toBe(count)
      expect(faults).toEqual([])
    },
  )

  it('without a connection the screen stays, says so, and tries again where the reader wanted to go', async () => {
    const { app, port } = await listenApp({ assets: await findPage() })
    const { page } = await openPage({ baseURL: `http://127.0.0.1:${port}` })
    await page.goto('/search?q=a')
    const link = page.locator('.hit h2 a').first()
    const status = page.locator('.status')
    await page.context().setOffline(true)
    await status.getByText('通信が切れている').waitFor()
    await page.context().setOffline(false)
    await status.getByText('通信が切れている').waitFor({ state: 'detached' })

    await app.close()
    await link.click()
    const alert = page.getByRole('alert')
    await alert.getByText('サーバーにつながらなかった').waitFor()
    const again = alert.getByRole('link', { name: 'もう一度試す' })
    expect(await again.getAttribute('href')).toBe(await link.getAttribute('href'))
    expect(new URL(page.url()).pathname).toBe('/search')
  })
}
