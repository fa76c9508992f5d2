/** Invitations: one link an account at most, which holds for seven days and is used up by accepting it. */

import { readDayInJapan } from '../contract/format.ts'
import { invitationDays, type RoleId } from '../contract/members.ts'
import type { StateDatabase } from '../state/database.ts'
import { hashKey, hashText, makeKey } from './keys.ts'

export type Invitations = ReturnType<typeof openInvitations>

type Invited = { accountId: string; name: string; role: RoleId }

/** The invitations of a state. */
export function openInvitations(database: StateDatabase, clock: () => number) {
  return {
    /** Makes the link of an account; the one it had before is void. `until` is the day on which it ends. */
    make: (accountId: string): { key: string; until: string } => {
      const key = makeKey()
      const now = clock()
      const expiresAt = now + invitationDays * 86_400_000
      database.run(
        `INSERT OR REPLACE INTO invitations (account_id, key_hash, created_at, expires_at)
         VALUES (?, ?, ?, ?)`,
        ...[accountId, hashText(key), now, expiresAt],
      )
      return { key, until: readDayInJapan(expiresAt) }
    },
    /** Who is invited by this key; nobody where it has expired or been used, or where the account is paused. */
    find: (key: string): Invited | undefined => {
      const hash = hashKey(key)
      return hash === undefined
        ? undefined
        : database.get<Invited>(
            `SELECT id AS accountId, name, role FROM invitations
             JOIN accounts ON id = account_id
             WHERE key_hash = ? AND expires_at > ? AND paused = 0`,
            ...[hash, clock()],
          )
    },
    end: (accountId: string) =>
      database.run('DELETE FROM invitations WHERE account_id = ?', accountId),
  }
}
