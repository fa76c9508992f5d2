/** Who writes and publishes: an account as long as there is one. */

/** Whoever is logged in; the name is always that of the account. */
export type Writer = { accountId: string }

/** In the place of the name once the account has been removed: what was written stays, who wrote it does not. */
export const goneWriter = '退会した人'

/** The name of the account in SQL; `account` is its table as it was joined. */
export function nameOf(account: string): string {
  return `coalesce(${account}.name, '${goneWriter}')`
}

/** The account in SQL, of a value: NULL where it was removed since its session was read. */
export const existingAccount = '(SELECT id FROM accounts WHERE id = ?)'

/** A moment as 2026-11-29T10:05:20Z. */
export function writeMoment(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}
