/** Words and keys: the input method goes first, and the keyboard is enough. */

import type { CDPSession, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Site } from '../support/site.ts'

/** Longer than the pauses after which typing searches or suggests. */
const longerThanPauses = 600

/** An input method at the box: what it composes, settles, and the keys it keeps for itself. */
type InputMethod = {
  compose: (text: string) => Promise<void>
  settle: (text: string) => Promise<void>
  pressEnter: () => Promise<void>
}

async function openInputMethod(page: Page): Promise<InputMethod> {
  const session: CDPSession = await page.context().newCDPSession(page)
  return {
    compose: async (text) => {
      const end = { selectionStart: text.length, selectionEnd: text.length }
      await session.send('Input.imeSetComposition', { text, ...end })
    },
    settle: async (text) => {
      await session.send('Input.insertText', { text })
    },
    // Keys that the input method has taken arrive with the code 229, in Safari after the end of the composition.
    pressEnter: async () => {
      const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, text: '\r' }
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
    },
  }
}

/** The requests for data that a page makes from now on. */
function recordRequests(page: Page): string[] {
  const paths: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname.startsWith('/api/')) paths.push(`${pathname} ${searchParams.get('q')}`)
  })
  return paths
}

/** Registers the promises about the search box and the keyboard. */
export function testTyping(openPage: Site['openPage']): void {
  it('nothing is asked while composing, and the settled words are searched for once', async () => {
    const { page, faults } = await openPage()
    await page.goto('/search')
    await page.getByRole('combobox', { name: /困りごと/ }).focus()
    const requests = recordRequests(page)
    const method = await openInputMethod(page)
    for (const text of ['か', 'かいぜん', 'かいぜんうんどう', '改善運動']) {
      await method.compose(text)
    }
    await page.waitForTimeout(longerThanPauses)
    await method.pressEnter()
    await page.waitForTimeout(longerThanPauses)
    expect(requests).toEqual([])
    expect(new URL(page.url()).search).toBe('')

    await method.settle('改善運動')
    await page.waitForURL(/\?q=/)
    await page.waitForTimeout(longerThanPauses)
    expect(requests.toSorted()).toEqual(['/api/search 改善運動', '/api/suggest 改善運動'])
    expect(await page.getByRole('combobox', { name: /困りごと/ }).inputValue()).toBe('改善運動')
    expect(faults).toEqual([])
  })

  it('the Enter that ends a composition sends nothing, the next one does', async () => {
    const { page } = await openPage()
    await page.goto('/')
    await page.getByRole('combobox', { name: /困りごと/ }).focus()
    const method = await openInputMethod(page)
    await method.compose('改善')
    await method.pressEnter()
    await method.settle('改善')
    await method.pressEnter()
    await page.waitForTimeout(longerThanPauses)
    expect(new URL(page.url()).pathname).toBe('/')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?q=/)
    expect(new URL(page.url()).searchParams.get('q')).toBe('改善')
  })

  it('a suggestion is chosen by the arrow keys and Enter', async () => {
    const { page } = await openPage()
    await page.goto('/search')
    const box = page.getByRole('combobox', { name: /困りごと/ })
    const options = page.getByRole('listbox', { name: '候補' }).getByRole('option')
    await box.pressSequentially('北上')
    await options.first().waitFor()
    expect(await box.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await options.count()).toBe(0)
    await box.pressSequentially('市')
    const option = options.first()
    await option.waitFor()
    const text = await option.locator('span').first().textContent()
    await page.keyboard.press('ArrowDown')
    expect(await option.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname !== '/search' || url.searchParams.get('q') === text)
  })

  it('a case is found and opened by the keyboard alone', async () => {
    const { page, faults } = await openPage()
    await page.goto('/search')
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q')
    await page.keyboard.type('改善運動')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\?q=/)
    await page.locator('.why').first().waitFor()

    const first = page.locator('.hit h2 a').first()
    const isReached = (): Promise<boolean> =>
      first.evaluate((link) => link === document.activeElement)
    for (let presses = 0; presses < 120 && !(await isReached()); presses++) {
      await page.keyboard.press('Tab')
    }
    expect(await isReached()).toBe(true)
    const title = await first.textContent()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cases\//)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(title)
    expect(faults).toEqual([])
  })
}
