/** Words and keys: the input method goes first, and the keyboard is enough. */

import type { CDPSession, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { proving } from '../support/criteria.ts'
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
    const words = searchParams.get('evidence') === 'words' ? ' by words' : ''
    if (pathname.startsWith('/api/')) paths.push(`${pathname} ${searchParams.get('q')}${words}`)
  })
  return paths
}

/** Holds back the answers to one kind of search until released; `arrived` is when the first of them is asked for. */
async function holdAnswers(
  page: Page,
  evidence: 'words' | 'both',
): Promise<{ arrived: Promise<void>; release: () => void }> {
  let [release, arrive] = [() => {}, () => {}]
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/api/search?*', async (route) => {
    const asked = new URL(route.request().url()).searchParams.get('evidence') ?? 'both'
    if (asked === evidence) {
      arrive()
      await held
    }
    await route.continue()
  })
  return { arrived, release }
}

/** The titles of the cases in the window, and where they stand. */
function listSeenHits(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.hit')].flatMap((hit) => {
      const { top, bottom } = hit.getBoundingClientRect()
      const title = hit.querySelector('h2')?.textContent
      return top < window.innerHeight ? [`${Math.round(top)}–${Math.round(bottom)} ${title}`] : []
    }),
  )
}

/** What the polite live region comes to say from now on. */
async function recordLiveRegion(page: Page): Promise<() => Promise<string[]>> {
  const said = await page.evaluateHandle(() => {
    const texts: string[] = []
    const region = document.querySelector('[aria-live="polite"]')
    const note = () => {
      const text = region?.textContent ?? ''
      if (text !== '' && text !== texts.at(-1)) texts.push(text)
    }
    if (region)
      new MutationObserver(note).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      })
    return texts
  })
  return () => said.evaluate((texts) => texts)
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
    expect(requests.toSorted()).toEqual([
      '/api/search 改善運動',
      '/api/search 改善運動 by words',
      '/api/suggest 改善運動',
    ])
    expect(await page.getByRole('combobox', { name: /困りごと/ }).inputValue()).toBe('改善運動')
    expect(faults).toEqual([])
  })

  it('what words find is shown at once; what is near in meaning follows without moving what is seen', async () => {
    const { page, faults } = await openPage()
    await page.goto('/search')
    const whole = await holdAnswers(page, 'both')
    const said = await recordLiveRegion(page)
    const requests = recordRequests(page)
    await page.getByRole('combobox', { name: /困りごと/ }).fill('窓口の待ち時間を短くする')
    await page.locator('.why').first().waitFor()
    const before = await listSeenHits(page)
    expect(before.length).toBeGreaterThan(0)
    expect(await page.locator('.hit .why--near').count()).toBe(0)
    await whole.arrived
    await page.waitForTimeout(longerThanPauses)
    expect(await listSeenHits(page)).toEqual(before)
    expect(await said()).toEqual([])

    whole.release()
    await page.locator('.hit .why--near').first().waitFor()
    expect(await listSeenHits(page)).toEqual(before)
    const total = await page.locator('.count-line .num').textContent()
    expect(await said()).toEqual([`結果は${total}件`])
    const asked = requests.filter((request) => request.startsWith('/api/search'))
    expect(asked.map((request) => request.endsWith('by words'))).toEqual([true, false])

    // The order of the whole answer is one click away, and is what the address gives.
    const mark = page.getByRole('link', { name: 'はじめから近い順に並べる' })
    await mark.click()
    await mark.waitFor({ state: 'detached' })
    const order = await page.locator('.hit h2').allTextContents()
    await page.reload()
    expect(await page.locator('.hit h2').allTextContents()).toEqual(order)
    expect(faults).toEqual([])
  })

  it('typing on, or composing, ends the question about meaning', async () => {
    const { page } = await openPage()
    await page.goto('/search')
    const box = page.getByRole('combobox', { name: /困りごと/ })
    const requests = recordRequests(page)
    const searches = () => requests.filter((request) => request.startsWith('/api/search'))
    const words = await holdAnswers(page, 'words')
    await box.fill('改善運動')
    await words.arrived
    await box.press('End')
    const method = await openInputMethod(page)
    await method.compose('は')
    words.release()
    await page.waitForURL(/\?q=/)
    await page.waitForTimeout(longerThanPauses)
    expect(searches()).toEqual(['/api/search 改善運動 by words'])

    await method.settle('発表会')
    await page.waitForURL(/%E4%BC%9A/)
    await page.waitForTimeout(longerThanPauses)
    expect(searches().slice(1)).toEqual([
      '/api/search 改善運動発表会 by words',
      '/api/search 改善運動発表会',
    ])
  })

  it('words that alone find nothing leave the former screen until the meaning is known', async () => {
    const { page } = await openPage()
    await page.goto('/search?q=%E6%94%B9%E5%96%84%E9%81%8B%E5%8B%95')
    const former = await page.locator('.hit h2').allTextContents()
    const whole = await holdAnswers(page, 'both')
    const said = await recordLiveRegion(page)
    await page.getByRole('combobox', { name: /困りごと/ }).fill('ぬらりひょんの髭')
    await whole.arrived
    expect(await page.locator('.hit h2').allTextContents()).toEqual(former)
    whole.release()
    await page.getByText('該当する事例はない').first().waitFor()
    const near = await page.locator('.hit h3').count()
    expect(await said()).toEqual([
      `該当なし。答えではないかもしれない近いものを${near}例、分けて並べた`,
    ])
  })

  it('cases that words alone find badly were never shown, and take no place in the whole answer', async () => {
    const { page, faults } = await openPage()
    await page.route('**/api/search?*evidence=words*', async (route) => {
      const response = await route.fetch()
      const answer = await response.json()
      const hits = answer.hits.toReversed()
      await route.fulfill({ response, json: { ...answer, hits, weak: true } })
    })
    await page.goto('/search')
    expect(await page.locator('.hit').count()).toBeGreaterThan(5)
    await page.getByRole('combobox', { name: /困りごと/ }).fill('若手の提案が続かない')
    await page.locator('.why').first().waitFor()
    const order = await page.locator('.hit h2').allTextContents()
    expect(await page.locator('.meaning-divider').count()).toBe(0)
    await page.reload()
    expect(await page.locator('.hit h2').allTextContents()).toEqual(order)
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

  it('the slash leads to the search box from wherever nothing is typed, and is a letter where something is', async () => {
    const { page } = await openPage()
    await page.goto('/search')
    const box = page.getByRole('combobox', { name: /困りごと/ })
    const focused = () => page.evaluate(() => document.activeElement?.id)
    const pressed = [
      page.getByRole('checkbox', { name: 'リストに入れる' }).first(),
      page.getByRole('checkbox', { name: /^続いている/ }),
      page.locator('.hit h2 a').first(),
    ]
    for (const control of pressed) {
      await control.focus()
      await page.keyboard.press('/')
      expect(await focused()).toBe('q')
    }
    await page.getByRole('spinbutton', { name: '終わりの年' }).focus()
    await page.keyboard.press('/')
    expect(await focused()).not.toBe('q')
    await box.focus()
    await page.keyboard.press('/')
    expect(await box.inputValue()).toBe('/')
  })

  it(
    'a case is found and opened by the keyboard alone',
    proving('キーボードだけで探し、事例を開ける', '2.1.1', '2.1.2'),
    async () => {
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
    },
  )
}
