/** What readers do with lists, for several promises. */

import type { Locator, Page } from 'playwright-core'

/** Shipped cases. */
export const slugs = [
  'kitakami-city-ping-pong-pang',
  'fukuoka-city-dna-undo',
  'amagasaki-city-yaaruzo-undo',
  'nakano-city-omotenashi-undo',
  'zenkoku-kaizen-jissen-happyokai',
  'yamagata-city-tohoku-om',
] as const

/** The page of one of them. */
export const oneCase = `/cases/${slugs[0]}`

/** Chooses the first cases of a search, and answers their titles in the order in which they were chosen. */
export async function choose(page: Page, count: number): Promise<string[]> {
  await page.goto(`/search?q=${encodeURIComponent('改善運動')}`)
  const hits = page.locator('.hit')
  for (let index = 0; index < count; index++) {
    await hits.nth(index).getByRole('checkbox', { name: 'リストに入れる' }).check()
  }
  return (await hits.locator('h2 a').allTextContents()).slice(0, count)
}

/** Opens the list by the link in the tray, so that the page and what it knows go on. */
export async function openList(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^リスト\s*\d+\s*件/ }).click()
  await page.locator('.kept h2 a').first().waitFor()
}

/** Makes a list of the first cases by a link, and answers their titles. */
export async function receiveList(page: Page, count: number): Promise<string[]> {
  const cases = slugs.slice(0, count).map((slug) => ({ slug }))
  const text = JSON.stringify({ version: 1, name: '秋の勉強会', cases })
  await page.goto(`/list#list=p${Buffer.from(text).toString('base64url')}`)
  await page.locator('.kept h2 a').last().waitFor()
  await page.getByRole('button', { name: '自分のリストに写す' }).click()
  await page.getByRole('textbox', { name: 'リストの名' }).waitFor()
  return titles(page)
}

/** The titles of the list on the screen, in its order. */
export const titles = (page: Page): Promise<string[]> => page.locator('.kept h2').allTextContents()
/** The field of the note of a row. */
export const noteAt = (page: Page, index: number): Locator =>
  page.locator('.kept').nth(index).getByRole('textbox', { name: 'メモ' })
/** The text of what has the focus. */
export const focused = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.textContent)
