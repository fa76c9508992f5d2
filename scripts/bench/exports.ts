/**
 * `npm run bench:exports [-- --cases DIR]`: how long the files of 4 and of 100 cases take, the first in a process
 * and the median of later ones, and how long the longest of them keeps the server from anything else.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ExportFormat, exportFormats } from '../../server/contract/api.ts'
import { kitFormats, mostKitCases, usualKit } from '../../server/contract/kit.ts'
import { noEdits } from '../../server/contract/kit-edits.ts'
import type { Download, Library } from '../../server/library/library.ts'
import { openLibrary } from '../../server/library/open-library.ts'
import { printTable } from '../text-table.ts'
import { writeCases } from './generated-cases.ts'
import { quantile } from './measure.ts'

const rounds = 5
const counts = [4, 100]

const { values } = parseArgs({ options: { cases: { type: 'string', default: 'cases' } } })
const folder = await mkdtemp(join(tmpdir(), 'bench-exports-'))
try {
  const library = await openGenerated()
  const slugs = await listSlugs(library)
  printTable([
    [
      'ファイル',
      ...counts.flatMap((count) => [`${count}件 初回`, '中央値', '止まる時間', '大きさ']),
    ],
    ...(await measureFormats(library, slugs)),
    await measureRow('比較（Word）', [4], (count) =>
      library.exportComparison(slugs.slice(0, count), 'docx'),
    ),
    ...(await measureKits(library, slugs)),
  ])
  await library.close()
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** More cases than ship, so that there are a hundred; without a model, which no file needs. */
async function openGenerated(): Promise<Library> {
  const casesFolder = join(folder, 'cases')
  await writeCases(values.cases, casesFolder, Math.max(...counts))
  const dataFolder = join(folder, 'data')
  return openLibrary({ casesFolder, dataFolder, model: folder, log: () => undefined })
}

async function listSlugs(library: Library): Promise<string[]> {
  const all = { text: '', facets: {}, sort: 'relevance', page: 1, size: 100 } as const
  return (await library.search(all)).hits.map(({ slug }) => slug)
}

async function measureFormats(library: Library, slugs: readonly string[]): Promise<string[][]> {
  const rows: string[][] = []
  for (const format of exportFormats) {
    const write = (count: number) => exportCases(library, slugs.slice(0, count), format)
    rows.push(await measureRow(format, counts, write))
  }
  return rows
}

async function measureKits(library: Library, slugs: readonly string[]): Promise<string[][]> {
  const rows: string[][] = []
  for (const format of kitFormats) {
    const write = (count: number) =>
      library.exportKit(slugs.slice(0, count), { ...usualKit, minutes: 90 }, format, noEdits)
    rows.push(await measureRow(`キット（${format}）`, [mostKitCases], write))
  }
  return rows
}

function exportCases(
  library: Library,
  slugs: readonly string[],
  format: ExportFormat,
): Promise<Download | undefined> {
  return library.exportCases({ slugs }, format, { origin: 'http://localhost:3000' })
}

async function measureRow(
  name: string,
  caseCounts: readonly number[],
  write: (count: number) => Promise<Download | undefined>,
): Promise<string[]> {
  const cells: string[] = [name]
  for (const count of caseCounts) cells.push(...(await measure(() => write(count))))
  return cells
}

/** First time, median, longest stall and size. */
async function measure(write: () => Promise<Download | undefined>): Promise<string[]> {
  const times: number[] = []
  let bytes = 0
  let stall = 0
  for (let round = 0; round <= rounds; round += 1) {
    const watch = watchStalls()
    const start = performance.now()
    bytes = sizeOf(await write())
    times.push(performance.now() - start)
    stall = Math.max(stall, await watch())
  }
  const [first = Number.NaN, ...later] = times
  return [
    `${first.toFixed(0)} ms`,
    `${quantile(later, 0.5).toFixed(0)} ms`,
    `${stall.toFixed(0)} ms`,
    `${(bytes / 1024).toFixed(0)} KiB`,
  ]
}

/** The longest time between two ticks of a clock that ticks every few milliseconds. */
function watchStalls(): () => Promise<number> {
  let longest = 0
  let last = performance.now()
  const tick = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(tick, 5)
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 10))
    clearInterval(timer)
    return longest
  }
}

/** Pieces are made when they are read. */
function sizeOf(file: Download | undefined): number {
  if (!file) throw new Error('nothing was written')
  if (file.content instanceof Uint8Array) return file.content.length
  let size = 0
  for (const piece of file.content) size += Buffer.byteLength(piece)
  return size
}
