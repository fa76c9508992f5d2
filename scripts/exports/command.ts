/** `npm run export` from its words to its exit code: 2 for an order that makes no sense, 1 where nothing was written. */

import { CasesFolderError } from '../../server/cases/load.ts'
import { ConfigError, readConfig } from '../../server/config.ts'
import type { Download, Library } from '../../server/library/library.ts'
import { type LibraryOptions, openLibrary } from '../../server/library/open-library.ts'
import { help, type Order, readOrder } from './order.ts'
import { type Screen, showProgress } from './progress.ts'
import { writeBeside } from './write-beside.ts'

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

async function write(
  library: Library,
  { choice, format, out }: Order,
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
