/** What an editor does who puts lines under a draft, while others do the same. */

import { setImmediate } from 'node:timers/promises'
import type { Drafts } from '../../../server/desk/state/drafts.ts'
import type { Writer } from '../../../server/desk/state/writer.ts'
import { makeDraft, textOf } from './make-desk.ts'

/** Puts so many lines under the draft, each upon the newest version; answers them, and how many saves were refused. */
export async function addLines(drafts: Drafts, id: string, writer: Writer, count: number) {
  const lines: string[] = []
  let refused = 0
  while (lines.length < count) {
    const newest = drafts.read(id)
    if (!newest) throw new Error('the draft is gone')
    // Everybody has read before anybody saves.
    await setImmediate()
    const line = `${writer.accountId}の${lines.length}行目`
    const draft = makeDraft(`${textOf(newest)}\n${line}`)
    const saving = drafts.save(id, draft, newest.version, writer)
    if ('saved' in saving) lines.push(line)
    else refused += 1
  }
  return { lines, refused }
}
