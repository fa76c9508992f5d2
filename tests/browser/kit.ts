/** A session is prepared: chosen, changed and printed. */

import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Site } from '../support/site.ts'

const address = '/kit?slug=kitakami-city-ping-pong-pang&slug=fukuoka-city-dna-undo'

async function openKit(page: Page): Promise<void> {
  await page.goto(address)
  await page.locator('[data-script]').waitFor({ state: 'attached' })
}

/** The field of a question of the handout. */
function handoutField(page: Page, question: number): Locator {
  const handout = page.getByRole('region', { name: '配布資料' })
  return handout.getByRole('textbox', { name: `直す: 問い${question}`, exact: true })
}

/** The text as it would be printed. */
async function readPrinted(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const text = await page.locator('body').innerText()
  await page.emulateMedia({ media: null })
  return text
}

/** Registers the promises about session kits. */
export function testKit(openPage: Site['openPage']): void {
  it('without scripts a kit is shown, made anew for other minutes, and printed', async () => {
    const { page, faults } = await openPage({ javaScriptEnabled: false })
    await page.goto(address)
    expect(await page.locator('.kit-sheet').count()).toBe(7)
    await page.getByRole('radio', { name: '90分' }).check()
    await page.getByRole('button', { name: 'この条件で作り直す' }).click()
    expect(new URL(page.url()).searchParams.get('minutes')).toBe('90')
    const printed = await readPrinted(page)
    expect(printed).toContain('90分 ／ 6〜12人')
    expect(printed).not.toMatch(/この条件で作り直す|印刷する|探す/)
    await page.getByRole('link', { name: 'Bを外す' }).click()
    expect(new URL(page.url()).searchParams.getAll('slug')).toHaveLength(1)
    expect(faults).toEqual([])
  })

  it('on a phone no cell of a table is lower than its words: rows have the height of the paper only as paper', async () => {
    const { page, faults } = await openPage({ viewport: { width: 360, height: 740 } })
    await page.goto(`${address}&slug=yamagata-city-tohoku-om`)
    const cells = page.locator('.kit-table td:visible')
    expect(await cells.count()).toBeGreaterThan(100)
    const cut = await cells.evaluateAll((all) =>
      all
        .filter((cell) => cell.scrollHeight > cell.clientHeight + 1)
        .map(({ textContent }) => textContent),
    )
    expect(cut).toEqual([])
    expect(faults).toEqual([])
  })

  it('a changed line is printed, outlives a reload, and can be taken back', async () => {
    const { page, faults } = await openPage()
    await openKit(page)
    await page.getByRole('button', { name: '文を直す' }).click()
    await handoutField(page, 1).fill('最初の年はいつですか。')
    await handoutField(page, 2).fill('')
    await page.getByRole('button', { name: '直し終える' }).click()
    const printed = await readPrinted(page)
    expect(printed).toContain('最初の年はいつですか。')
    expect(printed).not.toContain('動いた人や組織を')

    await page.reload()
    await page.getByText('最初の年はいつですか。').waitFor()
    await page.getByRole('button', { name: '直しを元に戻す' }).click()
    expect(await readPrinted(page)).toContain('動いた人や組織を')
    expect(await page.getByRole('button', { name: '直しを元に戻す' }).count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('changed minutes move the others, and a sum that is too large is said', async () => {
    const { page } = await openPage()
    await openKit(page)
    await page.getByRole('button', { name: '文を直す' }).click()
    const minutes = page.getByRole('spinbutton', { name: 'この行の分' })
    await minutes.nth(1).fill('14')
    const plan = page.locator('.kit-table--timetable')
    await plan.getByText('組で5分、投票3分').first().waitFor({ state: 'attached' })
    await minutes.nth(1).fill('20')
    await page.getByText('合計が63分です。減らす行を選んでください').waitFor()
    await minutes.nth(6).fill('0')
    await page.getByRole('button', { name: '直し終える' }).click()
    expect(await page.getByText(/合計が\d+分です/).count()).toBe(0)
    expect(await readPrinted(page)).not.toContain('一つだけ、来月までに試すことを書いてください')
  })

  it('one sheet can be printed alone', async () => {
    const { page } = await openPage()
    await page.addInitScript(() => {
      window.print = () => {
        const chosen = document.querySelector('.kit--one .kit-sheet--chosen')
        document.documentElement.dataset['printed'] = chosen?.id ?? 'all'
      }
    })
    await openKit(page)
    const printed = () => page.evaluate(() => document.documentElement.dataset['printed'])
    await page.getByRole('button', { name: 'この紙だけ印刷: 配布資料' }).click()
    await expect.poll(printed).toBe('sheet-handout')
    await page.getByRole('button', { name: 'すべて印刷する' }).click()
    await expect.poll(printed).toBe('all')
  })

  it('a browser that keeps nothing still edits, and says so', async () => {
    const { page } = await openPage()
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError')
        },
      })
    })
    await openKit(page)
    await page.getByRole('button', { name: '文を直す' }).click()
    await handoutField(page, 1).fill('いつですか。')
    await page.getByText('直した文をブラウザーが覚えられない').waitFor()
  })
}
