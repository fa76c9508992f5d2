/** The screen of a library in a folder, opened from a disk and from a host of files, in a real browser. */

import { readFile, rename, truncate } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { findBrowser, launchBrowser } from '../support/browser.ts'
import { makeFakeFolder } from '../support/fake-folder.ts'
import { inspectScreen } from './inspect-screen.ts'

const browserPath = await findBrowser()

/** A search that the fake worker has answered says that its meaning has not been looked at. */
function awaitAnswer(page: Page): Promise<void> {
  return page.getByText('言葉で探しています').or(page.getByText('意味の用意ができました')).waitFor()
}

describe.skipIf(browserPath === undefined)('a library in a folder', () => {
  let made: Awaited<ReturnType<typeof makeFakeFolder>>
  let browser: Browser
  let host: Server
  beforeAll(async () => {
    made = await makeFakeFolder()
    browser = await launchBrowser(browserPath ?? '')
    host = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://host')
      const name = decodeURIComponent(pathname.replace(/^\/sub\//, '')) || 'index.html'
      const type = /\.(\w+)$/.exec(name)?.[1] ?? ''
      const types: Record<string, string> = {
        html: 'text/html',
        js: 'text/javascript',
        css: 'text/css',
      }
      readFile(join(made.folder, name)).then(
        (content) => response.writeHead(200, { 'content-type': types[type] }).end(content),
        () => response.writeHead(404).end(),
      )
    }).listen(0, '127.0.0.1')
  })
  afterAll(async () => {
    await browser?.close()
    host?.close()
    await made?.remove()
  })

  const onDisk = (file: string): string => `${pathToFileURL(made.folder)}/${file}`
  const onHost = (file: string): string =>
    `http://127.0.0.1:${(host.address() as AddressInfo).port}/sub/${file}`
  const homes = [
    { home: 'a disk', address: onDisk },
    { home: 'a host', address: onHost },
  ]

  async function openPage(
    address: string,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext(options)
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.goto(address)
    return { page, faults }
  }

  /** A page on which something else runs before everything. */
  async function openPrepared(script: string): Promise<Page> {
    const context = await browser.newContext()
    onTestFinished(() => context.close())
    await context.addInitScript(script)
    return context.newPage()
  }

  /** Keeps the files of an address from coming before the answered function is called. */
  async function holdBack(page: Page, address: string): Promise<() => void> {
    let open: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    await page.route(address, async (route) => {
      await gate
      await route.continue()
    })
    return open
  }

  it.for(homes)(
    'searches, reads and comes back in one document, from $home',
    async ({ address }) => {
      const { page, faults } = await openPage(address('index.html'))
      await page.locator('#q').fill('窓口')
      await page.keyboard.press('Enter')
      await page
        .getByRole('link', { name: /書かない窓口/ })
        .first()
        .waitFor()
      await page.evaluate('window.stays = true')
      await page
        .getByRole('link', { name: /書かない窓口/ })
        .first()
        .click()
      await page.getByRole('heading', { level: 1, name: /書かない窓口/ }).waitFor()
      const opened = page.url()
      await page.goBack()
      await page
        .getByRole('link', { name: /書かない窓口/ })
        .first()
        .waitFor()
      expect(await page.evaluate('window.stays')).toBe(true)
      expect(await page.evaluate('document.activeElement.textContent')).toContain('書かない窓口')
      // The address of each step opens by itself, and so does that of the search.
      await page.goto(opened)
      await page.getByRole('heading', { level: 1, name: /書かない窓口/ }).waitFor()
      await page.goto(address('search.html?q=%E7%AA%93%E5%8F%A3'))
      await page
        .getByText('言葉で探しています')
        .or(page.getByText('意味の用意ができました'))
        .waitFor()
      expect(await page.locator('#q').inputValue()).toBe('窓口')
      expect(faults).toEqual([])
    },
  )

  it.for(homes)(
    'shows sheets in place, and plain documents as they are, from $home',
    async ({ address }) => {
      const { page, faults } = await openPage(address('compare.html?slug=nobody-knows-it'))
      await page.getByText('nobody-knows-it').first().waitFor()
      await page.getByRole('link', { name: 'この図書館について' }).click()
      await page.getByRole('heading', { level: 1, name: 'この図書館について' }).waitFor()
      expect(page.url()).toContain('/about.html')
      await page.getByRole('link', { name: '改善事例ライブラリ' }).click()
      await page.locator('#q').waitFor()
      expect(faults).toEqual([])
    },
  )

  it.for(homes)(
    'has a file made by the worker, and saves it under its name, from $home',
    async ({ address }) => {
      const { page } = await openPage(address('cases/kawase-city-madoguchi.html'))
      // On a host nothing is read for a page that nobody touches.
      await page.mouse.move(9, 9, { steps: 2 })
      const saved = page.waitForEvent('download')
      await page.getByRole('link', { name: 'RIS' }).click()
      const download = await saved
      expect(download.suggestedFilename()).toBe('事例.docx')
      expect(await readFile(await download.path(), 'utf8')).toBe(
        '/api/export?format=ris&slug=kawase-city-madoguchi',
      )
    },
  )

  it('offers to look for the meaning once that has been read, in the place of the line that it was not', async () => {
    const { page } = await openPage(onDisk('search.html?q=a'))
    await page.getByRole('button', { name: '意味でも探す' }).click()
    await page.getByText('意味の用意ができました').waitFor({ state: 'detached' })
    expect(await page.getByText('言葉で探しています').count()).toBe(0)
  })

  it('can be read while its words are still coming, and says that to whoever searches', async () => {
    const { page } = await openPage('about:blank')
    const open = await holdBack(page, '**/data/words-02.js*')
    await page.goto(onHost('index.html'))
    await page
      .getByRole('link', { name: /書かない窓口/ })
      .first()
      .waitFor()
    const note = page.getByText('言葉の用意をしています。')
    expect(await note.isVisible()).toBe(false)
    await page.locator('#q').fill('窓口')
    await page.keyboard.press('Enter')
    await note.waitFor()
    open()
    await awaitAnswer(page)
    expect(await note.isVisible()).toBe(false)
  })

  it.for([360, 1280])('moves nothing at %i px when the meaning can be asked', async (width) => {
    const { page } = await openPage('about:blank', { viewport: { width, height: 800 } })
    const open = await holdBack(page, '**/data/meaning-01.js*')
    await page.goto(onHost('search.html?q=a'))
    await page.getByText('言葉で探しています。').waitFor()
    const before = await page.locator('.hit').first().boundingBox()
    open()
    await page.getByRole('button', { name: '意味でも探す' }).waitFor()
    expect(await page.locator('.hit').first().boundingBox()).toEqual(before)
  })

  it('reads no data over a network for whoever reads one case', async () => {
    const { page } = await openPage('about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(onHost('cases/kawase-city-madoguchi.html'))
    await page.waitForLoadState('networkidle')
    expect(asked.filter((path) => path.includes('/data/'))).toEqual([])
    await page.getByRole('link', { name: '改善事例ライブラリ' }).focus()
    await expect.poll(() => asked.filter((path) => path.includes('/data/words'))).toHaveLength(2)
  })

  it('names the file that is missing and the one that is cut off', async () => {
    const spoil = async (file: string, change: (path: string) => Promise<void>): Promise<void> => {
      const path = join(made.folder, file)
      const content = await readFile(path)
      await change(path)
      onTestFinished(async () => {
        const { writeFile } = await import('node:fs/promises')
        await writeFile(path, content)
      })
    }
    await spoil('data/words-02.js', (path) => rename(path, `${path}.gone`))
    const { page } = await openPage(onDisk('search.html?q=a'))
    await page.getByRole('alert').getByText('data/words-02.js がありません。').first().waitFor()
    await spoil('data/words-01.js', (path) => truncate(path, 21))
    await page.reload()
    await page.getByRole('alert').getByText('data/words-01.js が壊れています。').first().waitFor()
    await spoil('search.html', (path) => truncate(path, 9_000))
    await page.reload()
    await page.getByText('search.html が壊れています。').waitFor()
    await page.goto(onDisk('index.html'))
    await spoil('app.js', (path) => truncate(path, 50_000))
    await page.reload()
    await page.getByText('app.js が壊れています。').waitFor()
    await spoil('style.css', (path) => truncate(path, 10_000))
    await page.reload()
    await page
      .getByText('app.js、style.css が壊れています。')
      .or(page.getByText('style.css、app.js が壊れています。'))
      .waitFor()
  })

  it.for(homes)('answers in a thread of its own, from $home', async ({ address }) => {
    const { page } = await openPage(address('search.html?q=a'))
    await awaitAnswer(page)
    expect(page.workers()).toHaveLength(1)
  })

  it('answers on the thread of the page where no worker can be started', async () => {
    const page = await openPrepared(
      'window.Worker = class { constructor() { throw new Error("refused") } }',
    )
    await page.goto(onDisk('search.html?q=a'))
    await awaitAnswer(page)
  })

  it('is read with scripts off, and leads to the list of all cases instead of to files', async () => {
    const { page } = await openPage(onDisk('search.html'), { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'すべての事例の一覧' }).first().click()
    await page.getByRole('link', { name: /書かない窓口/ }).click()
    await page.getByRole('heading', { level: 1, name: /書かない窓口/ }).waitFor()
    expect(await page.getByRole('link', { name: 'RIS' }).isVisible()).toBe(false)
  })

  it('says that it is old when a year has gone, on plain documents too', async () => {
    for (const [now, isOld] of [
      ['2027-11-28', false],
      ['2027-11-29', true],
    ] as const) {
      const context = await browser.newContext()
      onTestFinished(() => context.close())
      const page = await context.newPage()
      await page.clock.setFixedTime(new Date(`${now}T09:00:00`))
      for (const file of ['about.html', 'index.html']) {
        await page.goto(onDisk(file))
        const note = page.getByText('この図書館は 2026年11月28日 のものです。')
        expect(await note.isVisible(), `${file} on ${now}`).toBe(isOld)
      }
    }
  })

  it('hands over no address of a disk: not on paper, not in the file of a list', async () => {
    const { page, faults } = await openPage(onDisk('search.html?q=a'))
    await awaitAnswer(page)
    expect(await page.locator('.printed').first().textContent()).not.toContain('番地')
    await page
      .getByRole('checkbox', { name: /リストに入れる/ })
      .first()
      .check()
    await page.getByRole('navigation', { name: '主な入口' }).getByText('リスト').click()
    await page.getByText('フォルダーから開いた図書館では、リンクを作れない。').waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'ファイルにする（HTML）' }).click()
    const file = await readFile(await (await saved).path(), 'utf8')
    expect(file).toContain('書かない窓口')
    expect(file).not.toContain('file:')
    expect(faults).toEqual([])
  })

  it('links to itself where it lies on a host', async () => {
    const { page } = await openPage(onHost('search.html?q=a'))
    await page
      .getByRole('checkbox', { name: /リストに入れる/ })
      .first()
      .check()
    await page.getByRole('navigation', { name: '主な入口' }).getByText('リスト').click()
    const link = page.locator('.list-link input')
    await expect.poll(() => link.inputValue()).toContain(onHost('list.html#list='))
  })

  it('does all of this in a browser of 2021, and where nothing may be kept', async () => {
    const page = await openPrepared(`
      for (const name of ['toSorted', 'toReversed', 'toSpliced', 'findLast', 'findLastIndex', 'with']) delete Array.prototype[name]
      for (const name of ['toWellFormed', 'isWellFormed']) delete String.prototype[name]
      for (const name of ['any', 'timeout']) delete AbortSignal[name]
      for (const name of ['groupBy']) delete Object[name]
      delete window.structuredClone
      delete Promise.withResolvers
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })`)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(onDisk('search.html?q=a'))
    await awaitAnswer(page)
    await page.getByText('図で見る').click()
    await page
      .getByRole('checkbox', { name: /リストに入れる/ })
      .first()
      .check()
    await page
      .getByRole('link', { name: /書かない窓口/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /書かない窓口/ }).waitFor()
    await page.goto(onDisk('list.html'))
    await page.getByText('受け取る').first().waitFor()
    await page.goto(onDisk('kit.html?slug=a'))
    await page.getByRole('heading', { level: 1, name: '勉強会キット' }).waitFor()
    expect(faults).toEqual([])
  })

  it.for([
    'index.html',
    'search.html?q=a',
    'cases/kawase-city-madoguchi.html',
    'list.html',
    'all-cases.html',
    'security.html',
  ])(
    '%s is without accessibility faults when the library is old',
    { timeout: 60_000 },
    async (file) => {
      const { page } = await openPage(onDisk('index.html'), { reducedMotion: 'reduce' })
      await page.clock.setFixedTime(new Date('2028-01-01T09:00:00'))
      await page.goto(onDisk(file))
      await page.getByText('この図書館は 2026年11月28日 のものです。').waitFor()
      await page.waitForLoadState('networkidle')
      await inspectScreen(page)
    },
  )

  it('says in one sentence that it is for no Internet Explorer', async () => {
    const page = await openPrepared(
      'Object.defineProperty(document, "documentMode", { value: 11 })',
    )
    await page.goto(onDisk('index.html'))
    await page.getByText('Microsoft Edge のふつうのタブで開いてください').waitFor()
  })
})
