/** `npm run export` from its words to its exit code: 2 for an order that makes no sense, 1 where nothing was written. */

import { open as openFile, rename, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { CasesFolderError } from '../../server/cases/load.ts'
import { ConfigError, readConfig } from '../../server/config.ts'
import { type ExportFormat, exportFormats } from '../../server/contract/api.ts'
import { type DumpFormat, dumpFormats } from '../../server/contract/dump.ts'
import type { CaseChoice, Download, Library } from '../../server/library/library.ts'
import { type LibraryOptions, openLibrary } from '../../server/library/open-library.ts'

/** Runs the command; everything it says goes to the screen. */
export async function runExport(
  words: string[],
  screen: Screen,
  open = openLibrary,
): Promise<0 | 1 | 2> {
  const say = (line: string) => screen.write(`${line}\n`)
  const order = readOrder(words)
  if (typeof order === 'string') {
    say(`${order}\n\n${help}`)
    return 2
  }
  try {
    const library = await open(readSettings(order, say))
    try {
      return await write(library, order, screen)
    } finally {
      await library.close()
    }
  } catch (error) {
    const sentence = explain(error, order.out)
    if (sentence === undefined) throw error
    say(sentence)
    return 1
  }
}

function readSettings({ cases }: Order, log: (line: string) => void): LibraryOptions {
  const { casesFolder, dataFolder } = readConfig()
  return { casesFolder: cases ?? casesFolder, dataFolder, log }
}

async function write(library: Library, order: Order, screen: Screen): Promise<0 | 1> {
  return 'dump' in order ? writeAll(library, order, screen) : writeChosen(library, order, screen)
}

/** The same bytes as GET /api/v1/dump. */
async function writeAll(
  library: Library,
  { dump, out }: DumpOrder,
  screen: Screen,
): Promise<0 | 1> {
  const { cases } = library.start().holdings
  if (cases === 0) return refuse(screen)
  const file = library.dump(dump)
  await writeBeside(out, file.content)
  screen.write(`${describeFile(file, cases)}: ${out}\n`)
  return 0
}

async function writeChosen(
  library: Library,
  { choice, format, out }: ChoiceOrder,
  screen: Screen,
): Promise<0 | 1> {
  const total =
    'slugs' in choice ? new Set(choice.slugs).size : (await library.search(choice.search)).total
  if (total === 0) return refuse(screen)
  const onCase = showProgress(screen, '書き出し', total)
  const file = await library.exportCases(choice, format, { onCase })
  if (!file) return refuse(screen)
  await writeBeside(out, file.content)
  screen.write(`${describeFile(file, total)}: ${out}\n`)
  return 0
}

function refuse(screen: Screen): 1 {
  screen.write('当てはまる事例がありません。何も書いていません。\n')
  return 1
}

function describeFile({ missing }: Download, total: number): string {
  const written = `${total - missing.length}件を書き出しました`
  return missing.length === 0
    ? written
    : `${written}（見つからない事例: ${missing.map((slug) => JSON.stringify(slug)).join('、')}）`
}

/** What the disk refuses, in words; anything else is a bug. */
const refusals: Readonly<Record<string, string>> = {
  ENOENT: 'フォルダがありません',
  EACCES: '書く権限がありません',
  EPERM: '書く権限がありません。ほかのプログラムで開いていれば閉じてください',
  EBUSY: 'ほかのプログラムで開いています。閉じてから試してください',
  EISDIR: 'フォルダです。ファイルの名を指定してください',
  EEXIST: '同じ場所で、ほかの書き出しが動いています',
  ENOSPC: 'ディスクに空きがありません',
  EROFS: '書き込めない場所です',
  ENAMETOOLONG: 'ファイルの名が長すぎます',
}

function explain(error: unknown, out: string): string | undefined {
  if (error instanceof CasesFolderError || error instanceof ConfigError) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const refusal = refusals[code]
  return refusal === undefined ? undefined : `${out} に書けません。${refusal}。何も書いていません。`
}

const help = `事例をファイルに書き出します。
使い方: npm run export -- --query 言葉 --format docx --out ファイル
        npm run export -- --slug 事例番号 --slug 事例番号 --format md --out ファイル
        npm run export -- --all --format csv --out ファイル
形式:   ${exportFormats.join('、')}
        --all だけは ${dumpFormats.join('、')} で、/api/v1/dump と同じファイルを書きます。
事例のフォルダは --cases で、ほかのものにできます。`

type Place = { out: string; cases: string | undefined }
type ChoiceOrder = Place & { choice: CaseChoice; format: ExportFormat }
/** All cases in the form in which the server gives them away. */
type DumpOrder = Place & { dump: DumpFormat }
type Order = ChoiceOrder | DumpOrder

/** The order, or the sentence that says what is wrong with it. */
function readOrder(words: string[]): Order | string {
  const values = parseWords(words)
  if (!values) return '知らない指定があるか、値が足りません。'
  const { query, slug = [], all, out } = values
  const ways = [query !== undefined, slug.length > 0, all].filter(Boolean).length
  if (ways !== 1) return '--query、--slug、--all のどれか一つで事例を選んでください。'
  if (query?.trim() === '') return '--query の言葉が空です。'
  if (!out) return '--out に書き出すファイルを指定してください。'
  const place = { out, cases: values.cases }
  const dump = all ? dumpFormats.find((one) => one === values.format) : undefined
  if (dump) return { ...place, dump }
  const format = exportFormats.find((one) => one === values.format)
  if (!format) return `--format は ${exportFormats.join('、')} のどれかです。`
  return { ...place, choice: readChoice(query, slug), format }
}

function parseWords(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        query: { type: 'string' },
        slug: { type: 'string', multiple: true },
        all: { type: 'boolean', default: false },
        format: { type: 'string' },
        out: { type: 'string' },
        cases: { type: 'string' },
      },
    }).values
  } catch {
    return undefined
  }
}

/** No limit here: whoever runs this waits for nobody but themselves. */
function readChoice(query: string | undefined, slugs: readonly string[]): CaseChoice {
  if (slugs.length > 0) return { slugs }
  const search = {
    text: query?.trim() ?? '',
    facets: {},
    sort: query === undefined ? 'prefecture' : 'relevance',
    page: 1,
    size: 100,
  } as const
  return { search, most: Number.POSITIVE_INFINITY }
}

/** Where it is shown. */
type Screen = { isTTY?: boolean; write: (text: string) => unknown }

const barWidth = 30
/** Of a log, so that it has ten lines and not ten thousand. */
const linesOfALog = 10

/** Shows the progress of so many steps; each call is one step. */
export function showProgress(screen: Screen, what: string, total: number): () => void {
  let done = 0
  const perLine = Math.max(1, Math.ceil(total / linesOfALog))
  return () => {
    done += 1
    if (screen.isTTY) screen.write(`\r${drawBar(what, done, total)}${done === total ? '\n' : ''}`)
    else if (done % perLine === 0 || done === total) screen.write(`${what} ${done}/${total}件\n`)
  }
}

function drawBar(what: string, done: number, total: number): string {
  const full = Math.round((barWidth * done) / total)
  return `${what} [${'#'.repeat(full)}${'-'.repeat(barWidth - full)}] ${done}/${total}件`
}

/** Writes beside the file, then renames. */
async function writeBeside(file: string, content: Download['content']): Promise<void> {
  const beside = `${file}.${process.pid}.part`
  try {
    const handle = await openFile(beside, 'wx')
    try {
      if (content instanceof Uint8Array) await handle.writeFile(content)
      else for (const piece of content) await handle.appendFile(piece)
    } finally {
      await handle.close()
    }
    await rename(beside, file)
  } finally {
    await rm(beside, { force: true })
  }
}
