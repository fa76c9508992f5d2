/** Accounts as they are kept: named once, with a role, invited, active or paused, and never without an active editor. */

import { readDayInJapan } from '../contract/format.ts'
import type { AccountShown, AccountStateId, RoleId } from '../contract/members.ts'
import { AppError } from '../errors.ts'
import type { StateDatabase } from '../state/database.ts'
import { isTaken } from '../state/failures.ts'
import { makeId } from '../state/make-id.ts'
import { cleanName, makeNameKey } from './account-name.ts'

export type Account = {
  id: string
  name: string
  role: RoleId
  /** The hash; none as long as the invitation has not been accepted. */
  passphrase: string | null
  paused: 0 | 1
}

export type Accounts = ReturnType<typeof openAccounts>

const columns = 'id, name, role, passphrase, paused'

/** The accounts of a state; every change is meant to stand in a transaction of the caller. */
export function openAccounts(database: StateDatabase, clock: () => number) {
  const find = (id: string) =>
    database.get<Account>(`SELECT ${columns} FROM accounts WHERE id = ?`, id)

  /** The change, unless it takes away the last editor who can log in. */
  const keepAnEditor = (account: Account, change: () => void) => {
    change()
    const wasActive =
      account.role === 'editor' && account.passphrase !== null && account.paused === 0
    if (wasActive && countActiveEditors() === 0) throw new AppError('LAST_EDITOR')
  }
  const countActiveEditors = () =>
    database.get<{ count: number }>(
      `SELECT count(*) AS count FROM accounts
       WHERE role = 'editor' AND passphrase IS NOT NULL AND paused = 0`,
    )?.count ?? 0

  return {
    find,
    findByName: (typed: string) =>
      database.get<Account>(
        `SELECT ${columns} FROM accounts WHERE name_key = ?`,
        makeNameKey(typed),
      ),
    /** The account, or the refusal that it is gone. */
    demand: (id: string): Account => {
      const account = id.includes('\0') ? undefined : find(id)
      if (!account) throw new AppError('ACCOUNT_GONE')
      return account
    },
    add: (typed: string, role: RoleId): string => {
      const name = cleanName(typed)
      if (name === undefined) throw new AppError('BAD_NAME')
      const id = makeId()
      try {
        database.run(
          'INSERT INTO accounts (id, name, name_key, role, created_at) VALUES (?, ?, ?, ?, ?)',
          ...[id, name, makeNameKey(name), role, clock()],
        )
      } catch (error) {
        throw isTaken(error) ? new AppError('NAME_TAKEN', undefined, { cause: error }) : error
      }
      return id
    },
    setPassphrase: (id: string, hash: string) =>
      database.run('UPDATE accounts SET passphrase = ? WHERE id = ?', hash, id),
    pause: (account: Account) =>
      keepAnEditor(account, () => {
        database.run('UPDATE accounts SET paused = 1 WHERE id = ?', account.id)
      }),
    resume: (account: Account) =>
      database.run('UPDATE accounts SET paused = 0 WHERE id = ?', account.id),
    /** Everything that belongs to it goes with it. */
    remove: (account: Account) =>
      keepAnEditor(account, () => {
        database.run('DELETE FROM accounts WHERE id = ?', account.id)
      }),
    list: (): AccountShown[] =>
      database
        .all<Account & { expiresAt: number | null }>(
          `SELECT ${columns}, expires_at AS expiresAt FROM accounts
           LEFT JOIN invitations ON account_id = id AND expires_at > ?
           ORDER BY accounts.created_at, accounts.rowid`,
          clock(),
        )
        .map(showAccount),
  }
}

function showAccount({ expiresAt, ...account }: Account & { expiresAt: number | null }) {
  const { id, name, role } = account
  const isOpen = expiresAt !== null && account.paused === 0
  const invitedUntil = isOpen ? { invitedUntil: readDayInJapan(expiresAt) } : {}
  return { id, name, role, state: stateOf(account), ...invitedUntil }
}

function stateOf({ passphrase, paused }: Account): AccountStateId {
  if (paused === 1) return 'paused'
  return passphrase === null ? 'invited' : 'active'
}
