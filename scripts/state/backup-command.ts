/** `npm run state:backup` from its words to its exit code: 1 where nothing was written, with the reason in one line. */

import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../server/config.ts'
import { hasState, openStateFile, stateFileOf } from '../../server/state/database.ts'
import { describeRefusal } from './describe-refusal.ts'

const usage = '使い方: npm run state:backup -- 控えのファイル [--replace]'

/** Runs the command; everything it says goes to the screen. */
export async function runBackup(
  words: string[],
  screen: { write: (text: string) => unknown },
): Promise<0 | 1> {
  const say = (line: string) => screen.write(`${line}\n`)
  const order = readOrder(words)
  if (!order) {
    say(usage)
    return 1
  }
  try {
    const { stateFolder } = readConfig()
    if (!(await hasState(stateFolder))) {
      say(`${stateFolder} に状態がありません。控えるものはありません。`)
      return 1
    }
    // As it is: a copy for a version before must not be led to the shape of today.
    const { database } = await openStateFile(stateFileOf(stateFolder))
    try {
      await database.copyTo(order.file, { replace: order.replace })
    } finally {
      database.close()
    }
    const { size } = await stat(order.file)
    say(
      `${order.file} に控えを書き、壊れていないことを確かめました（${Math.ceil(size / 1024)} KB）。`,
    )
    return 0
  } catch (error) {
    say(`控えを書けません: ${describeRefusal(error)}`)
    return 1
  }
}

function readOrder(words: string[]): { file: string; replace: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { replace: { type: 'boolean', default: false } },
    })
    const [file, ...rest] = positionals
    return file && rest.length === 0 ? { file: resolve(file), ...values } : undefined
  } catch {
    return undefined
  }
}
