/** Members for tests: a state folder with accounts, the door to it, and the cookies of those who have logged in. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Access, openAccess } from '../../server/access/access.ts'
import type { AccessDoor } from '../../server/access/access-door.ts'
import type { RoleId } from '../../server/contract/members.ts'
import { type DeskState, openDeskState } from '../../server/desk/state/desk-state.ts'
import { openState, type StateDatabase } from '../../server/state/database.ts'
import { makeCheapHashes } from './state.ts'

export const goodPassphrase = '春の窓口に長い列ができた'

export type TestMembers = {
  folder: string
  database: StateDatabase
  access: Access
  desk: DeskState
  door: AccessDoor
  /** The hour of the accounts, moved by tests. */
  clock: { now: number }
  /** Invites somebody and accepts for him; answers the cookie of his browser. */
  enter: (name: string, role?: RoleId) => Promise<string>
  close: () => Promise<void>
}

/** Opens the accounts of a new folder. */
export async function openTestMembers(): Promise<TestMembers> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-state-'))
  const database = await openState(folder)
  const clock = { now: Date.now() }
  const access = openAccess(database, () => clock.now, makeCheapHashes())
  const desk = openDeskState(database, () => clock.now)
  return {
    ...{ folder, database, access, desk, clock },
    door: {
      ...{ current: () => access, look: async () => access, make: async () => access },
      ...{ desk: () => desk, close: () => undefined },
    },
    enter: async (name, role = 'member') => {
      const { key } = access.invite(name, role)
      return cookieOf(await access.accept(key, goodPassphrase))
    },
    close: async () => {
      access.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The cookie that a browser sends for a session, over http. */
export function cookieOf(key: string): string {
  return `kaizen=${key}`
}
