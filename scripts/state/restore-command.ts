/** `npm run state:restore` from its words to its exit code: 1 where nothing was changed, with the reason in one line. */

import { resolve } from 'node:path'
import { readConfig } from '../../server/config.ts'
import { restoreState } from '../../server/state/restore-state.ts'
import { describeRefusal } from './describe-refusal.ts'

const usage = '使い方: npm run state:restore -- 控えのファイル'

/** Runs the command; everything it says goes to the screen. */
export async function runRestore(
  words: string[],
  screen: { write: (text: string) => unknown },
): Promise<0 | 1> {
  const say = (line: string) => screen.write(`${line}\n`)
  const [file, ...rest] = words
  if (!file || file.startsWith('-') || rest.length > 0) {
    say(usage)
    return 1
  }
  try {
    const former = await restoreState(readConfig().stateFolder, resolve(file))
    const kept = former === undefined ? '' : `これまでのものは ${former} に残しました。`
    say(`${file} から戻しました。${kept}サーバーを始められます。`)
    return 0
  } catch (error) {
    say(`戻せません。何も変えていません: ${describeRefusal(error)}`)
    return 1
  }
}
