/** A state of its own for one test, and the members in it, with a clock that the test moves. */

import { onTestFinished } from 'vitest'
import { openAccess } from '../../server/access/access.ts'
import type { RoleId } from '../../server/contract/members.ts'
import { openState, type StateDatabase } from '../../server/state/database.ts'
import { makeFolder } from './make-folder.ts'

/** Opens a fresh state, closed after the test. */
export async function makeState(folder?: string): Promise<StateDatabase> {
  const database = await openState(folder ?? (await makeFolder()))
  onTestFinished(() => database.close())
  return database
}

/** Hashes that cost nothing and say what was done, for promises about everything but the hashes. */
export function makeCheapHashes() {
  const work = { hashed: 0, verified: 0 }
  return {
    work,
    hash: async (text: string) => {
      work.hashed += 1
      return `cheap ${text}`
    },
    verify: async (text: string, kept: string | undefined) => {
      work.verified += 1
      return kept === `cheap ${text}`
    },
  }
}

/** A passphrase that is taken. */
export const goodPassphrase = '毎朝の窓口に花を一輪おく'

/** Members of a fresh state; `join` invites somebody and accepts for them. */
export async function makeMembers() {
  const database = await makeState()
  const time = { now: Date.parse('2026-11-29T00:00:00Z') }
  const hashes = makeCheapHashes()
  const open = () => openAccess(database, () => time.now, hashes)
  const access = open()
  const join = async (name: string, role: RoleId = 'member') => {
    const key = await access.accept(access.invite(name, role).key, goodPassphrase)
    const reader = access.readSession(key)
    if (!reader) throw new Error('nobody has joined')
    return { key, reader, id: reader.accountId }
  }
  return { database, time, work: hashes.work, access, open, join }
}
