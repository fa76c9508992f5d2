/** `npm run judgements` from its words to its exit code: 1 where nothing was written, with the reason in one line. */

import { resolve } from 'node:path'
import { writeAtomically } from '../../server/atomic-write.ts'
import { readConfig } from '../../server/config.ts'
import { openDeskState } from '../../server/desk/state/desk-state.ts'
import { hasState, openState } from '../../server/state/database.ts'
import { describeRefusal } from '../state/describe-refusal.ts'

const usage = '使い方: npm run judgements -- 書くファイル.jsonl'

/** Runs the command; everything it says goes to the screen. */
export async function runJudgements(
  words: string[],
  screen: { write: (text: string) => unknown },
): Promise<0 | 1> {
  const say = (line: string) => screen.write(`${line}\n`)
  const [name, ...rest] = words
  if (!name || name.startsWith('-') || rest.length > 0) {
    say(usage)
    return 1
  }
  try {
    const { stateFolder } = readConfig()
    if (!(await hasState(stateFolder))) {
      say(`${stateFolder} に状態がありません。判定はまだありません。`)
      return 1
    }
    const database = await openState(stateFolder)
    try {
      const text = openDeskState(database).judgements.exportJsonl()
      await writeAtomically(resolve(name), [Buffer.from(text)])
      const count = text.split('\n').length - 1
      say(`${resolve(name)} に${count}の問いを書きました。npm run eval -- --queries で測れます。`)
      return 0
    } finally {
      database.close()
    }
  } catch (error) {
    say(`判定を書けません: ${describeRefusal(error)}`)
    return 1
  }
}
