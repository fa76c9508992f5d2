/** The reader's own lists: chosen on the way, ordered and kept. */

import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { keptLists } from '../../web/lists/list-keeper.ts'
import { proving } from '../support/criteria.ts'
import type { Site } from '../support/site.ts'
import {
  choose,
  focused,
  noteAt,
  oneCase,
  openList,
  receiveList,
  slugs,
  titles,
} from './list-steps.ts'
import { describeFaults, runAxe } from './run-axe.ts'

/** Registers the promises about lists. */
export function testLists(openPage: Site['openPage']): void {
  it('cases are chosen from results and case page, counted in the tray, and listed in that order', async () => {
    const { page, faults } = await openPage()
    expect(await page.goto('/search').then(() => page.locator('.tray').count())).toBe(0)
    const chosen = await choose(page, 2)
    await page.goto(oneCase)
    await page.getByRole('checkbox', { name: 'リストに入れる' }).check()
    const tray = page.locator('.tray')
    expect(await tray.textContent()).toContain('北上市')
    const all = [...new Set([...chosen, '北上市のきたかみPing!Pong!Pang!運動'])]
    expect(await tray.locator('b').first().textContent()).toBe(String(all.length))
    await openList(page)
    expect(await titles(page)).toEqual(all)
    await page.reload()
    await page.locator('.kept h2 a').first().waitFor()
    expect(await titles(page)).toEqual(all)
    expect(faults).toEqual([])
  })

  it(
    'the tray does not hide what has the focus',
    proving('焦点のある所が帯に隠れない', '2.4.7'),
    async () => {
      const { page } = await openPage({ viewport: { width: 360, height: 640 } })
      await choose(page, 2)
      const top = await page.locator('.tray').evaluate((tray) => tray.getBoundingClientRect().top)
      for (let presses = 0; presses < 25; presses++) {
        await page.keyboard.press('Tab')
        const bottom = await page.evaluate(() => {
          const element = document.activeElement
          const inTray = element?.closest('.tray') ?? null
          return inTray || !element ? 0 : element.getBoundingClientRect().bottom
        })
        expect(bottom).toBeLessThanOrEqual(top + 1)
      }
    },
  )

  it(
    'order is changed by the keyboard alone: the focus goes along and the new place is said',
    proving('並べ替えもキーボードだけででき、焦点が付いていく', '2.1.1', '2.4.3'),
    async () => {
      const { page, faults } = await openPage()
      const [first = '', second = '', third = ''] = await receiveList(page, 3)
      const down = page.getByRole('button', { name: `下へ ${first}` })
      await down.focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => titles(page)).toEqual([second, first, third])
      expect(await focused(page)).toContain(`下へ　${first}`)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await expect.poll(() => titles(page)).toEqual([second, third, first])
      expect(await focused(page)).toContain(`下へ　${first}`)
      expect(await page.getByRole('status').allTextContents()).toContain(
        `「${first}」を3件の3番目にした`,
      )
      expect(await down.getAttribute('aria-disabled')).toBe('true')

      await page.getByRole('button', { name: `外す ${third}` }).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => titles(page)).toEqual([second, first])
      expect(await focused(page)).toContain('元に戻す')
      await page.keyboard.press('Enter')
      await expect.poll(() => titles(page)).toEqual([second, third, first])
      expect(await focused(page)).toContain(`外す　${third}`)
      expect(faults).toEqual([])
    },
  )

  it('order is changed by dragging with the mouse, and Escape lets go', async () => {
    const { page } = await openPage({ viewport: { width: 1280, height: 1200 } })
    const [first = '', second = '', third = ''] = await receiveList(page, 3)
    const drag = async (from: number, to: number): Promise<void> => {
      await page.locator('.grip').nth(from).hover()
      await page.mouse.down()
      const box = await page.locator('.kept').nth(to).boundingBox()
      await page.mouse.move(200, (box?.y ?? 0) + (box?.height ?? 0) - 5, { steps: 5 })
    }
    await drag(0, 2)
    await page.mouse.up()
    await expect.poll(() => titles(page)).toEqual([second, third, first])
    await drag(0, 1)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    expect(await titles(page)).toEqual([second, third, first])
  })

  it('order is changed by a finger on the grip, while the rest of the row scrolls', async () => {
    const { page } = await openPage({ hasTouch: true, viewport: { width: 360, height: 2000 } })
    const [first = '', second = ''] = await receiveList(page, 2)
    // Waits until nothing moves any more.
    await page.locator('.grip').first().scrollIntoViewIfNeeded()
    const from = await page.locator('.grip').first().boundingBox()
    const to = await page.locator('.kept').nth(1).boundingBox()
    const session = await page.context().newCDPSession(page)
    const touch = async (type: 'touchStart' | 'touchMove', y: number): Promise<void> => {
      await session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: [{ x: (from?.x ?? 0) + 22, y }],
      })
    }
    await touch('touchStart', (from?.y ?? 0) + 22)
    for (const part of [0.3, 0.6, 1]) {
      await touch('touchMove', (from?.y ?? 0) + part * ((to?.y ?? 0) + 300 - (from?.y ?? 0)))
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect.poll(() => titles(page)).toEqual([second, first])
  })

  it('two tabs see each other’s cases and notes, and nothing is lost', async () => {
    const { page } = await openPage()
    const chosen = await receiveList(page, 2)
    const other = await page.context().newPage()
    await other.goto(`/cases/${slugs[5]}`)
    await noteAt(page, 0).fill('部長級の賛成をどう得たか')
    await other.getByRole('checkbox', { name: 'リストに入れる' }).check()
    await expect.poll(() => titles(page)).toHaveLength(3)
    await other.goto('/list')
    await expect.poll(() => noteAt(other, 0).inputValue()).toBe('部長級の賛成をどう得たか')
    await noteAt(page, 1).fill('二年目に続いた理由')
    await other.locator('.kept').nth(2).getByRole('button', { name: '上へ' }).click()
    await expect.poll(async () => (await titles(page))[2]).toBe(chosen[1])
    await expect.poll(() => noteAt(other, 2).inputValue()).toBe('二年目に続いた理由')
    expect(await titles(other)).toEqual(await titles(page))
  })

  it('several lists: made, named, copied, deleted and brought back', async () => {
    const { page } = await openPage()
    const chosen = await receiveList(page, 2)
    const name = page.getByRole('textbox', { name: 'リストの名' })
    await name.fill('春の勉強会')
    await name.press('Enter')
    await page.getByRole('button', { name: '写しをつくる' }).click()
    await expect.poll(() => name.inputValue()).toBe('春の勉強会の写し')
    expect(await titles(page)).toEqual(chosen)
    await page.getByRole('button', { name: '新しいリスト' }).click()
    await page.getByText('このリストに事例はまだない').waitFor()
    await page.getByLabel('開いているリスト').selectOption('春の勉強会の写し（2件）')
    await page.getByRole('button', { name: 'リストを消す' }).click()
    await page.getByText('「春の勉強会の写し」を消した').waitFor()
    await page.reload()
    await page.getByRole('button', { name: '元に戻す 春の勉強会の写し' }).click()
    await expect.poll(() => name.inputValue()).toBe('春の勉強会の写し')
    expect(await titles(page)).toEqual(chosen)
  })

  it('of more than four cases those are picked that are to be compared', async () => {
    const { page } = await openPage()
    await receiveList(page, 6)
    expect(await page.getByRole('link', { name: '勉強会キット' }).count()).toBe(0)
    const picks = page.getByRole('checkbox', { name: '使う' })
    await picks.nth(4).check()
    await picks.nth(1).check()
    const href = await page.getByRole('link', { name: '比べる' }).getAttribute('href')
    expect(href).toBe(`/compare?slug=${slugs[1]}&slug=${slugs[4]}`)
    const word = await page.getByRole('link', { name: 'Word' }).getAttribute('href')
    expect(word).toBe(`/api/export?format=docx&${slugs.map((slug) => `slug=${slug}`).join('&')}`)
  })

  it('the name of a list, its order and its notes stand in its Word and Markdown files', async () => {
    const { page, faults } = await openPage()
    await receiveList(page, 2)
    const name = page.getByLabel('リストの名')
    await name.fill('秋の勉強会')
    await name.press('Enter')
    await noteAt(page, 0).fill('部長級の賛成をどう得たか。')
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Markdown' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toContain('秋の勉強会')
    const text = await readFile(await file.path(), 'utf8')
    expect(text).toMatch(/^# 秋の勉強会\n/)
    expect(text).toContain('\nメモ\n\n> 部長級の賛成をどう得たか。\n')
    expect(faults).toEqual([])
  })

  it('a full storage is said at once, and what is on the screen goes on', async () => {
    const { page, faults } = await openPage()
    await choose(page, 1)
    await page.evaluate(() => {
      for (let size = 2_000_000; size > 0; size = Math.floor(size / 2)) {
        try {
          for (let number = 0; ; number++)
            localStorage.setItem(`${size}-${number}`, 'x'.repeat(size))
        } catch {
          // Full for pieces of this size.
        }
      }
    })
    await page.getByRole('checkbox', { name: 'リストに入れる' }).nth(3).check()
    await page.locator('.tray').getByText('保存できていない').waitFor()
    await openList(page)
    expect(await titles(page)).toHaveLength(2)
    await page.getByRole('alert').getByText('保存場所がいっぱい').waitFor()
    expect(faults).toEqual([])
  })

  it('a refused storage is said, and the list lasts as long as the page', async () => {
    const { page, faults } = await openPage()
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    const chosen = await choose(page, 2)
    await openList(page)
    expect(await titles(page)).toEqual(chosen)
    await page.getByRole('alert').getByText('リストを残せない').waitFor()
    expect(faults).toEqual([])
  })

  it('damaged lists are put aside, said, and can be taken out; lists of a later version are left alone', async () => {
    const { page } = await openPage()
    await page.goto('/about')
    await page.evaluate((key) => localStorage.setItem(key, '{"version":1,"li'), keptLists.key)
    await page.goto('/list')
    await page.getByRole('alert').getByText('壊れていて読めない').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '取り出す' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.txt$/)
    await page.getByRole('button', { name: '捨てる' }).click()
    expect(await page.evaluate((key) => localStorage.getItem(key), keptLists.damagedKey)).toBeNull()

    const later = '{"version":2}'
    await page.evaluate(
      ([key = '', text = '']) => localStorage.setItem(key, text),
      [keptLists.key, later],
    )
    await choose(page, 1)
    await openList(page)
    await page.getByRole('alert').getByText('新しい版').waitFor()
    expect(await page.evaluate((key) => localStorage.getItem(key), keptLists.key)).toBe(later)
  })

  it('a list with rows, notes and notices is without accessibility faults', async () => {
    const { page } = await openPage({ reducedMotion: 'reduce' })
    await receiveList(page, 6)
    await noteAt(page, 0).fill('聞くこと')
    await page.getByRole('button', { name: '外す' }).nth(2).click()
    await page.getByRole('button', { name: '新しいリスト' }).click()
    await page.getByRole('button', { name: 'リストを消す' }).click()
    expect(describeFaults(await runAxe(page))).toEqual([])
  })

  it('where the script of the list does not arrive, the page says so and tries again', async () => {
    const { page } = await openPage()
    await page.route('**/assets/ListManager*', (route) => route.abort())
    await page.goto('/list')
    await page.getByRole('alert').getByText('画面の部品を読み込めない').waitFor()
    await page.unroute('**/assets/ListManager*')
    await page.getByRole('button', { name: 'もう一度試す' }).click()
    await page.getByText('受け取る').waitFor()
  })

  it('without scripts the page says what lists need, and what to do without them', async () => {
    const { page, faults } = await openPage({ javaScriptEnabled: false })
    await page.goto('/list')
    const text = await page.locator('main').innerText()
    expect(text).toContain('スクリプトが要る')
    expect(text).toContain('/compare?slug=')
    await page.goto('/search')
    expect(await page.locator('.hit .check').first().innerText()).not.toContain('リスト')
    expect(faults).toEqual([])
  })
}
