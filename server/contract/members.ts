/** Members of the association as the screens see them: their roles, who reads a page, and what the pages of members show. */

import type { Term } from './vocabulary.ts'

export const roles = [
  { id: 'member', label: '会員' },
  { id: 'editor', label: '編集者' },
] as const satisfies readonly Term[]

export type RoleId = (typeof roles)[number]['id']

/** Who has logged in; `keeps` says that the server keeps the reader's own lists and plans. */
export type PageReader = { name: string; role: RoleId; keeps?: true }

/** Who reads a page: a member by name, or whoever has not logged in. A library without members knows no readers at all. */
export type Audience = PageReader | 'guest'

/** The names of accounts: as long as a name with its office, and no more. */
export const longestMemberName = 40

/** Bounds of a passphrase, in characters; longer ones are taken, so that a sentence can be one. */
export const passphraseLengths = { least: 12, most: 256 } as const

/** How long an invitation, a session and a shared link last. */
export const invitationDays = 7
export const sessionHours = { idle: 2, longest: 12 } as const
export const sharedDays = 30

export const accountStates = [
  { id: 'invited', label: '招待中' },
  { id: 'active', label: '利用中' },
  { id: 'paused', label: '停止中' },
] as const satisfies readonly Term[]

export type AccountStateId = (typeof accountStates)[number]['id']

/** An account as editors see it; `link` says until which day an invitation holds that nobody has accepted yet. */
export type AccountShown = {
  id: string
  name: string
  role: RoleId
  state: AccountStateId
  /** The day, 2026-11-29, until which the open invitation holds. */
  invitedUntil?: string
}

/** An invitation just made; its link is shown this once and is stored nowhere. */
export type InvitationShown = { name: string; href: string; until: string }

/** A browser that is logged in; `isThis` marks the one that asks. */
export type SessionShown = { startedAt: string; isThis: boolean }

/** As many as one person has programs. */
export const mostTokens = 5

/** A personal key, of which only the name is shown; `usedOn` is the last day, absent until it is used. */
export type TokenShown = { id: string; name: string; madeOn: string; usedOn?: string }

/** A personal key just made; it is shown this once and is stored nowhere. */
export type TokenMade = { name: string; key: string }

/** What the server keeps of a member's own work, where it is asked to. */
export type KeptShown = { isOn: boolean; lists: number; plans: number; shares: number }

/** Pages of members. `problem` is what was wrong with the last form, `done` what it has done. */
export type MemberPage =
  | { name: 'login'; next: string; typedName: string; problem?: string; done?: string }
  | { name: 'accept'; invited: { name: string; role: RoleId }; problem?: string }
  | {
      name: 'members'
      accounts: readonly AccountShown[]
      self: string
      typedName: string
      invitation?: InvitationShown
      problem?: string
      done?: string
    }
  | {
      name: 'account'
      reader: PageReader
      sessions: readonly SessionShown[]
      kept: KeptShown
      /** Nothing where the database is of an older shape. */
      tokens?: readonly TokenShown[]
      token?: TokenMade
      problem?: string
      done?: string
    }
