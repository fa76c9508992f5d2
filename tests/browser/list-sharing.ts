/** Lists on their way to somebody else: as a link, as a file, and what comes in damaged or hostile. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { keptLists } from '../../web/lists/list-keeper.ts'
import type { Site } from '../support/site.ts'
import { focused, noteAt, receiveList, titles } from './list-steps.ts'

/** Saves the list of the page as a file, and answers its place and the name it is given. */
async function saveList(page: Page): Promise<{ path: string; name: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-list-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name: 'ファイルにする' }).click()
  const download = await started
  const path = join(folder, 'list.html')
  await download.saveAs(path)
  return { path, name: download.suggestedFilename() }
}

function givenFile(text: string, name = 'list.html') {
  return { name, mimeType: 'text/html', buffer: Buffer.from(text) }
}

/** Registers the promises about lists that are handed over. */
export function testListSharing(openPage: Site['openPage']): void {
  it('a list goes to somebody else as a link, of which the server learns nothing', async () => {
    const { page } = await openPage()
    const chosen = await receiveList(page, 3)
    const field = page.getByRole('textbox', { name: 'リンク' })
    await expect.poll(() => field.inputValue()).toContain('#list=z')
    const before = await field.inputValue()
    await noteAt(page, 1).fill('<b>議会</b>の反応を聞く')
    await expect.poll(() => field.inputValue()).not.toBe(before)
    const link = await field.inputValue()

    const { page: other, faults } = await openPage()
    const asked: string[] = []
    other.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')))
    await other.goto(link)
    await other.locator('.kept h2 a').nth(2).waitFor()
    expect(await titles(other)).toEqual(chosen)
    expect(await other.locator('.kept').nth(1).textContent()).toContain('<b>議会</b>の反応を聞く')
    expect(asked.filter((url) => /[#]|反応|%E5%8F%8D/.test(url.replace(link, '')))).toEqual([])
    expect(await other.evaluate((key) => localStorage.getItem(key), keptLists.key)).toBeNull()
    await other.getByRole('button', { name: '自分のリストに写す' }).click()
    expect(new URL(other.url()).hash).toBe('')
    expect(await focused(other)).toBe('持ち寄りリスト')
    await other.reload()
    await other.locator('.kept h2 a').nth(2).waitFor()
    expect(await titles(other)).toEqual(chosen)
    expect(await noteAt(other, 1).inputValue()).toBe('<b>議会</b>の反応を聞く')
    expect(faults).toEqual([])
  })

  it('a list goes to somebody else as a file that opens without the library', async () => {
    const { page } = await openPage()
    const chosen = await receiveList(page, 2)
    await noteAt(page, 0).fill('一行目\n二行目')
    const { path, name } = await saveList(page)
    expect(name).toBe('持ち寄りリスト_秋の勉強会.html')

    const { page: alone } = await openPage({ javaScriptEnabled: false, offline: true })
    await alone.goto(pathToFileURL(path).href)
    expect(await alone.locator('h2').allTextContents()).toEqual(chosen)
    expect(await alone.locator('.note').innerText()).toContain('一行目\n二行目')
    expect(await alone.locator('a').first().getAttribute('href')).toContain('/cases/')

    const { page: other, faults } = await openPage()
    await other.goto('/list')
    await other.getByLabel('リストのファイル').setInputFiles(path)
    await other.locator('.kept h2 a').nth(1).waitFor()
    expect(await focused(other)).toBe('持ち寄りリスト')
    await other.getByRole('button', { name: '自分のリストに写す' }).click()
    await expect.poll(() => noteAt(other, 0).inputValue()).toBe('一行目\n二行目')
    expect(faults).toEqual([])
  })

  it('damaged, foreign, huge and hostile files are said to be so, or are text and nothing else', async () => {
    const { page, faults } = await openPage()
    await page.goto('/list')
    const input = page.getByLabel('リストのファイル')
    const alert = page.getByRole('alert')
    await input.setInputFiles(givenFile('<html>会議録</html>'))
    await alert.getByText('持ち寄りリストのファイルではない').waitFor()
    await input.setInputFiles(givenFile('{"version":1,"na', 'list.json'))
    await alert.getByText('壊れていて読めない').waitFor()
    await input.setInputFiles(givenFile(' '.repeat(3_000_001)))
    await alert.getByText('大きすぎて読めない').waitFor()
    const attack = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    const list = {
      version: 1,
      name: attack,
      cases: [{ slug: 'no-such-case', title: attack, where: attack, note: attack }],
    }
    await input.setInputFiles(givenFile(JSON.stringify(list), 'list.json'))
    await page.getByText('この事例は公開を終えた').waitFor()
    expect(await page.locator('main :is(img, script)').count()).toBe(0)
    await page.getByRole('button', { name: '自分のリストに写す' }).click()
    await expect.poll(() => noteAt(page, 0).inputValue()).toBe(attack)
    const { path } = await saveList(page)
    await page.getByRole('button', { name: '外す' }).click()
    await page.getByText('を外した。').waitFor()
    await page.goto(pathToFileURL(path).href)
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.locator('h2').textContent()).toBe(attack)
    await page.goto('/list#list=zAAAA')
    await alert.getByText('壊れていて読めない').waitFor()
    expect(faults.filter((fault) => !fault.startsWith('request to file:'))).toEqual([])
  })
}
