/**
 * Keeps what is written: after every rest in this browser and on the server, and for everybody when it is saved. One
 * request is under way at a time, so that none can arrive after a later one; what fails is tried again by whoever calls.
 */

import type { CaseDraft, KeptDraft, SaveAnswer } from '../../server/contract/desk.ts'
import { RequestFailure } from '../api.ts'
import type { SafeStorage } from '../lists/safe-storage.ts'
import { isSameDraft } from './compare-drafts.ts'
import { dropLocalCopy, keepLocalCopy } from './local-copy.ts'

export type KeeperTrouble = {
  /** `away`: it may go through a moment later. `session`: only once the editor has logged in. `refused`: never as it is. */
  kind: 'away' | 'session' | 'refused'
  message: string
}

export type KeeperState = {
  /** The draft as it was saved last. */
  kept: KeptDraft
  /** The best place that has the newest text: the screen alone is none that lasts. */
  where: 'screen' | 'browser' | 'server' | 'saved'
  isSaving: boolean
  /** Somebody has asked to save, and it has not happened yet. */
  isSaveWanted: boolean
  trouble?: KeeperTrouble | undefined
}

export type KeeperParts = {
  storage: SafeStorage
  save: (id: string, draft: CaseDraft, version: number) => Promise<SaveAnswer>
  pause: (id: string, draft: CaseDraft, version: number) => Promise<unknown>
  now: () => string
  show: (state: KeeperState) => void
}

export type DraftKeeper = {
  read: () => KeeperState
  /** Notes the newest text. */
  note: (draft: CaseDraft) => void
  /** Keeps it, when typing rests. */
  rest: () => Promise<void>
  /** Keeps it in the browser, now; there may be no later. */
  leave: () => void
  /** Saves it for everybody; answers what somebody else has saved meanwhile. Undefined where it did not come to that. */
  save: () => Promise<SaveAnswer | undefined>
  /** Goes on from what the server has saved: of another editor, or in another stage. */
  follow: (kept: KeptDraft) => void
  /** Tries again what has failed. */
  retry: () => Promise<SaveAnswer | undefined>
}

/** Text that was not saved when the page was left, and where it has been since. */
type Unsaved = { draft: CaseDraft; where: 'browser' | 'server' }

/** Begins to keep a draft; `unsaved` is what stands on the screen instead of what is saved. */
export function openDraftKeeper(
  kept: KeptDraft,
  parts: KeeperParts,
  unsaved?: Unsaved,
): DraftKeeper {
  const { storage, show, now } = parts
  const { id } = kept
  let newest = unsaved?.draft ?? kept.draft
  let state: KeeperState = {
    kept,
    where: unsaved?.where ?? 'saved',
    isSaving: false,
    isSaveWanted: false,
  }
  let last: Promise<unknown> = Promise.resolve()

  const change = (next: Partial<KeeperState>): void => {
    state = { ...state, ...next }
    show(state)
  }
  const keepHere = (): void => {
    if (state.where !== 'screen' && state.where !== 'browser') return
    const { version, draft: base } = state.kept
    const copy = { draft: newest, base, version, at: now() }
    change({ where: keepLocalCopy(storage, id, copy) ? 'browser' : 'screen' })
  }
  /** One after the other. */
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  const acknowledge = (sent: CaseDraft, where: 'server' | 'saved'): void => {
    change({ trouble: undefined, ...(sent === newest && { where }) })
    if (sent === newest) dropLocalCopy(storage, id)
  }

  const pause = (): Promise<void> =>
    inTurn(async () => {
      if (state.where === 'saved' || state.where === 'server') return
      const sent = newest
      try {
        await parts.pause(id, sent, state.kept.version)
        acknowledge(sent, 'server')
      } catch (error) {
        change({ trouble: troubleOf(error) })
      }
    })

  const save = (): Promise<SaveAnswer | undefined> => {
    change({ isSaveWanted: true, isSaving: true })
    keepHere()
    return inTurn(async () => {
      const sent = newest
      try {
        const answer = await parts.save(id, sent, state.kept.version)
        change({ isSaveWanted: false })
        if ('saved' in answer) {
          change({ kept: answer.saved })
          acknowledge(sent, 'saved')
        }
        return answer
      } catch (error) {
        const trouble = troubleOf(error)
        change({ trouble, isSaveWanted: trouble.kind !== 'refused' })
        return undefined
      } finally {
        change({ isSaving: false })
      }
    })
  }

  return {
    read: () => state,
    note: (draft) => {
      if (draft === newest) return
      newest = draft
      const isSaved = state.where === 'saved' && isSameDraft(draft, state.kept.draft)
      if (!isSaved) change({ where: 'screen' })
    },
    rest: () => {
      keepHere()
      return pause()
    },
    leave: keepHere,
    save,
    follow: (next) => change({ kept: next }),
    retry: async () => {
      if (state.isSaveWanted) return save()
      await pause()
      return undefined
    },
  }
}

function troubleOf(error: unknown): KeeperTrouble {
  if (!(error instanceof RequestFailure))
    return { kind: 'away', message: 'サーバーで誤りが起きた。' }
  const { kind, message } = error
  if (kind === 'session') return { kind, message }
  const isFinal = kind === 'refused' || kind === 'missing'
  return { kind: isFinal ? 'refused' : 'away', message }
}
