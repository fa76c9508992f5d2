/** Where a pack may be written: never over what is not ours. */

import { lstat, readdir } from 'node:fs/promises'
import { checkFolder } from './check-folder.ts'

/** As many strangers as one line names. */
const mostNamed = 5

/** Why nothing may be written at this place; undefined where it is new, empty, or holds an earlier pack and nothing else. */
export async function findObstacle(folder: string): Promise<string | undefined> {
  const found = await lstat(folder).catch(ignoreMissing)
  if (found === undefined) return undefined
  if (!found.isDirectory())
    return `${folder} はフォルダーではありません。別の名を指定してください。`
  if ((await readdir(folder)).length === 0) return undefined
  const report = await checkFolder(folder)
  if (report === undefined) {
    return `${folder} にはほかのものが入っています。新しいフォルダーか、前に書いたフォルダーを指定してください。`
  }
  if (report.extra.length === 0) return undefined
  const names = report.extra.slice(0, mostNamed).join('、')
  return `${folder} には、ここで書いたものでないファイルがあります（${names}）。ほかへ移してから、もう一度動かしてください。`
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
