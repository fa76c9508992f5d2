/** A plan for a session lasts: changed, opened again, with another case, handed over. */

import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { usualKit } from '../../server/contract/kit.ts'
import { noEdits } from '../../server/contract/kit-edits.ts'
import { formatPlanLink } from '../../web/plans/shared-plan.ts'
import type { Site } from '../support/site.ts'

const address = '/kit?slug=kitakami-city-ping-pong-pang&slug=fukuoka-city-dna-undo'

async function openKit(page: Page): Promise<void> {
  await page.goto(address)
  await page.locator('[data-script]').waitFor({ state: 'attached' })
}

/** Changes a question of the handout. */
async function changeQuestion(page: Page, question: number, text: string): Promise<void> {
  await page.getByRole('button', { name: '文を直す' }).click()
  const handout = page.getByRole('region', { name: '配布資料' })
  await handout.getByRole('textbox', { name: `直す: 問い${question}`, exact: true }).fill(text)
  await page.getByRole('button', { name: '直し終える' }).click()
}

async function readText(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8')
}

/** Registers the promises about plans. */
export function testPlans(openPage: Site['openPage']): void {
  it('a changed kit is a plan: still there in a new tab, and its files have the changed text', async () => {
    const { page, faults } = await openPage({ acceptDownloads: true })
    await openKit(page)
    await changeQuestion(page, 1, '最初の年はいつですか。')
    await page.getByLabel('案の名').fill('秋の改善塾')
    await page.getByLabel('案の名').press('Enter')

    const tab = await page.context().newPage()
    await tab.goto('/')
    await tab.getByRole('link', { name: '勉強会', exact: true }).click()
    await tab.getByRole('link', { name: '秋の改善塾' }).click()
    await tab.getByText('最初の年はいつですか。').waitFor()
    const [download] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('link', { name: 'Markdown' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^勉強会キット.+\.md$/)
    expect(await readText(download)).toContain('最初の年はいつですか。')
    const [word] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('link', { name: 'Word' }).click(),
    ])
    expect(word.suggestedFilename()).toMatch(/\.docx$/)
    expect(faults).toEqual([])
  })

  it('one case is swapped: what was changed elsewhere stays, and what lost its line is shown', async () => {
    const { page, faults } = await openPage()
    await openKit(page)
    await changeQuestion(page, 4, 'なぜ愛称にしたのでしょう。')
    await changeQuestion(page, 7, '福岡市はどうなりましたか。')
    await page.getByText('事例を替える・足す').click()
    await page
      .getByRole('link', { name: /^Bと替える/ })
      .first()
      .click()
    await page.waitForURL((url) => !url.search.includes('fukuoka-city-dna-undo'))
    await page.getByText('なぜ愛称にしたのでしょう。').waitFor()
    const lost = page.getByRole('region', { name: '置き場のなくなった直し' })
    await lost.getByText('福岡市はどうなりましたか。').first().waitFor()

    await page.goBack()
    await page
      .getByRole('region', { name: '配布資料' })
      .getByText('福岡市はどうなりましたか。')
      .waitFor()
    expect(await lost.count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('a plan is handed over by its link and taken in once, and one that cannot be read is refused in a sentence', async () => {
    const { page } = await openPage()
    await openKit(page)
    await changeQuestion(page, 1, '最初の年はいつですか。')
    await page.goto('/plans')
    await page.getByRole('button', { name: /^渡す/ }).click()
    await expect.poll(() => page.getByLabel('リンク').inputValue()).toMatch(/#plan=/)
    const link = await page.getByLabel('リンク').inputValue()

    const { page: other, faults } = await openPage()
    await other.goto(link)
    await other.getByRole('button', { name: '自分の案に加える' }).click()
    await other.locator('.plan h2 a').click()
    await other.getByText('最初の年はいつですか。').waitFor()
    await other.goto('/plans')
    const newer = { name: 'a.json', mimeType: 'application/json' }
    const text = '{"kind":"kaizen-plan","version":9}'
    await other.locator('input[type="file"]').setInputFiles({ ...newer, buffer: Buffer.from(text) })
    await other.getByRole('alert').getByText('新しい版のもので').waitFor()
    expect(await other.locator('.plan').count()).toBe(1)
    expect(faults).toEqual([])
  })

  it('a plan with a case that is gone opens with the others, and a link with forty cases is refused', async () => {
    const { page, faults } = await openPage()
    const cases = ['no-longer-there', 'fukuoka-city-dna-undo'].map((slug) => ({
      slug,
      title: slug,
    }))
    const link = await formatPlanLink({ name: '前の案', cases, request: usualKit, ...noEdits })
    await page.goto(`/plans${link}`)
    await page.getByRole('button', { name: '自分の案に加える' }).click()
    await page.getByRole('link', { name: '前の案' }).click()
    await page.getByText('事例「no-longer-there」は見つからない').first().waitFor()
    expect(await page.locator('.kit-sheet').count()).toBe(7)

    const forty = Array.from({ length: 40 }, (_, index) => ({ slug: `s${index}`, title: '' }))
    const crowded = await formatPlanLink({
      name: '',
      cases: forty,
      request: usualKit,
      ...noEdits,
    })
    await page.goto('/')
    await page.goto(`/plans${crowded}`)
    await page.getByRole('alert').getByText('事例が多すぎて開けない').waitFor()
    expect(faults).toEqual([])
  })

  it('where nothing answers, a card to ask others is printed alone and copied as text', async () => {
    const { page } = await openPage()
    await page.addInitScript(() => {
      window.print = () => {
        document.documentElement.dataset['printed'] =
          document.querySelector('.print-alone')?.className
      }
    })
    await page.goto(`/search?q=${encodeURIComponent('電動キックボードの規制')}&population=city`)
    await page.locator('[data-script]').waitFor({ state: 'attached' })
    const card = page.getByRole('region', { name: 'この題材の事例を探しています' })
    expect(await card.innerText()).toMatch(/電動キックボードの規制[\s\S]*一般市/)
    await card.getByRole('button', { name: 'この用紙を印刷する' }).click()
    await expect
      .poll(() => page.evaluate(() => document.documentElement.dataset['printed']))
      .toContain('request')
    await card.getByRole('button', { name: '文を写す' }).click()
    await card.getByText(/写した|写せない/).waitFor()
  })
}
