/**
 * What `npm start` runs: builds what is missing, damaged or older than its sources, then runs the built server. With
 * `--build` it only builds. Development runs the TypeScript as it is; a start through that loader took 1.4 s longer,
 * and keeps compiled files in a folder of /tmp that others could fill.
 */

import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { prepareBuild } from './build.mjs'

const unwritable =
  'プログラムのフォルダーに書き込めません。書ける利用者で一度 npm start を実行してください'
const misplaced =
  'build か web/dist の所に、場違いのファイルかフォルダーがあります。build と web/dist を消して、もう一度 npm start を実行してください'
const incomplete = '部品がそろっていません。npm ci を実行してください'

/** What the system refuses while the program is built, in the words of whoever has to mend it. */
const refusals = new Map([
  ['EACCES', unwritable],
  ['EPERM', unwritable],
  ['EROFS', unwritable],
  ['EEXIST', misplaced],
  ['EISDIR', misplaced],
  ['ENOTDIR', misplaced],
  ['ENOTEMPTY', misplaced],
  ['ENOSPC', 'ディスクに空きがありません。空けてから npm start を実行してください'],
  ['ERR_MODULE_NOT_FOUND', incomplete],
])

try {
  refuseOldNode()
  const server = await prepareBuild()
  if (!process.argv.includes('--build')) await import(pathToFileURL(server).href)
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exitCode = 1
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(`Node.js 20.19 以上が必要です（いまは ${process.versions.node}）`)
}

/** In one line: at this point a stack helps nobody. @param {unknown} error */
function describeFailure(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const refusal = refusals.get(code)
  if (refusal !== undefined) return `${refusal}（${code}）`
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  if (/failed to resolve import|could not resolve/i.test(message)) return incomplete
  return `開始できません: ${message.replace(/\s+/g, ' ').slice(0, 300)}`
}
