/** Reading cases: from barrier to barrier, side by side, with notes of one's own, on paper, and copied out. */

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Site } from '../support/site.ts'
import { oneCase } from './list-steps.ts'

const four = [
  'kitakami-city-ping-pong-pang',
  'fukuoka-city-dna-undo',
  'chiba-city-chibarepo',
  'beppu-city-okuyami-corner',
]

const compareAddress = (slugs: readonly string[]): string =>
  `/compare?${slugs.map((slug) => `slug=${slug}`).join('&')}`

const titles = (page: Page): Promise<string[]> => page.locator('.compare h2').allTextContents()
const difference = (page: Page, index: number) =>
  page.getByRole('textbox', { name: /との違い$/ }).nth(index)

/** How many sheets of which width and height a page makes, in points. */
async function measurePaper(page: Page): Promise<{ sheets: number; size: string | undefined }> {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const sheets = file.match(/\/Type \/Page\b/g)?.length ?? 0
  return { sheets, size: /\/MediaBox \[0 0 (\d+)\S* (\d+)/.exec(file)?.slice(1).join('x') }
}

/** What could be pressed or belongs to the screen only, as far as paper shows it. */
function listPressable(page: Page): Promise<string[]> {
  return page
    .locator('button, input, select, summary, .case-tools, .tray, .toc, .trail, .mast nav')
    .evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map(({ outerHTML }) => outerHTML),
    )
}

/** Registers the promises about reading. */
export function testReading(openPage: Site['openPage']): void {
  it('a barrier of a case leads to all that was done about it elsewhere, and on to those cases', async () => {
    const { page, faults } = await openPage()
    await page.goto('/cases/fukuoka-city-dna-undo')
    await page.locator('.walls').getByRole('link', { name: '首長交代' }).click()
    await page.waitForURL('/walls#leader-change')
    const heading = page.getByRole('heading', { name: '首長交代' })
    expect(await heading.evaluate((element) => element.matches(':target'))).toBe(true)
    const part = page.getByRole('region', { name: '首長交代' })
    await part.getByRole('link', { name: '福岡市のDNA運動' }).click()
    await page.waitForURL('/cases/fukuoka-city-dna-undo#walls')
    await page.goto('/walls')
    await page.getByRole('link', { name: '町村', exact: true }).click()
    await page.waitForURL('/walls?population=town-village')
    const where = await page.locator('.likes .note').allTextContents()
    expect(where.length).toBeGreaterThan(3)
    expect(where.filter((text) => !/町村・|、/.test(text))).toEqual([])
    expect(faults).toEqual([])
  })

  it('cases side by side change places and leave without scripts', async () => {
    const { page, faults } = await openPage({ javaScriptEnabled: false })
    await page.goto(compareAddress(four.slice(0, 3)))
    const [a, b, c] = await titles(page)
    await page.getByRole('link', { name: /^前へ.*千葉市/ }).click()
    expect(await titles(page)).toEqual([a, c, b])
    await page.getByRole('link', { name: /^外す.*北上市/ }).click()
    expect(await titles(page)).toEqual([c, b])
    const mark = page.locator('.compare .ref a').first()
    const target = await mark.getAttribute('href')
    await mark.click()
    expect(page.url()).toContain(target)
    expect(await page.locator('.sources li:target').count()).toBe(1)
    expect(faults).toEqual([])
  })

  it('a case of the own list joins a comparison by one press', async () => {
    const { page, faults } = await openPage()
    await page.goto(`/cases/${four[2]}`)
    await page.getByRole('checkbox', { name: /^リストに入れる/ }).check()
    await page.goto(compareAddress(four.slice(0, 2)))
    await page.getByRole('link', { name: '千葉市のちばレポ' }).click()
    await page.waitForURL(compareAddress(four.slice(0, 3)))
    expect(await titles(page)).toHaveLength(3)
    expect(await page.getByText('から足す').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('what is written about the own body stays in this browser, with its case', async () => {
    const { page, faults } = await openPage()
    await page.goto(compareAddress(four.slice(0, 2)))
    await page.locator('html[data-script]').waitFor({ state: 'attached' })
    await difference(page, 1).fill('うちの市は\n規模が小さい/')
    await page.goto(compareAddress(['fukuoka-city-dna-undo', 'chiba-city-chibarepo']))
    await expect.poll(() => difference(page, 0).inputValue()).toBe('うちの市は\n規模が小さい/')
    expect(await difference(page, 1).inputValue()).toBe('')
    await difference(page, 0).fill('')
    await page.reload()
    await page.locator('html[data-script]').waitFor({ state: 'attached' })
    expect(await difference(page, 0).inputValue()).toBe('')
    expect(faults).toEqual([])
  })

  it('where the browser refuses to keep it, that is said at once', async () => {
    const { page, faults } = await openPage()
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('', 'SecurityError')
      }
    })
    await page.goto(compareAddress(four.slice(0, 2)))
    await page.locator('html[data-script]').waitFor({ state: 'attached' })
    await difference(page, 0).fill('残らない')
    await page.getByRole('status').getByText('このブラウザーには残せない').waitFor()
    expect(await difference(page, 0).inputValue()).toBe('残らない')
    expect(faults).toEqual([])
  })

  it('the form to cite a case in is copied as it stands, or can be where there is no clipboard', async () => {
    const { page } = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto('/cases/fukuoka-city-dna-undo')
    const citation = await page.locator('.citation-text').innerText()
    const { origin } = new URL(page.url())
    expect(citation).toContain(`${origin}/cases/fukuoka-city-dna-undo, (参照 20`)
    await page.getByRole('button', { name: 'この形を写す' }).click()
    await page.getByRole('status').getByText('写した').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(citation)
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.getByRole('button', { name: 'この形を写す' }).click()
    await page.getByRole('status').getByText('上の文を選んで写す').waitFor()
  })

  it('on paper a case has its sources with their addresses, its own and the day, and nothing to press', async () => {
    const { page } = await openPage()
    await page.goto('/cases/fukuoka-city-dna-undo')
    await page.locator('html[data-script]').waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    expect(await listPressable(page)).toEqual([])
    const links = page.locator('.sources a:visible')
    const printed = await links.evaluateAll((all) =>
      all.map((link) => [
        link.getAttribute('href'),
        getComputedStyle(link, '::after')
          .content.replace(/^" ?|"$/g, '')
          .replaceAll('" "', ''),
      ]),
    )
    expect(printed.length).toBeGreaterThan(5)
    for (const [href, after] of printed) expect(after).toBe(href)
    expect(await page.locator('.citation-text').isVisible()).toBe(true)
    expect(await measurePaper(page)).toMatchObject({ size: '594x841' })
  })

  it.each([2, 3, 4])(
    'a comparison of %i cases is one A4 sheet on its side, with address and day; its sources follow',
    async (count) => {
      const { page } = await openPage()
      await page.goto(compareAddress(four.slice(0, count)))
      await page.locator('html[data-script]').waitFor({ state: 'attached' })
      await page.emulateMedia({ media: 'print' })
      expect(await listPressable(page)).toEqual([])
      const printed = await page.locator('.printed').innerText()
      expect(printed).toContain(page.url())
      expect(printed).toMatch(/参照日\s*20\d\d年\d+月\d+日/)
      const sources = page.locator('.compared-sources')
      const addresses = await sources.locator('li .print-only:visible').allInnerTexts()
      expect(addresses.length).toBeGreaterThan(count)
      for (const address of addresses) expect(address).toMatch(/^https?:/)
      expect((await measurePaper(page)).sheets).toBeGreaterThan(1)
      await sources.evaluate((section) => section.remove())
      expect(await measurePaper(page)).toEqual({ sheets: 1, size: '841x594' })
    },
  )
}

/** Registers the promises about the one page. */
export function testOnePage(openPage: Site['openPage']): void {
  it.each([1, 2, 3, 4])(
    '%i cases under a question are one upright A4 sheet, with address and day',
    async (count) => {
      const { page, faults } = await openPage({ javaScriptEnabled: false })
      await page.goto(compareAddress(four.slice(0, count)).replace('/compare', '/onepage'))
      await page.getByRole('textbox', { name: /^問い/ }).fill('町の窓口を、どこから直すか')
      await page.getByRole('button', { name: '入れる' }).click()
      await page.waitForURL(/q=/)
      await page.emulateMedia({ media: 'print' })
      expect(await listPressable(page)).toEqual([])
      expect(await page.locator('.one-page').innerText()).toContain('町の窓口を、どこから直すか')
      expect(await measurePaper(page)).toEqual({ sheets: 1, size: '594x841' })
      expect(faults).toEqual([])
    },
  )
}

/** Registers the promises about copying. */
export function testCopying(openPage: Site['openPage']): void {
  it('what is copied out of a case names the case, unless the reader does not want it', async () => {
    const { page, faults } = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(oneCase)
    const copy = async (
      select: string,
      letters?: number,
    ): Promise<{ plain: string; html: string }> => {
      await page
        .locator(select)
        .first()
        .evaluate((element, length) => {
          const range = document.createRange()
          range.selectNodeContents(element)
          if (length !== undefined) range.setEnd(element.firstChild ?? element, length)
          getSelection()?.removeAllRanges()
          getSelection()?.addRange(range)
        }, letters)
      await page.keyboard.press('Control+c')
      return page.evaluate(async () => {
        const [item] = await navigator.clipboard.read()
        const read = async (type: string) => (await item?.getType(type))?.text() ?? ''
        return { plain: await read('text/plain'), html: await read('text/html') }
      })
    }
    const reference =
      /改善事例ライブラリ\. http:\/\/127\.0\.0\.1:\d+\/cases\/kitakami-city-ping-pong-pang, \(参照 \d{4}-\d\d-\d\d\)\./
    const passage = await page.locator('.prose p').first().innerText()
    const copied = await copy('.prose p')
    expect(copied.plain).toMatch(reference)
    expect(copied.plain.startsWith(passage.slice(0, 20))).toBe(true)
    expect(copied.html).toMatch(reference)
    expect(copied.html).toContain('/cases/kitakami-city-ping-pong-pang#source-')
    for (const [select, letters] of [
      ['.prose p', 5],
      ['.colophon p', undefined],
      ['.sources li', undefined],
    ] as const) {
      expect((await copy(select, letters)).plain, select).not.toMatch(reference)
    }
    const choice = page.getByRole('checkbox', { name: '写した文に出典を添える' })
    expect((await copy('.prose p')).plain).toMatch(reference)
    // In one go, before anything can be drawn again: the choice holds from the press on.
    const isTaken = await choice.evaluate((box) => {
      const copied = new ClipboardEvent('copy', {
        clipboardData: new DataTransfer(),
        cancelable: true,
      })
      if (box instanceof HTMLElement) box.click()
      document.dispatchEvent(copied)
      return copied.defaultPrevented
    })
    expect(isTaken).toBe(false)
    expect(await choice.isChecked()).toBe(false)
    expect((await copy('.prose p')).plain).not.toMatch(reference)
    await page.goto('/cases/fukuoka-city-dna-undo')
    expect(await choice.isChecked()).toBe(false)
    expect(faults).toEqual([])
  })
}
