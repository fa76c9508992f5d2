/**
 * Personal keys, by which a member's own assistant reads what the member may read, and can do nothing else. Only their
 * SHA-256 is kept, so that a key is shown once and never again.
 */

import { readDayInJapan } from '../contract/format.ts'
import { mostTokens, type TokenShown } from '../contract/members.ts'
import { AppError } from '../errors.ts'
import type { StateDatabase } from '../state/database.ts'
import { cannotKeep } from '../state/failures.ts'
import { makeId } from '../state/make-id.ts'
import { cleanName } from './account-name.ts'
import { hashKey, hashText, makeKey } from './keys.ts'

type Owner = { accountId: string }

export type Tokens = {
  /** Answers the key, which can be had this once. */
  create: (owner: Owner, name: string) => { name: string; key: string }
  /** In the order in which they were made. */
  list: (owner: Owner) => TokenShown[]
  revoke: (owner: Owner, id: string) => void
  /** Whether the key is one of a member who is not paused; any text is a question. */
  isGood: (key: string) => boolean
}

/** Opens the personal keys of a state. */
export function openTokens(database: StateDatabase, clock: () => number): Tokens {
  const list: Tokens['list'] = ({ accountId }) =>
    database
      .all<{ id: string; name: string; madeOn: string; usedOn: string | null }>(
        `SELECT id, name, made_on AS madeOn, used_on AS usedOn FROM tokens
         WHERE account_id = ? ORDER BY rowid`,
        accountId,
      )
      .map(({ usedOn, ...token }) => ({ ...token, ...(usedOn !== null && { usedOn }) }))

  /** Reading goes on where the disk refuses to have it written down. */
  const markUsed = (hash: string, today: string) => {
    try {
      database.run('UPDATE tokens SET used_on = ? WHERE key_hash = ?', today, hash)
    } catch (error) {
      if (!cannotKeep(error)) throw error
    }
  }

  return {
    list,
    create: (owner, typed) => {
      const name = cleanName(typed)
      if (name === undefined) throw new AppError('BAD_NAME')
      const key = makeKey()
      database.transact(() => {
        if (list(owner).length >= mostTokens)
          throw new AppError('TOKENS_FULL', { most: mostTokens })
        database.run(
          'INSERT INTO tokens (id, key_hash, account_id, name, made_on) VALUES (?, ?, ?, ?, ?)',
          ...[makeId(), hashText(key), owner.accountId, name, readDayInJapan(clock())],
        )
      })
      return { name, key }
    },
    revoke: ({ accountId }, id) => {
      database.run('DELETE FROM tokens WHERE id = ? AND account_id = ?', id, accountId)
    },
    isGood: (key) => {
      const hash = hashKey(key)
      const found =
        hash === undefined
          ? undefined
          : database.get<{ usedOn: string | null }>(
              `SELECT used_on AS usedOn FROM tokens JOIN accounts ON accounts.id = account_id
               WHERE key_hash = ? AND paused = 0`,
              hash,
            )
      if (hash === undefined || !found) return false
      const today = readDayInJapan(clock())
      if (found.usedOn !== today) markUsed(hash, today)
      return true
    },
  }
}
