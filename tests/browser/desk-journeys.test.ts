/** A case from a blank form to its page, by two officers who have never seen how files are written; and two who collide. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeSite } from '../support/site.ts'
import { enter, prepareSmallSite } from './member-steps.ts'

const field = (page: Page, name: string) => page.locator(`[id="f-${name}"]`)
const section = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label}`) })

const texts: readonly [label: string, text: string][] = [
  ['背景', '福井市では、改善の話をする場がなかった[^1]。'],
  ['取り組み', '2012（平成24）年、市の職員は月に一度の改善の日を始めた[^1]。'],
  ['成果', '1年で12回の改善の日が開かれた[^1]。'],
  ['工夫', '担当者は、机を離れて話すことにした[^1]。'],
  ['つまずきとその後', '参加は一部の課に偏った[^1]。'],
]

/** Fills what a case cannot be published without. */
async function writeCase(page: Page, slug: string): Promise<void> {
  await field(page, 'title').fill('福井市「改善の日」 ― 月に一度、机を離れて話した')
  await page.getByRole('button', { name: '自治体を足す' }).click()
  await page.keyboard.type('ふくいし')
  await page.getByRole('button', { name: '福井県 福井市' }).click()
  await page.getByRole('radio', { name: '中核市' }).check()
  await page.getByLabel('始まりの年').fill('2012')
  await field(page, 'slug').fill(slug)
  await page.getByRole('checkbox', { name: /チームで仕事をよくする/ }).check()
  await page.getByLabel('アドレスを貼ると、出典の行になる').fill('https://example.jp/kaizen')
  await page.keyboard.press('Enter')
  await field(page, 'sources.0.title').fill('改善の日の記録')
  await field(page, 'sources.0.publisher').fill('福井市')
  for (const [label, text] of texts) await section(page, label).fill(text)
  await field(page, 'summary').fill(
    '改善の話をする場がなかった。\n月に一度の改善の日を始めた。\n1年で12回開かれた。',
  )
  await field(page, 'questions').fill(
    [
      '改善の話をする場がない。何から始めるか',
      '職員が机を離れて話す日を作りたい',
      '月に一度の集まりをどう続けるか',
      '改善の日とは何をする日か',
    ].join('\n'),
  )
}

const save = async (page: Page) => {
  await page.getByRole('button', { name: '保存する' }).click()
  await page.locator('.desk-state').getByText('保存した').waitFor()
}

describeSite(
  'the editors’ desk',
  (openPage, look) => {
    test('a case is written from a blank form, published by a second editor, read, and taken back', async () => {
      const { page: writer, faults } = await openPage()
      await enter(look(), writer, '書く人', 'editor')
      await writer.goto('/desk')
      await writer.getByRole('button', { name: '新しい事例を書く' }).click()
      await writer.waitForURL(/\/desk\/drafts\//)
      await writeCase(writer, 'fukui-city-kaizen-day')
      await save(writer)
      await writer.getByText('誤り0').waitFor()
      await writer.getByRole('button', { name: '問いで試す' }).click()
      await writer.getByLabel('問い', { exact: true }).fill('改善の日を始めたい')
      await writer.keyboard.press('Enter')
      await writer
        .getByText(/1番目|1位|1件目/)
        .first()
        .waitFor()
      await writer.getByRole('button', { name: '見本' }).click()
      await writer
        .getByRole('heading', { name: /福井市「改善の日」/ })
        .last()
        .waitFor()
      await writer.getByRole('button', { name: '書く', exact: true }).click()
      await writer.getByRole('button', { name: '公開を待つにする' }).click()
      await writer.getByText('いまは「公開を待つ」').waitFor()

      const { page: publisher, faults: others } = await openPage()
      await enter(look(), publisher, '確かめる人', 'editor')
      await publisher.goto(writer.url())
      await publisher.getByRole('button', { name: '公開する' }).click()
      await publisher.getByRole('link', { name: '事例のページを開く' }).click()
      await publisher.waitForURL(/\/cases\/fukui-city-kaizen-day/)
      await expect
        .poll(async () => {
          await publisher.reload()
          return publisher.locator('h1').innerText()
        })
        .toContain('福井市「改善の日」')
      const { CASES_DIR = '' } = look().environment
      const file = await readFile(join(CASES_DIR, 'fukui-city-kaizen-day.md'), 'utf8')
      expect(file).toContain('status: published')
      expect(file).toContain('2012（平成24）年、市の職員は月に一度の改善の日を始めた[^1]。')

      // One sentence changed is one line changed.
      await publisher.goto('/desk/cases/fukui-city-kaizen-day')
      await publisher.getByRole('button', { name: '直す' }).first().click()
      await publisher.waitForURL(/\/desk\/drafts\//)
      await section(publisher, '成果').fill('1年で13回の改善の日が開かれた[^1]。')
      await field(publisher, 'summary').fill(
        '改善の話をする場がなかった。\n月に一度の改善の日を始めた。\n1年で12回開かれた。',
      )
      await save(publisher)
      await writer.goto(publisher.url())
      await writer.getByRole('button', { name: '公開する' }).click()
      await writer.getByRole('link', { name: '事例のページを開く' }).waitFor()
      const changed = await readFile(join(CASES_DIR, 'fukui-city-kaizen-day.md'), 'utf8')
      const lines = file.split('\n')
      const other = changed.split('\n').filter((line, at) => line !== lines[at])
      expect(other).toEqual(['1年で13回の改善の日が開かれた[^1]。'])
      expect([...faults, ...others].filter((fault) => !/40[0-9]/.test(fault))).toEqual([])
    }, 120_000)

    test('two editors and a hand collide, and nobody’s text is lost or overwritten unseen', async () => {
      const site = look()
      const [{ page: one }, { page: two }] = [await openPage(), await openPage()]
      await enter(site, one, 'はじめの人', 'editor')
      await enter(site, two, 'つぎの人', 'editor')
      await one.goto('/desk/cases/hoshimi-city-benkyokai')
      await one.getByRole('button', { name: '直す' }).first().click()
      await one.waitForURL(/\/desk\/drafts\//)
      await field(one, 'title').waitFor()
      await two.goto(one.url())
      await field(two, 'title').fill('星見市の職員勉強会 ― つぎの人の題')
      await save(two)
      await field(one, 'title').fill('星見市の職員勉強会 ― はじめの人の題')
      await one.getByRole('button', { name: '保存する' }).click()
      await one.locator('.desk-conflict').waitFor()
      expect(await one.locator('.desk-conflict').innerText()).toContain('つぎの人の題')
      expect(await one.locator('.desk-conflict').innerText()).toContain('はじめの人の題')

      // Meanwhile a hand changes the file.
      const path = join(site.environment['CASES_DIR'] ?? '', 'hoshimi-city-benkyokai.md')
      const text = await readFile(path, 'utf8')
      await writeFile(path, text.replace('## 工夫\n\n', '## 工夫\n\n手で足した文がある[^1]。'))
      await two.reload()
      await field(two, 'title').waitFor()
      await one.reload()
      const publisher = one
      await publisher.locator('.desk-form, .desk-reopen').first().waitFor()
      const choice = publisher.getByRole('button', { name: /保存した所から|保存したものから/ })
      if ((await choice.count()) > 0) await choice.click()
      await publisher.getByRole('button', { name: '公開する' }).click()
      await publisher.locator('.desk-conflict').waitFor()
      expect(await publisher.locator('.desk-conflict').innerText()).toContain('手で足した文がある')
      expect(await readFile(path, 'utf8')).toContain('手で足した文がある')
    }, 120_000)
  },
  prepareSmallSite,
)
