/** Members and how they come in: accounts, invitations, sessions and passphrases, with the rules that join them. */

import type { AccountShown, RoleId, SessionShown } from '../contract/members.ts'
import { AppError } from '../errors.ts'
import type { StateDatabase } from '../state/database.ts'
import { isOfToday } from '../state/migrations.ts'
import { makeNameKey } from './account-name.ts'
import { type Account, openAccounts } from './accounts.ts'
import { openInvitations } from './invitations.ts'
import { type Kept, openKept } from './kept.ts'
import { openLoginThrottle } from './login-throttle.ts'
import { hashPassphrase, verifyPassphrase } from './passphrase.ts'
import { findPassphraseProblem } from './passphrase-rules.ts'
import { openSessions, type Reader } from './sessions.ts'
import { openShares, type Shares } from './shares.ts'
import { sweepMembers } from './sweep.ts'
import { openTokens, type Tokens } from './tokens.ts'

export type { Reader } from './sessions.ts'

export type Access = {
  /** Who has logged in with this key; any text is a question. */
  readSession: (key: string) => Reader | undefined
  /** Answers the key of a new session; unknown, wrong, invited and paused are refused alike. */
  login: (name: string, passphrase: string, address: string) => Promise<string>
  logout: (reader: Reader) => void
  findInvitation: (key: string) => { name: string; role: RoleId } | undefined
  /** Sets the passphrase, uses up the invitation, ends other sessions; answers the key of a new one. */
  accept: (key: string, passphrase: string) => Promise<string>
  /** In the order of their creation. */
  listAccounts: () => AccountShown[]
  invite: (name: string, role: RoleId) => { key: string; until: string }
  /** For a lost link or a forgotten passphrase, which holds until the new one is set. */
  inviteAgain: (accountId: string) => { name: string; key: string; until: string }
  /** Ends sessions, links and keys as well. */
  pause: (accountId: string) => void
  resume: (accountId: string) => void
  remove: (accountId: string) => void
  /** Ends all other sessions and an open invitation; answers the key of a new session in the place of this one. */
  changePassphrase: (reader: Reader, old: string, next: string) => Promise<string>
  listSessions: (reader: Reader) => SessionShown[]
  endOtherSessions: (reader: Reader) => void
  /** Deletes the own account and everything of it. */
  leave: (reader: Reader, passphrase: string) => Promise<void>
  /** The own work of members, where they have asked for it. */
  kept: Kept
  /** What members have shared by a link. */
  shares: Shares
  /** The keys of members' own programs; nothing where the database could not be led to the shape of today. */
  tokens: Tokens | undefined
  /** Closes the database, too. */
  close: () => void
}

const scryptHashes = { hash: hashPassphrase, verify: verifyPassphrase }

/** Opens the members of a state. */
export function openAccess(
  database: StateDatabase,
  clock: () => number = Date.now,
  hashes = scryptHashes,
): Access {
  const accounts = openAccounts(database, clock)
  const invitations = openInvitations(database, clock)
  const sessions = openSessions(database, clock)
  const throttle = openLoginThrottle(clock)
  const tokens = isOfToday(database) ? openTokens(database, clock) : undefined
  const sweep = sweepMembers(database, sessions, clock)

  const change = <T>(work: () => T): T => {
    sweep()
    return database.transact(work)
  }
  const invite = (accountId: string) => invitations.make(accountId)
  const endAccess = (accountId: string) => {
    sessions.endAll(accountId)
    invitations.end(accountId)
    database.run('DELETE FROM shares WHERE account_id = ?', accountId)
    if (tokens) database.run('DELETE FROM tokens WHERE account_id = ?', accountId)
  }
  /** The account as it was when the passphrase was compared: meanwhile it may have been paused, or given another. */
  const demandUnchanged = ({ id, passphrase }: Account): Account => {
    const now = accounts.find(id)
    if (now?.paused !== 0 || now.passphrase !== passphrase) throw new AppError('LOGIN_REFUSED')
    return now
  }
  /** The account, if the passphrase is its; the tries count as `throttled`. */
  const confirm = async (
    account: Account | undefined,
    passphrase: string,
    ...throttled: [account: string, address?: string]
  ): Promise<Account> => {
    throttle.enter(...throttled)
    const hash = account?.paused === 0 ? account.passphrase : null
    const isRight = await hashes.verify(passphrase, hash ?? undefined)
    if (!isRight || !account) throw new AppError('LOGIN_REFUSED')
    throttle.succeed(...throttled)
    return account
  }
  // Not by name: strangers who fail to log in must not keep a member from changing the passphrase.
  const confirmReader = ({ accountId }: Reader, passphrase: string) =>
    confirm(accounts.find(accountId), passphrase, `confirm ${accountId}`)

  return {
    readSession: sessions.read,
    login: async (name, passphrase, address) => {
      const account = accounts.findByName(name)
      const confirmed = await confirm(account, passphrase, `login ${makeNameKey(name)}`, address)
      return change(() => sessions.start(demandUnchanged(confirmed).id))
    },
    logout: ({ sessionHash }) => change(() => void sessions.end(sessionHash)),
    findInvitation: (key) => {
      const found = invitations.find(key)
      return found && { name: found.name, role: found.role }
    },
    accept: async (key, passphrase) => {
      const invited = invitations.find(key)
      if (!invited) throw new AppError('INVITATION_GONE')
      refuseWeak(passphrase, invited.name)
      const hash = await hashes.hash(passphrase)
      return change(() => {
        // Two may have accepted it at once.
        if (!invitations.find(key)) throw new AppError('INVITATION_GONE')
        accounts.setPassphrase(invited.accountId, hash)
        invitations.end(invited.accountId)
        sessions.endAll(invited.accountId)
        return sessions.start(invited.accountId)
      })
    },
    listAccounts: accounts.list,
    invite: (name, role) => change(() => invite(accounts.add(name, role))),
    inviteAgain: (id) =>
      change(() => {
        const { name } = accounts.demand(id)
        return { name, ...invite(id) }
      }),
    pause: (id) =>
      change(() => {
        accounts.pause(accounts.demand(id))
        endAccess(id)
      }),
    resume: (id) => change(() => void accounts.resume(accounts.demand(id))),
    remove: (id) => change(() => accounts.remove(accounts.demand(id))),
    changePassphrase: async (reader, old, next) => {
      const account = await confirmReader(reader, old)
      refuseWeak(next, account.name)
      const hash = await hashes.hash(next)
      return change(() => {
        const { id } = demandUnchanged(account)
        accounts.setPassphrase(id, hash)
        invitations.end(id)
        sessions.endAll(id)
        return sessions.start(id)
      })
    },
    listSessions: sessions.list,
    endOtherSessions: ({ accountId, sessionHash }) =>
      change(() => void sessions.endAll(accountId, sessionHash)),
    leave: async (reader, passphrase) => {
      const account = await confirmReader(reader, passphrase)
      change(() => accounts.remove(demandUnchanged(account)))
    },
    kept: openKept(database, clock),
    shares: openShares(database, clock),
    tokens,
    close: () => database.close(),
  }
}

function refuseWeak(passphrase: string, name: string): void {
  const problem = findPassphraseProblem(passphrase, name)
  if (problem !== undefined) throw new AppError('BAD_PASSPHRASE', { problem })
}
