/**
 * `npm run bench:pack [-- --runs N]`: a pack opened from the disk by a browser that starts anew each time. The first
 * answer is timed from the moment at which the page is asked for, later ones from the key that asks.
 */

import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { readConfig } from '../../server/config.ts'
import { findBrowser, launchBrowser } from '../../tests/support/browser.ts'
import { packLibrary } from '../pack/pack-library.ts'
import { writeFolder } from '../pack/write-folder.ts'
import { readVersion } from '../read-version.ts'
import { printTable } from '../text-table.ts'
import { quantile } from './measure.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } })
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`--runs — 得た値「${values.runs}」 / 1以上の整数 / 例: 5`)
  process.exit(1)
}

const first = '若手の提案が続かない'
const later = ['公民連携の図書館', '窓口の待ち時間', '財政が厳しい村', '人事評価', '空き家の活用']
const typed = '住民と一緒に公園を'

/** Shorter and longer than the pause after which the page searches for what has been typed. */
const typing = { onMs: 80, restingMs: 250 }

type Times = { first: number; later: number[]; on: number[]; resting: number[]; meaning: number }

const folder = await mkdtemp(join(tmpdir(), 'bench-pack-'))
try {
  const path = await findBrowser()
  if (path === undefined) throw new Error('ブラウザーが要ります')
  const { casesFolder, dataFolder } = readConfig()
  const places = { casesFolder, dataFolder, version: await readVersion(), log: console.error }
  for (const wordsOnly of [false, true]) {
    const { files } = await packLibrary({ collections: [], date: undefined, wordsOnly }, places)
    const place = join(folder, wordsOnly ? 'words' : 'whole')
    await writeFolder(place, files)
    console.log(wordsOnly ? '\n言葉だけ（--words-only）' : '意味つき')
    printTable([['部分', 'MB'], ...(await sizeParts(place))])
    const times: Times[] = []
    for (let run = 0; run < runs; run++) times.push(await openOnce(path, place, wordsOnly))
    printTable([['待ち時間（ms）', '中央値', '95 %'], ...describeTimes(times, wordsOnly)])
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function sizeParts(place: string): Promise<string[][]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  const sums = new Map<string, number>()
  for (const entry of entries.filter((each) => each.isFile())) {
    const { size } = await stat(join(entry.parentPath, entry.name))
    const part = partOf(entry.name)
    sums.set(part, (sums.get(part) ?? 0) + size)
  }
  const total = [...sums.values()].reduce((sum, size) => sum + size, 0)
  return [...sums, ['全体', total] as const].map(([part, size]) => [part, (size / 1e6).toFixed(1)])
}

function partOf(name: string): string {
  if (name.startsWith('words-')) return '言葉のデータ'
  if (name.startsWith('meaning-')) return '意味のデータ'
  return name.endsWith('.html') ? 'ページ' : 'スクリプトほか'
}

async function openOnce(path: string, place: string, wordsOnly: boolean): Promise<Times> {
  const browser = await launchBrowser(path)
  try {
    return await timePage(browser, place, wordsOnly)
  } finally {
    await browser.close()
  }
}

async function timePage(browser: Browser, place: string, wordsOnly: boolean): Promise<Times> {
  const page = await browser.newPage()
  const address = pathToFileURL(join(place, 'search.html'))
  address.search = new URLSearchParams({ q: first }).toString()
  const startedAt = performance.now()
  await page.goto(address.href)
  await waitForTitle(page, first)
  const firstMs = performance.now() - startedAt
  // Before anything is typed: whoever asks again when the meaning has come is answered by it, and told nothing.
  if (!wordsOnly) await page.getByText('意味の用意ができました').waitFor({ timeout: 120_000 })
  const times: Times = {
    first: firstMs,
    meaning: wordsOnly ? Number.NaN : performance.now() - startedAt,
    on: await timeLetters(page, typing.onMs),
    resting: await timeLetters(page, typing.restingMs),
    later: [],
  }
  for (const question of later) {
    await page.fill('input[type="search"]', question)
    const askedAt = performance.now()
    await page.keyboard.press('Enter')
    await waitForTitle(page, question)
    times.later.push(performance.now() - askedAt)
  }
  return times
}

async function waitForTitle(page: Page, question: string): Promise<void> {
  await page.waitForFunction((text) => document.title.startsWith(text), question, {
    polling: 'raf',
    timeout: 60_000,
  })
}

/** What each letter costs the thread that draws, with all that follows from it before the next one. */
async function timeLetters(page: Page, pauseMs: number): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const readBusy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
  await page.fill('input[type="search"]', '')
  const spent: number[] = []
  for (const letter of typed) {
    const before = await readBusy()
    await page.keyboard.insertText(letter)
    await page.waitForTimeout(pauseMs)
    spent.push((await readBusy()) - before)
  }
  return spent
}

function describeTimes(times: readonly Times[], wordsOnly: boolean): string[][] {
  const row = (what: string, all: readonly number[]) => [
    what,
    quantile(all, 0.5).toFixed(0),
    quantile(all, 0.95).toFixed(0),
  ]
  return [
    row(
      '開いてから初めの答え',
      times.map((each) => each.first),
    ),
    row(
      'その後の答え',
      times.flatMap((each) => each.later),
    ),
    row(
      '一文字ごとの画面の仕事、続けて打つ',
      times.flatMap((each) => each.on),
    ),
    row(
      '同、打つたびに止まる（一覧も描く）',
      times.flatMap((each) => each.resting),
    ),
    ...(wordsOnly
      ? []
      : [
          row(
            '意味の用意ができるまで',
            times.map((each) => each.meaning),
          ),
        ]),
  ]
}
