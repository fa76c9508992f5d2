/** The list of cases within pages of other sites, in a real browser: another port is another origin. */

import { createServer } from 'node:http'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { describeSite, type Site } from '../support/site.ts'
import { inspectScreen } from './inspect-screen.ts'
import { prepareSmallSite } from './member-steps.ts'
import { describeFaults, runAxe } from './run-axe.ts'

type Foreign = { url: string; answer: (html: string, policy?: string) => void }

/** A site of somebody else, with one page. */
async function openForeignSite(port = 0): Promise<Foreign> {
  let page = { html: '', policy: '' }
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (page.policy !== '') response.setHeader('content-security-policy', page.policy)
    response.end(`<!doctype html><html lang="ja"><head><title>市のページ</title></head>
<body><main><h1>市のページ</h1>${page.html}</main></body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const own = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${own}/`,
    answer: (html, policy = '') => {
      page = { html, policy }
    },
  }
}

const write = (site: Site, query: string, count = 5): string =>
  `<script src="${site.url}/embed.js" data-query="${query}" data-count="${count}" async></script>`

const titles = (page: Page): Promise<string[]> => page.locator('li a').allInnerTexts()

const findFaults = async (page: Page): Promise<string[]> => describeFaults(await runAxe(page))

describeSite(
  'a list of cases in the page of another site',
  (openPage, look) => {
    test('shows the cases of its words, without cookies, and leads to them', async () => {
      const foreign = await openForeignSite()
      foreign.answer(write(look(), '窓口', 3))
      const { page } = await openPage()
      await page.context().addCookies([{ name: 'kaizen', value: 'secret', url: look().url }])
      const asked: (Record<string, string> | undefined)[] = []
      page.on('request', (request) => {
        if (!request.url().includes('/api/')) return
        void request.allHeaders().then((headers) => asked.push(headers))
      })
      await page.goto(foreign.url)
      await page.locator('li a').first().waitFor()
      expect(await page.locator('li').count()).toBeLessThanOrEqual(3)
      expect(await page.locator('ul').innerText()).toContain('川瀬市')
      expect(asked).toHaveLength(1)
      expect(asked[0]).not.toHaveProperty('cookie')
      const link = page.locator('li a').first()
      expect(await link.getAttribute('href')).toMatch(
        new RegExp(`^${look().url}/cases/[a-z0-9-]+$`),
      )
      expect(await page.getByText('「窓口」の事例をすべて見る').getAttribute('href')).toBe(
        `${look().url}/search?${new URLSearchParams({ q: '窓口' })}`,
      )
      // The page of somebody else keeps its words to itself.
      const own = await page.evaluate(() =>
        Object.keys(window).filter((key) => /kaizen|embed/i.test(key)),
      )
      expect(own).toEqual([])
    })

    test('stands twice on one page, each with its own words', async () => {
      const foreign = await openForeignSite()
      foreign.answer(`${write(look(), '窓口')}<h2>ほか</h2>${write(look(), '', 2)}`)
      const { page } = await openPage()
      await page.goto(foreign.url)
      await page.getByText('「窓口」の事例をすべて見る').waitFor()
      await expect.poll(() => page.locator('ul').count()).toBe(2)
      expect(await page.locator('ul').nth(1).locator('li').count()).toBe(2)
      expect(await page.getByText('事例を探す').count()).toBe(1)
    })

    test('is without accessibility faults, also in the dark and twice on a page', async () => {
      const foreign = await openForeignSite()
      const both = `${write(look(), '窓口')}${write(look(), '窓口')}`
      foreign.answer(`<div>${both}</div>`)
      const { page } = await openPage()
      await page.goto(foreign.url)
      await expect.poll(() => page.locator('ul').count()).toBe(2)
      expect(await findFaults(page)).toEqual([])
      await page.addStyleTag({ content: 'body { background: #111; color: #eee }' })
      expect(await findFaults(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 600 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    })

    test('is dressed under the strictest policy that lets it in at all', async () => {
      const foreign = await openForeignSite()
      const policy = `default-src 'none'; script-src ${look().url}; connect-src ${look().url}; require-trusted-types-for 'script'`
      foreign.answer(write(look(), '窓口'), policy)
      const { page } = await openPage()
      const refused: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('favicon')) {
          refused.push(message.text())
        }
      })
      await page.goto(foreign.url)
      await page.locator('li a').first().waitFor()
      const marker = page.locator('ul').first()
      expect(await marker.evaluate((list) => getComputedStyle(list).listStyleType)).toBe('none')
      expect(refused).toEqual([])
    })

    test('neither takes the look of the page nor changes it', async () => {
      const foreign = await openForeignSite()
      foreign.answer(`<p class="name">市の名</p>${write(look(), '窓口')}`)
      const { page } = await openPage()
      await page.goto(foreign.url)
      await page.locator('li a').first().waitFor()
      await page.addStyleTag({ content: 'li { display: none } .name { color: red }' })
      expect(await page.locator('li').first().isVisible()).toBe(true)
      const weight = await page
        .getByText('市の名')
        .evaluate((own) => getComputedStyle(own).fontWeight)
      expect(weight).toBe('400')
    })

    test.each([
      [
        'an error',
        (page: Page) =>
          page.route('**/api/search*', (route) => route.fulfill({ status: 500, body: 'x' })),
      ],
      ['no connection', (page: Page) => page.route('**/api/search*', (route) => route.abort())],
      [
        'something else',
        (page: Page) =>
          page.route('**/api/search*', (route) =>
            route.fulfill({
              json: { hits: [{}] },
              headers: { 'access-control-allow-origin': '*' },
            }),
          ),
      ],
    ] as const)('leaves the way to the search where the answer is %s', async (_what, disturb) => {
      const foreign = await openForeignSite()
      foreign.answer(write(look(), '窓口'))
      const { page } = await openPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      await disturb(page)
      const answered = page
        .waitForEvent('requestfinished', { predicate: isSearch })
        .catch(() => undefined)
      const failed = page
        .waitForEvent('requestfailed', { predicate: isSearch })
        .catch(() => undefined)
      await page.goto(foreign.url)
      await Promise.race([answered, failed])
      const link = page.getByText('「窓口」の事例をすべて見る')
      await link.waitFor()
      expect(await titles(page)).toEqual([])
      expect(errors).toEqual([])
    })

    test('says so where no case fits, and shows hostile words as words', async () => {
      const foreign = await openForeignSite()
      const words = '<img src=x onerror=document.title=1>'
      foreign.answer(write(look(), words.replaceAll('<', '&lt;')))
      const { page } = await openPage()
      await page.goto(foreign.url)
      await page.getByText(`「${words}」の事例をすべて見る`).waitFor()
      await expect
        .poll(() => page.locator('ul, p:has-text("合う事例はまだない")').count())
        .toBeGreaterThan(0)
      expect(await page.title()).toBe('市のページ')
    })

    test('the page about it shows the lines to copy, the list itself, and is without faults', async () => {
      const { page, faults } = await openPage({ reducedMotion: 'reduce' })
      await page.goto('/embed')
      await page.getByLabel('探す言葉').fill('窓口 & "改善"')
      await page.getByLabel('件数').selectOption('3')
      await page.getByRole('button', { name: 'この条件で作る' }).click()
      const lines = await page.getByLabel('貼り付ける行').inputValue()
      expect(lines).toContain(
        `<script src="${look().url}/embed.js" data-query="窓口 &amp; &quot;改善&quot;" data-count="3" async></script>`,
      )
      await page.locator('.embed-preview li, .embed-preview p').first().waitFor()
      await inspectScreen(page)
      expect(faults).toEqual([])
      const foreign = await openForeignSite()
      foreign.answer(lines)
      const { page: other } = await openPage()
      await other.goto(foreign.url)
      await other.getByText('「窓口 & "改善"」の事例をすべて見る').waitFor()
    })

    test('readers without scripts find a link in its place', async () => {
      const { page } = await openPage({ javaScriptEnabled: false })
      await page.goto('/embed?q=%E7%AA%93%E5%8F%A3')
      await page
        .locator('.embed-preview')
        .getByRole('link', { name: '改善事例ライブラリで探す' })
        .click()
      expect(page.url()).toContain('/search?q=')
    })
  },
  async (folder) => ({ ...(await prepareSmallSite(folder)), CORS_ORIGINS: '*' }),
)

const isSearch = (request: { url: () => string }): boolean => request.url().includes('/api/search')

describeSite(
  'a list of cases in the page of a site that is not admitted',
  (openPage, look) => {
    test('is the way to the search alone', async () => {
      const foreign = await openForeignSite()
      foreign.answer(write(look(), '窓口'))
      const { page } = await openPage()
      const done = page.waitForEvent('requestfailed', { predicate: isSearch })
      await page.goto(foreign.url)
      await done
      await page.getByText('「窓口」の事例をすべて見る').waitFor()
      expect(await titles(page)).toEqual([])
    })
  },
  async (folder) => ({
    ...(await prepareSmallSite(folder)),
    CORS_ORIGINS: 'https://www.city.example.lg.jp',
  }),
)
