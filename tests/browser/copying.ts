/** What a reader takes out of a case by copying. */

import { expect, it } from 'vitest'
import type { Site } from '../support/site.ts'
import { oneCase } from './list-steps.ts'

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
