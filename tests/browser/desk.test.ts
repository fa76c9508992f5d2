/** The page on which a case is written, in a real browser, with a server whose answers are made up. */

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { buildProgram } from '../../scripts/server-process.ts'
import type { CaseDraft, WritingPage } from '../../server/contract/desk.ts'
import { findBrowser, launchBrowser } from '../support/browser.ts'
import { type FakeDesk, openFakeDesk } from '../support/fake-desk.ts'
import { blankDraft, makeWritingPage } from '../support/make-writing.ts'
import { inspectScreen } from './inspect-screen.ts'

const browserPath = await findBrowser()

const draft: CaseDraft = {
  ...blankDraft,
  slug: 'kaku-city',
  fields: {
    title: '架空市の窓口 ― 待ち時間が半分になった',
    municipalities: [{ name: '架空市', prefecture: '北海道' }],
    scenes: ['職場×改善'],
    sources: [
      { id: 1, title: '調査', publisher: '架空市', url: 'https://example.jp/1' },
      { id: 2, title: '記事', publisher: '新聞', url: 'https://example.jp/2' },
    ],
  },
  sections: { ...blankDraft.sections, background: '市は463人に尋ねた[^1]。' },
  facts: [{ part: 'background', fact: '市は463人に尋ねた。', sources: [1] }],
}

describe.skipIf(browserPath === undefined)('the page on which a case is written', () => {
  let browser: Browser
  beforeAll(async () => {
    await buildProgram()
    browser = await launchBrowser(browserPath ?? '')
  }, 60_000)
  afterAll(() => browser?.close())

  type Opened = { desk: FakeDesk; page: Page; context: BrowserContext; faults: string[] }

  async function openDesk(writing: WritingPage = makeWritingPage(draft)): Promise<Opened> {
    const desk = await openFakeDesk(writing)
    const context = await browser.newContext({ baseURL: desk.url, reducedMotion: 'reduce' })
    onTestFinished(async () => {
      await context.close()
      await desk.close()
    })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    await page.goto('/desk/drafts/d1')
    await page.locator('.desk-form, .desk-reopen').waitFor()
    return { desk, page, context, faults }
  }

  const titleOf = (page: Page) => page.getByRole('textbox', { name: /^題/ }).first()
  const stateOf = (page: Page) => page.locator('.desk-state')
  const keptTitle = (desk: FakeDesk) => desk.page.kept.draft.fields['title']

  it('leads from a blank form to a case that is ready, without a word of how files are written', async () => {
    const { desk, page, faults } = await openDesk(makeWritingPage(blankDraft))
    await titleOf(page).fill('福井市「改善の日」 ― 月に一度、机を離れて話した')
    await page.getByRole('button', { name: '自治体を足す' }).click()
    await page.keyboard.type('ふくいし')
    await page.getByRole('button', { name: '福井県 福井市' }).click()
    await page.getByRole('checkbox', { name: /チームで仕事をよくする/ }).check()
    await page.getByRole('checkbox', { name: /全庁で改善を回す/ }).check()
    await page.getByRole('button', { name: '主にする 役所全体×改善' }).click()
    await page.getByLabel('始まりの年').fill('２０１２')

    const pasted = 'https://example.jp/kaizen'
    await page.getByLabel('アドレスを貼ると、出典の行になる').fill(pasted)
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id))
      .toBe('f-sources.0.title')
    await page.keyboard.type('改善の日の記録')

    await page.getByRole('button', { name: '事実を足す' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/^f-facts/)
    await page.keyboard.type('市は月に一度、改善の日を開いた。')
    await page.getByRole('checkbox', { name: '[1]' }).check()

    const background = page.getByRole('textbox', { name: /^背景/ })
    await background.fill('市は改善の日を開いた。')
    await background.press('End')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    expect(await background.inputValue()).toBe('市は改善の日を開いた[^1]。')

    await page.getByRole('button', { name: '保存する' }).click()
    await stateOf(page).getByText('保存した').waitFor()
    expect(desk.page.kept.draft).toMatchObject({
      fields: {
        title: '福井市「改善の日」 ― 月に一度、机を離れて話した',
        municipalities: [{ name: '福井市', prefecture: '福井県', code: '182010' }],
        scenes: ['役所全体×改善', '職場×改善'],
        period: { from: 2012 },
        sources: [{ id: 1, url: pasted, title: '改善の日の記録' }],
      },
      sections: { background: '市は改善の日を開いた[^1]。' },
      facts: [{ part: 'background', fact: '市は月に一度、改善の日を開いた。', sources: [1] }],
    })
    await page.getByRole('button', { name: '公開を待つにする' }).click()
    await page.getByText('いまは「公開を待つ」').waitFor()
    desk.publishing = { published: 'fukui-city', lostRemarks: [] }
    await page.getByRole('button', { name: '公開する' }).click()
    const opened = page.getByRole('link', { name: '事例のページを開く' })
    expect(await opened.getAttribute('href')).toBe('/cases/fukui-city')
    expect(faults).toEqual([])
  })

  it('says what another editor must do where this one may not publish', async () => {
    const { page } = await openDesk(makeWritingPage(draft, { mayPublish: false }))
    await page.getByText('公開は、書いた人とは別の編集者がする').waitFor()
    expect(await page.getByRole('button', { name: '公開する' }).count()).toBe(0)
  })

  it('keeps nothing and asks nothing while the input method composes', async () => {
    const { desk, page, context } = await openDesk()
    await expect.poll(() => desk.asked).toContain('report')
    desk.asked = []
    const session = await context.newCDPSession(page)
    await titleOf(page).focus()
    await page.keyboard.press('End')
    await session.send('Input.imeSetComposition', {
      text: 'かい',
      selectionStart: 2,
      selectionEnd: 2,
    })
    // Longer than the pause for which typing must rest.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)))
    expect(desk.asked).toEqual([])
    await session.send('Input.insertText', { text: '改善' })
    await expect.poll(() => desk.asked.toSorted()).toEqual(['pause', 'report'])
    expect(desk.page.pause?.draft.fields['title']).toBe(`${draft.fields['title']}改善`)
  })

  it('goes on through a minute without a connection, and saves when it is back', async () => {
    const { desk, page, context, faults } = await openDesk()
    await context.setOffline(true)
    await titleOf(page).fill('つながらない間の題')
    await page.getByRole('button', { name: '保存する' }).click()
    await stateOf(page).getByText('まだ保存できていない。つながったら保存する。').waitFor()
    await titleOf(page).fill('つながらない間の、次の題')
    await context.setOffline(false)
    await stateOf(page).getByText('保存した').waitFor()
    expect(keptTitle(desk)).toBe('つながらない間の、次の題')
    expect(faults).toEqual([])
  })

  it('after a lost session the text waits in the browser, and is offered once the editor is back', async () => {
    const { desk, page } = await openDesk()
    desk.isLoggedOut = true
    await titleOf(page).fill('切れた後の題')
    await stateOf(page).getByText('ログインが切れた').waitFor()
    const link = page.getByRole('link', { name: 'ログインし直す' })
    expect(await link.getAttribute('href')).toBe('/login?next=%2Fdesk%2Fdrafts%2Fd1')

    desk.isLoggedOut = false
    await page.goto('/desk/drafts/d1')
    await page.getByRole('button', { name: '続きから書く' }).click()
    expect(await titleOf(page).inputValue()).toBe('切れた後の題')
    await page.getByRole('button', { name: '保存する' }).click()
    await stateOf(page).getByText('保存した').waitFor()
    expect(keptTitle(desk)).toBe('切れた後の題')
  })

  it('a page that is closed in the middle of a word comes back, and so does the word', async () => {
    const { page, context } = await openDesk()
    await titleOf(page).fill('閉じる前の題')
    await page.close({ runBeforeUnload: true })
    const again = await context.newPage()
    await again.goto('/desk/drafts/d1')
    await again.getByRole('button', { name: '保存した所から書く' }).click()
    expect(await titleOf(again).inputValue()).toBe(draft.fields['title'])
    await again.getByRole('button', { name: '元に戻す' }).first().click()
    await expect.poll(() => titleOf(again).inputValue()).toBe('閉じる前の題')
  })

  it('two editors see both versions, choose in each part, and nothing is lost', async () => {
    const { desk, page, faults } = await openDesk()
    const { kept } = desk.page
    const fields = { ...draft.fields, title: '田中の題' }
    const sections = { ...draft.sections, results: '半分になった[^1]。' }
    const theirs = { ...draft, fields, sections }
    desk.page = { ...desk.page, kept: { ...kept, version: 2, writer: '田中', draft: theirs } }

    await titleOf(page).fill('自分の題')
    await page.getByRole('button', { name: '保存する' }).click()
    await page.getByRole('heading', { name: '同じ事例が、ほかでも書かれている' }).waitFor()
    expect(keptTitle(desk)).toBe('田中の題')
    await inspectScreen(page)
    await page.getByRole('button', { name: '選んだとおりに保存する' }).click()
    await page.getByText('まだ選んでいない所がある: 題').waitFor()
    const title = page.getByRole('group', { name: /^題/ })
    await title.getByText('田中の題').waitFor()
    await title.getByRole('radio', { name: '自分にする' }).check()
    await page.getByRole('button', { name: '選んだとおりに保存する' }).click()
    await stateOf(page).getByText('保存した').waitFor()
    expect(desk.page.kept).toMatchObject({
      version: 3,
      draft: { fields: { title: '自分の題' }, sections: { results: '半分になった[^1]。' } },
    })
    expect(faults).toEqual([])
  })

  it('a row that is taken out comes back with one press, and one that moves keeps the focus', async () => {
    const { page } = await openDesk()
    const titles = () =>
      page
        .locator('[id^="f-sources."][id$=".title"]')
        .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
    await page.getByRole('button', { name: '下へ 出典 [1]' }).press('Enter')
    expect(await titles()).toEqual(['記事', '調査'])
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id))
      .toBe('f-sources.1-down')
    await page.getByRole('button', { name: '番号を並びの順に振り直す' }).click()
    expect(await page.getByRole('textbox', { name: /^背景/ }).inputValue()).toContain('[^2]')

    await page.getByRole('button', { name: '消す 出典 [2]' }).press('Enter')
    expect(await titles()).toEqual(['記事'])
    await page.getByText('2件目を消した。').waitFor()
    await page.keyboard.press('Enter')
    expect(await titles()).toEqual(['記事', '調査'])
  })

  it('a mark is taken back by the key that takes back typing', async () => {
    const { page } = await openDesk()
    const background = page.getByRole('textbox', { name: /^背景/ })
    await background.press('Control+End')
    await page.getByRole('button', { name: '出典2の印を付ける' }).first().click()
    expect(await background.inputValue()).toBe('市は463人に尋ねた[^1][^2]。')
    await page.keyboard.press('Control+z')
    await expect.poll(() => background.inputValue()).toBe('市は463人に尋ねた[^1]。')
  })

  it('refuses two megabytes in words, and cleans what nobody sees', async () => {
    const { page, faults } = await openDesk()
    const background = page.getByRole('textbox', { name: /^背景/ })
    await background.fill('あ'.repeat(2_000_000))
    await page.getByText('長すぎて入らない（2,000,000字）').waitFor()
    expect(await background.inputValue()).toBe('市は463人に尋ねた[^1]。')
    await background.fill('市は\t直した\u0007。')
    await page.getByText('タブや見えない文字を除いた。').waitFor()
    expect(await background.inputValue()).toBe('市は 直した。')
    expect(faults).toEqual([])
  })

  it('takes in a file part by part, and shows what has no place', async () => {
    const { desk, page } = await openDesk()
    desk.brought = {
      draft: { fields: { title: 'ファイルの題', department: '市民課' } },
      unplaced: [{ text: '目次', why: '見出しが五つの節のどれでもない' }],
      notes: ['画像2枚は取り込まない。'],
    }
    await page.getByRole('button', { name: '取り込む' }).click()
    const file = { name: 'a.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('x') }
    await page.getByLabel('ファイル', { exact: true }).setInputFiles(file)
    await page.getByText('画像2枚は取り込まない。').waitFor()
    expect(await page.getByLabel('見出しが五つの節のどれでもない').inputValue()).toBe('目次')
    await inspectScreen(page)
    await page
      .getByRole('group', { name: /^題/ })
      .getByRole('radio', { name: 'いまの下書きにする' })
      .check()
    await page.getByRole('button', { name: '選んだとおりに取り込む' }).click()
    await page.getByText('取り込んだ。').waitFor()
    await page.getByRole('button', { name: '書く', exact: true }).click()
    expect(await titleOf(page).inputValue()).toBe(draft.fields['title'])
    expect(await page.getByLabel('担当課').inputValue()).toBe('市民課')
    expect(await page.getByLabel('見出しが五つの節のどれでもない').inputValue()).toBe('目次')
    await page.getByRole('button', { name: '移し終えた' }).click()
    expect(await page.getByText('置けなかった文').count()).toBe(0)
  })

  it('shows the page that the draft would be, and where a question finds it', async () => {
    const { desk, page, faults } = await openDesk()
    await page.getByRole('button', { name: '見本' }).click()
    await page.getByRole('heading', { name: '架空市の窓口' }).nth(1).waitFor()
    await page.getByRole('button', { name: '問いで試す' }).click()
    const first = [{ slug: 'kaku-city', title: '架空市の窓口' }]
    desk.trial = {
      question: '',
      place: 1,
      total: 9,
      noAnswer: false,
      reasons: ['問いが近い'],
      first,
    }
    await page.getByLabel('問い', { exact: true }).fill('待ち時間が長い')
    await page.keyboard.press('Enter')
    await page.getByText('「待ち時間が長い」の9件のうち、1番目に見つかる。').waitFor()
    await inspectScreen(page)
    expect(faults).toEqual([])
  })

  it('has no accessibility faults with problems on it, light and dark, narrow and wide', async () => {
    const { desk, page } = await openDesk()
    const want = 'http か https のアドレス'
    desk.report = {
      problems: [{ severity: 'error', place: 'sources.1.url', got: '「x」', want }],
      likenesses: [{ slug: 'a', title: '甲市', kind: 'similar', why: '同じ壁' }],
      unknownNumbers: [{ section: 'background', number: '463', sentence: '463人に尋ねた。' }],
    }
    await titleOf(page).fill('直した題')
    await page.getByRole('link', { name: /^出典（2件目） URL/ }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f-sources.1.url')
    await inspectScreen(page)
  })

  it('asks before anything is written where unsaved text is left, without faults', async () => {
    const at = '2026-11-29T01:00:00.000Z'
    const pause = { draft: { ...draft, fields: { ...draft.fields, title: '続きの題' } }, at }
    const { desk, page } = await openDesk(makeWritingPage(draft, { pause }))
    await page.getByRole('heading', { name: '保存していない続きがある' }).waitFor()
    expect(desk.asked).not.toContain('pause')
    await inspectScreen(page)
  })
})
