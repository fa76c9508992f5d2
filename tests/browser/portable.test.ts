/** A real pack in a real browser: opened from a disk without a network, and from a host of files below a path. */

import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { answerRequest } from '../../server/answers/answer-request.ts'
import type { PageData } from '../../server/contract/page-data.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { modelFolder } from '../../server/search/embedding/model-files.ts'
import { findBrowser, launchBrowser } from '../support/browser.ts'
import { queriesForBrowser } from '../support/judged-queries.ts'
import {
  type PackedFolder,
  packCases,
  placeFolder,
  readSmallPack,
} from '../support/packed-folder.ts'
import { readCsv, readZip } from '../support/read-files.ts'
import { shippedCases } from '../support/shipped-cases.ts'
import { openToRead } from '../support/test-library.ts'
import { inspectScreen } from './inspect-screen.ts'

const browserPath = await findBrowser()

/** The words of a Word file. */
function readWords(bytes: Uint8Array): string {
  return String(readZip(bytes).get('word/document.xml')).replaceAll(/<[^>]*>/g, '')
}

describe.skipIf(browserPath === undefined)('a packed library', () => {
  let browser: Browser
  let packed: PackedFolder
  /** Of few cases and by words alone: for what does not depend on them, at half the cost of an opening. */
  let small: PackedFolder
  beforeAll(async () => {
    browser = await launchBrowser(browserPath ?? '')
    packed = await placeFolder(await packCases({ wordsOnly: false }))
    small = await placeFolder(await readSmallPack())
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await packed?.remove()
    await small?.remove()
  })

  const onDisk = (file: string): string => packed.onDisk(file)
  const homes = [
    { home: 'a disk without a network', address: onDisk, offline: true, turn: 0 },
    { home: 'a host', address: (file: string) => packed.onHost(file), offline: false, turn: 1 },
  ]

  type Opened = { page: Page; faults: string[] }

  /** A fresh reader; `faults` fills with what should never happen. `before` runs ahead of every script of the page. */
  async function openPage(
    file: string,
    { before, ...options }: BrowserContextOptions & { before?: string } = {},
  ): Promise<Opened> {
    const context = await browser.newContext({ offline: true, ...options })
    onTestFinished(() => context.close())
    await context.addInitScript(
      `addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.blockedURI))`,
    )
    if (before) await context.addInitScript(before)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('request', (request) => {
      const own = [onDisk(''), packed.onHost(''), small.onDisk(''), 'blob:', 'data:']
      if (!own.some((begin) => request.url().startsWith(begin))) faults.push(request.url())
    })
    await page.goto(/^\w+:/.test(file) ? file : onDisk(file))
    return { page, faults }
  }

  /** Waits until the answer of this search stands on the screen. */
  async function awaitAnswer(page: Page, text: string): Promise<void> {
    await page.waitForURL((url) => {
      const named = url.searchParams.get('p') ?? url.search
      return new URLSearchParams(named.replace(/^[^?]*/, '')).get('q') === text
    })
    await page.locator('main[aria-busy=false] h1').waitFor()
  }

  async function ask(page: Page, text: string): Promise<void> {
    await page.locator('#q').fill(text)
    await page.keyboard.press('Enter')
    await awaitAnswer(page, text)
  }

  const slugsOn = (page: Page): Promise<string[]> =>
    page
      .locator('.hit :is(h2, h3) a')
      .evaluateAll((links) =>
        links.map(
          (link) => /cases\/([^/?#]+)\.html/.exec((link as HTMLAnchorElement).href)?.[1] ?? '',
        ),
      )

  async function save(
    page: Page,
    start: () => Promise<void>,
  ): Promise<{ name: string; bytes: Buffer }> {
    const [file] = await Promise.all([page.waitForEvent('download'), start()])
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }

  describe('shows what the server shows', () => {
    let server: WholeLibrary
    beforeAll(async () => {
      server = await openToRead(shippedCases, modelFolder)
    })

    /** What the page of the same address has on the server. */
    async function askServer(address: string): Promise<{ slugs: string[]; total: string }> {
      const { body } = await answerRequest(
        server,
        { path: `/search${new URL(address).search}` },
        {},
      )
      const data = JSON.parse(String(body)) as PageData
      if (data.page !== 'results') throw new Error(data.page)
      const { hits, near = [], total, noAnswer } = data.answer
      const slugs = [...hits, ...near].map(({ slug }) => slug)
      return { slugs, total: noAnswer ? 'none' : String(total) }
    }

    it.for(homes)(
      'in the first cases and the counts of judged queries, from $home',
      { timeout: 180_000 },
      async ({ address, offline, turn }) => {
        // The same pack at both homes: each is asked every second of them.
        const queries = queriesForBrowser.filter((_, at) => at % 2 === turn)
        const { page, faults } = await openPage(address('search.html?q=a'), { offline })
        await page.getByText('意味の用意ができました').waitFor()
        const differences: string[] = []
        for (const { query } of queries) {
          await ask(page, query)
          const own = { slugs: await slugsOn(page), total: await readTotal(page) }
          const theirs = await askServer(page.url())
          if (JSON.stringify(own) !== JSON.stringify(theirs))
            differences.push(`${query} ${JSON.stringify([own, theirs])}`)
        }
        expect(differences).toEqual([])
        expect(queries.length).toBeGreaterThanOrEqual(30)
        expect(faults).toEqual([])
      },
    )
  })

  async function readTotal(page: Page): Promise<string> {
    const number = page.locator('h1 .num')
    return (await number.count()) === 0 ? 'none' : String(await number.textContent())
  }

  it.for(homes)(
    'suggests, corrects, narrows, and says that nothing answers, from $home',
    async ({ address, offline }) => {
      const { page, faults } = await openPage(address('index.html'), { offline })
      await page.locator('#q').pressSequentially('公民')
      await page.locator('.suggestions [role=option]').first().waitFor()
      await ask(page, '公民連係')
      await page.getByText('「公民連携」として探した').waitFor()
      const all = Number(await readTotal(page))
      await page.getByText('ほかの条件', { exact: true }).click()
      await page.getByRole('checkbox', { name: /^職場\s*\d/ }).check()
      await page.locator('.chip').getByText('職場').waitFor()
      expect(Number(await readTotal(page))).toBeLessThan(all)
      await ask(page, 'qwertyuiop zzz')
      await page.getByRole('heading', { name: '該当する事例はない' }).waitFor()
      expect(faults).toEqual([])
    },
  )

  it.for(homes)(
    'leads a newcomer from the start to a Word file, forth and back, from $home',
    { timeout: 120_000 },
    async ({ address, offline }) => {
      const { page, faults } = await openPage(address('index.html'), { offline })
      const heading = page.locator('h1').first()
      const reload = async (): Promise<void> => {
        const before = await heading.textContent()
        await page.reload()
        await expect.poll(() => heading.textContent()).toBe(before)
      }
      await ask(page, '若手の提案が続かない')
      const results = page.url()
      const hit = page.locator('.hit h2 a').first()
      const title = String(await hit.textContent())
      await hit.click()
      await expect.poll(() => heading.textContent()).toContain(title)
      await reload()
      await page.goBack()
      await page.locator('.hit').first().waitFor()
      await page.goForward()
      await expect.poll(() => heading.textContent()).toContain(title)
      await page.goBack()
      const ticks = page.getByRole('checkbox', { name: /^リストに入れる/ })
      for (const at of [0, 1]) await ticks.nth(at).check()
      await reload()

      await page.locator('.tray').getByRole('link', { name: '比べる' }).click()
      await page.getByRole('heading', { name: '2つの事例を比べる' }).waitFor()
      await reload()
      const table = await save(page, () => page.getByRole('link', { name: 'CSV' }).click())
      expect(readCsv(table.bytes.toString()).flat().join()).toContain(title)
      await page.goBack()
      await page.locator('.hit').first().waitFor()
      expect(page.url()).toBe(results)

      await page
        .locator('.tray')
        .getByRole('link', { name: /^リスト/ })
        .click()
      await expect.poll(() => page.locator('.kept h2 a').count()).toBe(2)
      await reload()
      await expect.poll(() => page.locator('.kept h2 a').count()).toBe(2)
      const endings = { RIS: '.ris', BibTeX: '.bib', 'SIST 02': '.txt', CSV: '.csv', Word: '.docx' }
      for (const [name, ending] of Object.entries(endings)) {
        const link = page.locator('a[download]').filter({ hasText: name }).first()
        const file = await save(page, () => link.click())
        expect(file.name).toMatch(new RegExp(`\\${ending}$`))
        const text = ending === '.docx' ? readWords(file.bytes) : file.bytes.toString()
        expect(text, name).toContain(title)
      }
      await page.goto(results)
      await page.locator('.tray').getByRole('link', { name: '勉強会キット' }).click()
      await expect.poll(() => page.locator('.kit-sheet').count()).toBe(7)
      await reload()
      const kit = await save(page, () => page.locator('.kit-files').getByText('Word').click())
      expect(readWords(kit.bytes)).toContain(title)
      expect(faults).toEqual([])
    },
  )

  it.for(homes)('opens at any address that was kept, from $home', async ({ address, offline }) => {
    const { page, faults } = await openPage(address('search.html?q=%E7%AA%93%E5%8F%A3'), {
      offline,
    })
    await awaitAnswer(page, '窓口')
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    const [one = '', two = ''] = await slugsOn(page)
    const first = String(await page.locator('.hit h2 a').first().textContent())
    await page.goto(address(`compare.html?slug=${one}&slug=${two}`))
    await page.getByRole('heading', { name: '2つの事例を比べる' }).waitFor()
    await page.goto(address(`cases/${one}.html`))
    await page.locator('h1', { hasText: first }).waitFor()
    await page.goto(address(`index.html?p=${encodeURIComponent(`/cases/${two}`)}`))
    await expect.poll(() => page.locator('.prose').count()).toBe(5)
    await page.goto(address(`index.html?p=${encodeURIComponent('/search?q=窓口')}`))
    await page.locator('.hit').first().waitFor()
    expect(faults).toEqual([])
  })

  describe('where something is wrong', () => {
    /** Changes a file for this test, or takes it away. */
    async function spoil(
      { folder }: PackedFolder,
      file: string,
      change: (content: Buffer) => Uint8Array | undefined,
    ): Promise<() => Promise<void>> {
      const path = join(folder, file)
      const content = await readFile(path)
      const changed = change(content)
      await (changed ? writeFile(path, changed) : rm(path))
      const mend = () => writeFile(path, content)
      onTestFinished(mend)
      return mend
    }

    const half = (content: Buffer) => content.subarray(0, content.length / 2)

    it.for(['data/words-02.js', 'data/parts.js', 'worker.js', 'app.js', 'style.css'])(
      'names %s where it is missing, and where it is cut in half',
      async (file) => {
        const mend = await spoil(small, file, () => undefined)
        const { page } = await openPage(small.onDisk('search.html?q=a'))
        await page.getByText(`${file} がありません。`).first().waitFor()
        await mend()
        await spoil(small, file, half)
        await page.reload()
        await page.getByText(`${file} が壊れています。`).first().waitFor()
      },
    )

    it('goes on by words where a file of the meaning is missing', async () => {
      await spoil(packed, 'data/meaning-03.js', () => undefined)
      const { page } = await openPage('search.html?q=a')
      await page.getByText('data/meaning-03.js がありません。').first().waitFor()
      await page.getByText('意味の用意はできませんでした').waitFor()
      await ask(page, '窓口')
      expect((await slugsOn(page)).length).toBeGreaterThan(0)
    })

    it('names the data where a file of it comes from another pack', async () => {
      const change = (content: Buffer) =>
        content.toString('utf16le').replace(/"whole":"\w+"/, '"whole":"0123456789abcdef"')
      await spoil(small, 'data/words-02.js', (content) => Buffer.from(change(content), 'utf16le'))
      const { page } = await openPage(small.onDisk('search.html?q=a'))
      await page
        .getByRole('alert')
        .getByText(/data\/words/)
        .first()
        .waitFor()
    })

    it('is read with scripts off, and offers no file that only a script can make', async () => {
      const { page } = await openPage('all-cases.html', { javaScriptEnabled: false })
      await page.locator('main a[href*="cases/"]').nth(3).click()
      expect(await page.locator('.prose').count()).toBe(5)
      for (const file of [
        '',
        'walls.html',
        'walls-city.html',
        'compare.html',
        'kit.html',
        'search.html',
      ]) {
        if (file !== '') await page.goto(onDisk(file))
        expect((await page.locator('main').innerText()).length, file).toBeGreaterThan(50)
        const dead = page.locator('a[href*="/api/"]:visible, a[download]:visible')
        expect(await dead.count(), file).toBe(0)
      }
    })

    it('says in one sentence that it is for no Internet Explorer', async () => {
      const before = 'Object.defineProperty(document, "documentMode", { value: 11 })'
      const { page } = await openPage('search.html?q=a', { before })
      await page.getByText('Microsoft Edge のふつうのタブで開いてください').waitFor()
    })

    const young = [
      ...['structuredClone', 'navigation', 'scheduler', 'CompressionStream', 'CSSScopeRule'].map(
        (name) => `delete window.${name}`,
      ),
      ...['toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex'].map(
        (name) => `delete Array.prototype.${name}`,
      ),
      ...['any', 'timeout'].map((name) => `delete AbortSignal.${name}`),
      ...['groupBy'].map((name) => `delete Object.${name}; delete Map.${name}`),
      ...['isWellFormed', 'toWellFormed'].map((name) => `delete String.prototype.${name}`),
      ...['difference', 'intersection', 'union', 'isSubsetOf'].map(
        (name) => `delete Set.prototype.${name}`,
      ),
      ...['withResolvers', 'try'].map((name) => `delete Promise.${name}`),
      'delete window.Iterator',
      'delete Array.fromAsync',
    ].join(';')
    const noWorker = 'window.Worker = class { constructor() { throw new Error("refused") } }'

    it.for([
      ['a browser of 2021', young],
      ['one that starts no worker', noWorker],
      ['one of 2021 that starts no worker', `${young};${noWorker}`],
      [
        'one that may keep nothing',
        `for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })`,
      ],
    ] as const)('answers in %s', async ([, before]) => {
      const { page, faults } = await openPage('search.html?q=a', { before })
      await ask(page, '窓口の待ち時間')
      expect((await slugsOn(page)).length).toBeGreaterThan(5)
      await page.locator('.hit h2 a').first().click()
      await expect.poll(() => page.locator('.prose').count()).toBe(5)
      expect(faults).toEqual([])
    })

    it('says in one sentence what a browser without decompression cannot do', async () => {
      const before = `${noWorker}; delete window.DecompressionStream`
      const { page } = await openPage('search.html?q=a', { before })
      await page.getByRole('alert').first().waitFor()
    })

    it('is read from a medium that takes no writing', async () => {
      await chmod(small.folder, 0o555)
      onTestFinished(() => chmod(small.folder, 0o755))
      const { page, faults } = await openPage(small.onDisk('search.html?q=%E7%AA%93%E5%8F%A3'))
      await awaitAnswer(page, '窓口')
      expect(faults).toEqual([])
    })

    it('opens a list of an earlier pack, kept or as a file, with the case that is gone named', async () => {
      const cases = ['kitakami-city-ping-pong-pang', 'gone-city-gone'].map((slug) => ({
        slug,
        title: slug,
        where: '',
        note: '聞くこと',
        added: 1_600_000_000_000,
      }))
      const { page } = await openPage('index.html')
      const text = JSON.stringify({
        version: 1,
        name: '秋の勉強会',
        cases: cases.map(({ slug, note }) => ({ slug, note })),
      })
      await page.goto(onDisk(`list.html#list=p${Buffer.from(text).toString('base64url')}`))
      await page.getByRole('button', { name: '自分のリストに写す' }).click()
      const file = await save(page, () =>
        page.getByRole('button', { name: 'ファイルにする' }).click(),
      )
      await page.reload()
      await page.getByText('gone-city-gone').first().waitFor()
      expect(await page.locator('.kept').count()).toBe(2)
      const { page: other } = await openPage('list.html')
      await other
        .getByLabel('リストのファイル')
        .setInputFiles({ name: 'list.html', mimeType: 'text/html', buffer: file.bytes })
      await expect.poll(() => other.locator('.kept').count()).toBe(2)
    })

    it('warns a year after its day, on every kind of page', async () => {
      const { page } = await openPage('about.html')
      await page.clock.setFixedTime(new Date('2027-11-29T09:00:00'))
      for (const file of [
        'index.html',
        'search.html?q=a',
        'cases/kitakami-city-ping-pong-pang.html',
        'walls.html',
      ]) {
        await page.goto(onDisk(file))
        await page.getByText('この図書館は 2026年11月28日 のものです。').waitFor()
      }
    })
  })

  it.for([360, 1280])(
    'moves nothing at %i px when the meaning comes while somebody reads',
    async (width) => {
      const { page } = await openPage('about:blank', {
        offline: false,
        viewport: { width, height: 800 },
      })
      let open: () => void = () => undefined
      const gate = new Promise<void>((resolve) => {
        open = resolve
      })
      await page.route('**/data/meaning-01.js*', (route) => gate.then(() => route.continue()))
      await page.goto(packed.onHost('search.html?q=%E7%AA%93%E5%8F%A3'))
      await page.getByText('言葉で探しています。').waitFor()
      const boxes = () =>
        page
          .locator('.hit, h1, .chip')
          .evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())))
      const before = await boxes()
      open()
      await page.getByText('意味の用意ができました').waitFor()
      expect(await boxes()).toEqual(before)
    },
  )

  it('never speaks of a meaning to come where it was left out', async () => {
    const { page, faults } = await openPage(small.onDisk('search.html?q=%E7%AA%93%E5%8F%A3'))
    await page.locator('.hit').first().waitFor()
    await page.getByText('言葉だけで探した。').waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/意味の用意|意味も見て/)
    expect(faults).toEqual([])
  })

  // The other kinds of page are looked at in folder.test.ts, around a worker that costs nothing.
  it.for([
    'compare.html?slug=kitakami-city-ping-pong-pang&slug=fukuoka-city-dna-undo',
    'kit.html?slug=kitakami-city-ping-pong-pang&slug=fukuoka-city-dna-undo',
  ])('%s is without accessibility faults', { timeout: 120_000 }, async (file) => {
    const { page } = await openPage(file, { reducedMotion: 'reduce' })
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await inspectScreen(page)
  })
})
