/** The pages of the desk in a real browser: sent in, answered, judged, measured; without scripts too. */

import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missedSearchPath } from '../../server/contract/page-offers.ts'
import { footnote, heading, line, makeWord } from '../support/make-word.ts'
import { readZip } from '../support/read-files.ts'
import { describeSite } from '../support/site.ts'
import { inspectScreen } from './inspect-screen.ts'
import { enter, prepareSmallSite } from './member-steps.ts'

const readers: [string, BrowserContextOptions][] = [
  ['with scripts', {}],
  ['without scripts', { javaScriptEnabled: false }],
]
const casePage = '/cases/tsukioka-city-jimu-misu'
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click()
const said = (page: Page) => page.getByRole('status').first().innerText()

describeSite(
  'the desk',
  (openPage, look) => {
    const openDesk = async (name: string, options: BrowserContextOptions = {}) => {
      const { page, faults } = await openPage(options)
      await enter(look(), page, name, 'editor')
      return { page, faults }
    }

    describe.each(readers)('%s', (how, options) => {
      test('a reader sends in what came after a case, and an editor closes it with a reason', async () => {
        const { page: reader, faults } = await openPage(options)
        await reader.goto(casePage)
        expect(await reader.locator('h1').innerText()).toContain('月岡市')
        await reader.getByRole('link', { name: '誤りや続きを知らせる' }).click()
        await reader.getByLabel('どこが違うか').fill(`2020年に終わった\n${how}`)
        await reader.getByLabel('どこで読めるか').fill('市報の4月号')
        await press(reader, '編集部に送る')
        expect(await reader.locator('h1').innerText()).toContain('受け取った')
        await reader.getByRole('link', { name: '事例に戻る' }).click()
        expect(reader.url()).toContain(casePage)

        const { page: desk, faults: others } = await openDesk(`答える人 ${how}`, options)
        await desk.goto('/desk/proposals')
        const proposal = desk.locator('section.proposal', { hasText: how })
        expect(await proposal.innerText()).toContain('月岡市')
        await proposal.getByText('閉じる', { exact: true }).click()
        await proposal.getByLabel('わけ').fill('市報が公開されていない')
        await proposal.getByRole('button', { name: 'わけを残して閉じる' }).click()
        expect(await proposal.count()).toBe(0)
        expect([...faults, ...others]).toEqual([])
      }, 60_000)

      test('an editor judges answers, and sees what a word does by them before it is kept', async () => {
        const { page } = await openDesk(`判定する人 ${how}`, options)
        await page.goto('/desk/judge')
        await page.getByLabel('問いを打つ').fill('ぽかの多い課')
        await press(page, 'この問いを判定する')
        const row = page.locator('fieldset', { hasText: '月岡市' })
        await row.getByLabel('答える').check()
        await press(page, '判定を残す')
        expect(await said(page)).toContain('判定を残した')
        expect(await row.getByLabel('答える').isChecked()).toBe(true)

        await page.goto('/desk/words')
        await page.getByLabel('言葉', { exact: true }).fill(`ぽか、うっかり${how}`)
        await press(page, '足したときの違いを見る')
        expect(await page.locator('main').innerText()).toContain('変更が働く問いは1')
        await press(page, '残す')
        expect(await said(page)).toContain('変更を残した')
        expect(await page.locator('.own-words').innerText()).toContain(how)
      }, 90_000)
    })

    test('the measuring ends with the editor who has left, and the next one may measure', async () => {
      const { page } = await openDesk('去る人')
      await page.goto('/desk/words')
      await page.getByLabel('言葉', { exact: true }).fill('窓口、帳場')
      const sent = page.waitForRequest(/words\/measure/)
      await page
        .getByRole('button', { name: '足したときの違いを見る' })
        .click({ noWaitAfter: true })
      await sent
      await page.goto('/desk/missed')
      await expect
        .poll(
          async () => {
            await page.goto('/desk/words')
            await page.getByLabel('言葉', { exact: true }).fill('窓口、帳場')
            await press(page, '足したときの違いを見る')
            return page.locator('h1').innerText()
          },
          { timeout: 45_000 },
        )
        .toContain('違い')
    }, 90_000)

    test('a search left in vain is told in words alone, where the association wants it', async () => {
      const { page: desk } = await openDesk('数える人')
      await desk.goto('/desk/settings')
      await desk.getByLabel('見つからなかった問いを数える').check()
      await press(desk, '設定を変える')
      expect(await said(desk)).toContain('設定を変えた')
      const told = desk.waitForRequest(`**${missedSearchPath}`)
      await desk.goto('/search?q=公園の芝生')
      const box = desk.getByRole('searchbox').or(desk.locator('input[name=q]')).first()
      await box.fill('図書館の夜')
      const request = await told
      expect(request.postDataJSON()).toMatchObject({ q: '公園の芝生' })
      expect((await request.allHeaders())['cookie']).toBeUndefined()
    }, 60_000)

    test('an editor withdraws a case, compares, takes it back and renames it; its address says so each time', async () => {
      const { page, faults } = await openDesk('直す人', { reducedMotion: 'reduce' })
      const own = '/desk/cases/hoshimi-city-benkyokai'
      const answers = (path: string, status: number) =>
        expect.poll(async () => (await page.goto(path))?.status(), { timeout: 15_000 }).toBe(status)
      await page.goto(own)
      await page.getByText('公開をやめる', { exact: true }).first().click()
      await page.getByLabel('わけ').fill('取り組みが白紙になった')
      await page.getByLabel('代わりに読む事例').fill('/cases/tsukioka-city-jimu-misu')
      await press(page, '公開をやめる')
      expect(await said(page)).toContain('公開をやめた')
      await inspectScreen(page)
      await answers('/cases/hoshimi-city-benkyokai', 410)
      expect(await page.locator('main').innerText()).toContain('取り組みが白紙になった')
      await inspectScreen(page)
      await page.getByRole('link', { name: '月岡市' }).click()
      await page.waitForURL(/tsukioka-city-jimu-misu/)

      await page.goto(own)
      await press(page, 'この版に戻す')
      expect(await said(page)).toContain('前の版に戻した')
      await page.getByText('名（アドレス）を変える').click()
      await page.getByLabel('新しい事例番号').fill('hoshimi-city-study')
      await press(page, '名を変える')
      expect(await said(page)).toContain('名を変えた')
      await inspectScreen(page)
      await page.getByRole('link', { name: '変わった所' }).first().click()
      expect(await page.locator('.diff-added').first().innerText()).toContain('足した行')
      await inspectScreen(page)
      await answers('/cases/hoshimi-city-benkyokai', 200)
      expect(page.url()).toContain('/cases/hoshimi-city-study')
      expect(faults).toEqual([])
    }, 120_000)

    test('an editor brings a Word file into a new draft, and takes the library out as a zip', async () => {
      const { page, faults } = await openDesk('運ぶ人')
      await page.goto('/desk')
      await press(page, '新しい事例を書く')
      await page.waitForURL(/\/desk\/drafts\//)
      await press(page, '取り込む')
      const word = await makeWord([
        heading(1, '背景'),
        line('改善の話をする場がなかった', footnote('市報 https://example.jp/1'), '。'),
        heading(1, '知らない章'),
        line('置き場のない文。'),
      ])
      await page.locator('input[type=file]').setInputFiles({
        ...{ name: '案.docx', mimeType: 'application/octet-stream' },
        buffer: Buffer.from(word),
      })
      await page.getByText('置けなかった文（').waitFor()
      expect(await page.locator('.desk-bring').innerText()).toContain('改善の話をする場がなかった')
      const left = await page
        .locator('.desk-bring textarea')
        .evaluateAll((areas) =>
          areas.map((area) => (area instanceof HTMLTextAreaElement ? area.value : '')),
        )
      expect(left.join()).toContain('置き場のない文')
      const zip = await page.request.get('/desk/library.zip')
      expect([...readZip(await zip.body()).keys()]).toContain('cases/sora-town-koho.md')
      expect(faults).toEqual([])
    }, 60_000)

    test('every screen is without accessibility faults, light and dark, narrow and wide', async () => {
      const { page, faults } = await openDesk('見る人', { reducedMotion: 'reduce' })
      for (const [path, sign] of [
        ['/propose?kind=wanted&q=水道の広域化', '水道の広域化'],
        ['/propose?kind=correction&slug=tsukioka-city-jimu-misu', '月岡市'],
        ['/desk', '次に書く'],
        ['/desk/cases/tsukioka-city-jimu-misu', '公開をやめる'],
        ['/desk/missed', '見つからなかった問い'],
        ['/desk/settings', '設定を変える'],
        ['/desk/judge?q=事務のミス', '答える'],
        ['/desk/words?q=窓口', '窓口'],
      ] as const) {
        await page.goto(path)
        expect(await page.locator('main').innerText(), path).toContain(sign)
        await inspectScreen(page)
      }
      await page.goto('/propose?kind=wanted&q=水道の広域化')
      await page.getByLabel('何を知りたいか').fill('あ'.repeat(300))
      await press(page, '編集部に送る')
      await inspectScreen(page)
      await page.goto('/desk/proposals')
      await inspectScreen(page)
      await page.goto('/desk/words')
      await page.getByLabel('言葉', { exact: true }).fill('事務ミス、ちょんぼ')
      await press(page, '足したときの違いを見る')
      await inspectScreen(page)
      expect(faults).toEqual([])
    }, 120_000)
  },
  async (folder) => ({ ...(await prepareSmallSite(folder)), PROPOSALS: 'public' }),
)
