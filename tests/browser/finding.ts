/** Ways to cases other than words: questions, pictures, conditions, keys; and what remains of a list on paper. */

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { proving } from '../support/criteria.ts'
import type { Site } from '../support/site.ts'

/** How many cases the list says it has, once it has come. */
async function readTotal(page: Page): Promise<string | null> {
  await expect.poll(() => page.locator('main').getAttribute('aria-busy')).toBe('false')
  return page.locator('h1 .num').textContent()
}

async function choose(page: Page, question: string, answer: string): Promise<void> {
  await page.getByRole('group', { name: question }).getByRole('radio', { name: answer }).check()
}

const focusedText = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.textContent)

/** A search that no case answers. */
const nothingAnswers = `/search?q=${encodeURIComponent('クジラの回遊')}`

/** Registers the promises about finding. */
export function testFinding(openPage: Site['openPage']): void {
  it('a newcomer answers a few questions and finds three cases one step on; nothing is asked of anybody', async () => {
    const { page, faults } = await openPage()
    await page.goto('/')
    await page.getByRole('link', { name: '問いに答える' }).click()
    await page.waitForURL('/locate')
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await choose(page, 'いま動いている人', '同じ係や課')
    await choose(page, '変わってほしいのは', '職場の手順')
    await choose(page, 'いま問いかけたいことは', 'もっとよいやり方')
    await choose(page, '自分の自治体は', '一般市')
    const panel = page.getByRole('complementary', { name: 'いまの場面' })
    await panel.getByText('いまの場面は⑤職場×改善').waitFor()
    expect(await panel.textContent()).toContain('「同じ係や課の仲間と所属長」')
    expect(requests).toEqual([])

    const steps = page.locator('.columns3 > li')
    expect(await steps.nth(1).locator('h4').count()).toBe(3)
    expect(await steps.nth(1).locator('.step-card').first().textContent()).toContain('同じ規模')
    const link = steps.nth(1).locator('h4 a').first()
    const title = await link.textContent()
    await link.click()
    await page.waitForURL(/\/cases\//)
    expect(await page.locator('h1').textContent()).toContain(title)

    await page.goBack()
    await panel.getByText('いまの場面は⑤職場×改善').waitFor()
    await page.reload()
    await panel.getByText('いまの場面は⑤職場×改善').waitFor()
    expect(await page.getByRole('radio', { name: '一般市' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: '答えを消す' }).click()
    expect(new URL(page.url()).hash).toBe('')
    expect(faults).toEqual([])
  })

  const spoken = '町村の改善運動'
  const way = (name: string) => ({ name: `${name} 人口の区分「町村」` })

  it.each([
    ['with', {}],
    ['without', { javaScriptEnabled: false }],
  ])(
    'what was read out of the words is made a filter, dropped and taken back, %s scripts',
    async (_how, options) => {
      const { page, faults } = await openPage(options)
      await page.goto(`/search?q=${encodeURIComponent(spoken)}`)
      const said = page.locator('.read-conditions li').filter({ hasText: '町村' })
      await said.waitFor()
      const total = await readTotal(page)

      await page.getByRole('link', way('これだけにする')).press('Enter')
      await page.waitForURL(/population=town-village/)
      await page.locator('.chip').waitFor()
      expect(await page.locator('.chip').textContent()).toContain('町村')
      expect(await said.count()).toBe(0)
      expect(Number(await readTotal(page))).toBeLessThan(Number(total))

      await page.goBack()
      await page.getByRole('link', way('外す')).click()
      await page.waitForURL(/ignore=population%3Atown-village/)
      await page.getByText('人口の区分「町村」は外した').waitFor()
      await page.reload()
      await page.getByText('人口の区分「町村」は外した').waitFor()
      await page.getByRole('link', way('戻す')).click()
      await page.getByRole('link', way('外す')).waitFor()
      await expect.poll(() => readTotal(page)).toBe(total)
      expect(new URL(page.url()).searchParams.has('ignore')).toBe(false)
      expect(faults).toEqual([])
    },
  )

  it('what is not wanted is left out by one link, and can be let in again', async () => {
    const { page, faults } = await openPage()
    await page.goto(`/search?q=${encodeURIComponent('政令指定都市以外の改善運動')}`)
    await page.getByRole('link', { name: /^除く .*政令指定都市/ }).click()
    await page.waitForURL(/population=-designated-city/)
    const chip = page.locator('.chip')
    await chip.filter({ hasText: '政令指定都市以外' }).waitFor()
    const narrow = Number(await readTotal(page))
    await page.getByRole('checkbox', { name: /政令指定都市以外/ }).waitFor()
    await chip.click()
    await page.waitForURL((url) => !url.searchParams.has('population'))
    await expect.poll(async () => Number(await readTotal(page))).toBeGreaterThan(narrow)
    expect(faults).toEqual([])
  })

  it('without scripts the questions are a table that leads to the scenes', async () => {
    const { page, faults } = await openPage({ javaScriptEnabled: false })
    await page.goto('/locate')
    expect(await page.getByRole('radio').count()).toBe(0)
    expect(await page.getByRole('table').first().textContent()).toContain('同じ係や課の仲間')
    await page.getByRole('link', { name: /⑤/ }).click()
    await page.waitForURL(/scene=workplace.improve/)
    expect(faults).toEqual([])
  })

  it('a prefecture on the map and a decade of the timeline are conditions, with the count they show', async () => {
    const { page, faults } = await openPage()
    await page.goto('/search')
    await page.getByText('図で見る').click()
    const tile = page.getByRole('link', { name: /^兵庫 \d+$/ })
    const count = await tile.locator('.tile-count').textContent()
    await tile.click()
    await page.waitForURL(/prefecture=hyogo/)
    expect(await readTotal(page)).toBe(count)
    expect(await tile.getAttribute('aria-current')).toBe('true')

    const decade = page.locator('.timeline a').last()
    const ran = (await decade.locator('.cell-count').textContent())?.replace('件', '')
    await decade.click()
    await page.waitForURL(/from=\d+&to=\d+/)
    expect(await readTotal(page)).toBe(ran)
    await decade.click()
    await page.waitForURL((url) => !url.searchParams.has('from'))
    expect(faults).toEqual([])
  })

  it('years are typed into a condition, and one press takes it away again', async () => {
    const { page } = await openPage()
    await page.goto('/search')
    const all = await readTotal(page)
    await page.getByRole('spinbutton', { name: '終わりの年' }).fill('1999')
    await page.keyboard.press('Enter')
    await page.waitForURL(/to=1999/)
    const chip = page.getByRole('link', { name: /期間.*〜1999年/ })
    expect(await chip.textContent()).toContain(`を外す（${all}件になる）`)
    await chip.click()
    await page.waitForURL((url) => !url.searchParams.has('to'))
    expect(await readTotal(page)).toBe(all)
  })

  it(
    'where nothing meets all conditions, the list says which to take away and what that shows',
    proving('0件のとき、外すとよい条件を言葉で示す', '3.3.1', '3.3.3'),
    async () => {
      const { page } = await openPage({ javaScriptEnabled: false })
      await page.goto('/search?prefecture=tottori&population=designated-city&theme=leadership')
      expect(await page.locator('h1').textContent()).toContain('0')
      const way = page.locator('.nothing a').first()
      const count = (await way.locator('.num').textContent())?.replace('件', '')
      await way.click()
      expect(await page.locator('h1 .num').textContent()).toBe(count)
    },
  )

  it('where nothing answers, that comes first; what is near stands apart, can be kept and opened, and is not counted', async () => {
    const { page, faults } = await openPage()
    await page.goto(nothingAnswers)
    await page.locator('html[data-script]').waitFor({ state: 'attached' })
    expect(await page.locator('h1').textContent()).toBe('該当する事例はない')
    expect(await page.title()).toContain('該当なし')
    const near = page.getByRole('region', { name: '近いもの（答えではないかもしれない）' })
    const titles = near.locator('.hit h3 a')
    expect(await titles.count()).toBeGreaterThan(2)
    expect(await titles.count()).toBeLessThanOrEqual(10)
    expect(await near.locator('.hit .why').count()).toBe(await titles.count())
    expect(await near.locator('.section-head').innerText()).not.toMatch(/\d件/)
    for (const ofList of ['.count-line', '.filters', '.case-tools', '.pages']) {
      expect(await page.locator(ofList).count(), ofList).toBe(0)
    }

    await near
      .getByRole('checkbox', { name: /^リストに入れる/ })
      .nth(1)
      .check()
    await page
      .locator('.tray')
      .getByRole('link', { name: /^リスト\s*\d+\s*件/ })
      .waitFor()
    expect(await page.locator('.tray .num').textContent()).toBe('1')

    await page.getByRole('combobox', { name: /困りごと/ }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const title = await titles.nth(2).textContent()
    expect(await focusedText(page)).toBe(title)
    const scroll = await page.evaluate(() => window.scrollY)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cases\//)
    expect(await page.locator('h1').textContent()).toContain(title)
    await page.locator('.trail').getByText('に近いもの').waitFor()
    await page.goBack()
    await near.waitFor()
    expect(await focusedText(page)).toBe(title)
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scroll)
    expect(await near.getByRole('checkbox').nth(1).isChecked()).toBe(true)
    expect(faults).toEqual([])
  })

  it('what is near needs no scripts; on a phone it follows the verdict at once, and one press leads past it', async () => {
    const viewport = { width: 360, height: 740 }
    const { page, faults } = await openPage({ javaScriptEnabled: false, viewport })
    await page.goto(nothingAnswers)
    const title = page.getByRole('heading', { level: 2, name: /^近いもの/ })
    expect((await title.boundingBox())?.y).toBeLessThan(viewport.height)
    await page.getByRole('link', { name: '近いものを飛ばして、探し直す' }).click()
    const again = page.getByRole('complementary', { name: '探し直す' }).getByRole('heading').first()
    expect((await again.boundingBox())?.y).toBeLessThan(viewport.height)
    await page.goBack()
    const link = page.locator('.hit h3 a').first()
    const opened = await link.textContent()
    await link.click()
    expect(await page.locator('h1').textContent()).toContain(opened)
    expect(faults).toEqual([])
  })

  it('where nothing answers, the conditions in force are named, and each can be taken away', async () => {
    const { page, faults } = await openPage({ javaScriptEnabled: false })
    await page.goto(`${nothingAnswers}&population=designated-city&span=ten-years`)
    expect(await page.locator('h1').textContent()).toBe('該当する事例はない')
    const chips = page.locator('.chip')
    expect(await chips.count()).toBe(2)
    await chips.filter({ hasText: '政令指定都市' }).click()
    await page.waitForURL((url) => !url.searchParams.has('population'))
    expect(await chips.count()).toBe(1)
    expect(await chips.textContent()).toContain('10年以上')
    expect(faults).toEqual([])
  })

  it('conditions that few come for are folded, and unfold where one of them is chosen', async () => {
    const { page, faults } = await openPage()
    await page.goto(`/search?q=${encodeURIComponent('若手が始めた取組')}&fit=all`)
    await page.locator('html[data-script]').waitFor({ state: 'attached' })
    const young = page.getByRole('checkbox', { name: /^若手職員/ })
    await page.getByText('ほかの条件', { exact: true }).waitFor()
    expect(await young.count()).toBe(0)

    // Chosen elsewhere than in the column, it is seen in the column too, with the count that the list shows.
    await page.getByRole('link', { name: 'これだけにする 担い手「若手職員」' }).click()
    await page.waitForURL(/starter=young/)
    await young.waitFor()
    expect(await young.isChecked()).toBe(true)
    const row = page.locator('label').filter({ has: young })
    expect(await row.locator('.num').textContent()).toBe(await readTotal(page))

    // Taken away by hand, it stays at hand.
    await young.uncheck()
    await page.waitForURL((url) => !url.searchParams.has('starter'))
    expect(await young.isVisible()).toBe(true)
    expect(faults).toEqual([])
  })

  it('on paper what is near follows the verdict, with words, address and day, and nothing to press', async () => {
    const { page } = await openPage()
    await page.goto(nothingAnswers)
    await page.locator('html[data-script]').waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    const paper = await page.locator('main').innerText()
    const parts = ['該当する事例はない', 'クジラの回遊', '近い順', '参照日', '近いもの（答え']
    const places = parts.map((part) => paper.indexOf(part))
    expect(places.every((place, at) => place > (places[at - 1] ?? -1))).toBe(true)
    expect(paper).not.toContain('探し直す')
    const pressable = page.locator('button, input, select, summary, .ways-jump a, .mast nav')
    const seen = await pressable.evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map(({ outerHTML }) => outerHTML),
    )
    expect(seen).toEqual([])
  })

  it(
    'arrows lead from the box through the titles and back, and Enter opens one',
    proving('矢印キーで題をたどり、Enterで開ける', '2.1.1'),
    async () => {
      const { page, faults } = await openPage()
      await page.goto('/search')
      const titles = await page.locator('.hit h2 a').allTextContents()
      await page.keyboard.press('/')
      await page.keyboard.press('ArrowDown')
      expect(await focusedText(page)).toBe(titles[0])
      await page.keyboard.press('ArrowDown')
      expect(await focusedText(page)).toBe(titles[1])
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowUp')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('q')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/cases\//)
      expect(await page.locator('h1').textContent()).toContain(titles[0])
      expect(faults).toEqual([])
    },
  )

  it('on a phone the conditions are a sheet that stays while they are chosen', async () => {
    const { page } = await openPage({ viewport: { width: 360, height: 740 } })
    await page.goto('/search')
    await page.getByRole('link', { name: '絞り込む' }).click()
    const box = page.getByRole('checkbox', { name: /^続いている/ })
    await box.check()
    await page.waitForURL(/outcome=continuing/)
    expect(await box.isVisible()).toBe(true)
    await page.getByRole('link', { name: /件の事例を見る/ }).click()
    expect(await box.isVisible()).toBe(false)
    expect(await page.locator('.chip').textContent()).toContain('続いている')
  })

  it('on paper a list has its words, conditions, address and day, and nothing to press', async () => {
    const { page } = await openPage()
    await page.goto(`/search?q=${encodeURIComponent('若手の提案')}&outcome=continuing`)
    await page.locator('html[data-script]').waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    const printed = await page.locator('.printed').innerText()
    for (const part of ['若手の提案', '結末「続いている」', '近い順', '参照日']) {
      expect(printed).toContain(part)
    }
    expect(printed).toContain(
      `${new URL(page.url()).origin}/search?q=若手の提案&outcome=continuing`,
    )
    const pressable = page.locator('button, input, select, summary, .filters, .mast nav, .chips')
    const seen = await pressable.evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map(({ outerHTML }) => outerHTML),
    )
    expect(seen).toEqual([])
  })
}
