/** `npm run pack:check` from its words to its exit code: 2 for an order that makes no sense, 1 for a pack that is not whole. */

import { describeRefusal } from '../state/describe-refusal.ts'
import { checkFolder, type FolderReport } from './check-folder.ts'

/** As many names as a screen shows. */
const mostNamed = 20

/** Runs the command; everything it says goes to the screen. */
export async function runCheck(
  words: readonly string[],
  screen: { write: (text: string) => unknown },
): Promise<0 | 1 | 2> {
  const say = (line: string) => screen.write(`${line}\n`)
  const [folder = '', ...rest] = words
  if (folder === '' || folder.startsWith('-') || rest.length > 0) {
    say('使い方: npm run pack:check -- フォルダー')
    return 2
  }
  try {
    const report = await checkFolder(folder)
    if (report === undefined) {
      say(`${folder} には、この図書館の MANIFEST.txt がありません。`)
      return 1
    }
    for (const line of describeReport(report)) say(line)
    return isWhole(report) ? 0 : 1
  } catch (error) {
    say(`${folder} を確かめられません。${describeRefusal(error)}。`)
    return 1
  }
}

function isWhole({ missing, changed, extra }: FolderReport): boolean {
  return missing.length + changed.length + extra.length === 0
}

function describeReport(report: FolderReport): string[] {
  const { listed, digest, missing, changed, extra } = report
  const lines = [
    ...nameFiles('ないファイル', missing),
    ...nameFiles('変わったファイル', changed),
    ...nameFiles('一覧にないファイル', extra),
  ]
  return [
    ...(isWhole(report) ? [`${listed}のファイルは、どれも一覧のとおりです。`] : lines),
    `MANIFEST.txt の SHA-256: ${digest}`,
  ]
}

function nameFiles(what: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return []
  const rest = paths.length - mostNamed
  return [
    `${what}（${paths.length}）`,
    ...paths.slice(0, mostNamed).map((path) => `  ${path}`),
    ...(rest > 0 ? [`  ほか${rest}`] : []),
  ]
}
