import { useEffect, useState } from 'preact/hooks'
import type { CaseDraft, SaveAnswer } from '../../server/contract/desk.ts'
import { makeSafe } from '../lists/safe-storage.ts'
import type { Conflict } from './conflict.ts'
import { pauseDraft, saveDraft } from './desk-api.ts'
import { type DraftKeeper, type KeeperState, openDraftKeeper } from './draft-keeper.ts'
import type { Beginning } from './reopening.ts'

const storage = makeSafe(() => localStorage)

/** A server that is away is asked again after so long, and then ever more seldom. */
const retryMs = [3_000, 6_000, 12_000, 30_000]

export type Keeping = {
  keeper: DraftKeeper
  state: KeeperState
  conflict: Conflict | undefined
  setConflict: (conflict: Conflict | undefined) => void
  /** Saves; answers whether the newest text is saved. */
  save: () => Promise<boolean>
  /** Saves what was chosen among the draft and the files that a hand has changed meanwhile, as seen. */
  saveOver: (merged: CaseDraft, base: string) => Promise<void>
}

/** Keeps the draft on the screen: at every rest, before the page goes, and again once what was away is back. */
export function useKeeping(
  { kept, unsaved }: Beginning,
  draft: CaseDraft,
  rested: CaseDraft,
): Keeping {
  const [state, setState] = useState<KeeperState>()
  const [conflict, setConflict] = useState<Conflict>()
  const [keeper] = useState(() => {
    const now = (): string => new Date().toISOString()
    const parts = {
      ...{ storage, pause: pauseDraft, now, show: setState },
      save: (id: string, text: CaseDraft, version: number) => saveDraft(id, text, version),
    }
    return openDraftKeeper(kept, parts, unsaved)
  })
  const shown = state ?? keeper.read()

  useEffect(() => keeper.note(draft), [draft])
  useEffect(() => void keeper.rest(), [rested])
  useEffect(() => watchLeaving(keeper), [])

  const take = (answer: SaveAnswer | undefined): boolean => {
    if (answer && 'conflict' in answer) {
      setConflict({ theirs: answer.conflict.draft, kept: answer.conflict })
    }
    return answer !== undefined && 'saved' in answer
  }
  const retry = (): void => void keeper.retry().then(take)
  useRetries(shown.trouble, retry)
  return {
    keeper,
    state: shown,
    conflict,
    setConflict,
    save: async () => take(await keeper.save()),
    saveOver: async (merged, base) => {
      const { id, version } = keeper.read().kept
      const answer = await saveDraft(id, merged, version, base).catch(() => undefined)
      if (take(answer) && answer && 'saved' in answer) keeper.follow(answer.saved)
      // Not saved: what the files hold is still unseen, and publishing will say so again.
    },
  }
}

/** Before the page goes the browser gets the text; only where it takes none, the editor is asked to stay. */
function watchLeaving(keeper: DraftKeeper): () => void {
  const leave = (): void => keeper.leave()
  const ask = (event: BeforeUnloadEvent): void => {
    keeper.leave()
    if (keeper.read().where === 'screen') event.preventDefault()
  }
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', leave)
  window.addEventListener('beforeunload', ask)
  return () => {
    window.removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', leave)
    window.removeEventListener('beforeunload', ask)
  }
}

/** Tries again: after a while, when the connection is back, and when the editor comes back from logging in elsewhere. */
function useRetries(trouble: KeeperState['trouble'], retry: () => void): void {
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (trouble === undefined) return setTries(0)
    if (trouble.kind === 'refused') return
    const again = (): void => {
      setTries((count) => count + 1)
      retry()
    }
    const pause = retryMs[Math.min(tries, retryMs.length - 1)]
    const timer = trouble.kind === 'away' ? setTimeout(again, pause) : undefined
    window.addEventListener('online', again)
    window.addEventListener('focus', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
      window.removeEventListener('focus', again)
    }
  }, [trouble])
}
