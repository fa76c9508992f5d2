/** Changes of a draft, each of which gives a new draft and leaves the old one as it is. */

import type { CaseDraft } from '../../server/contract/desk.ts'
import { listAt, type Path, writeAt } from './draft-path.ts'

export type DraftChange =
  /** A value of undefined takes the field away. */
  | { kind: 'set'; path: Path; value: unknown }
  | { kind: 'add'; path: Path; value: unknown }
  | { kind: 'remove'; path: Path; at: number }
  | { kind: 'move'; path: Path; from: number; to: number }
  | { kind: 'replace'; draft: CaseDraft }

/** The draft after a change; one that leads nowhere changes nothing. */
export function applyChange(draft: CaseDraft, change: DraftChange): CaseDraft {
  if (change.kind === 'replace') return change.draft
  const { path } = change
  if (change.kind === 'set') return writeAt(draft, path, change.value)
  const list = listAt(draft, path)
  switch (change.kind) {
    case 'add':
      return writeAt(draft, path, [...list, change.value])
    case 'remove':
      return change.at in list ? writeAt(draft, path, list.toSpliced(change.at, 1)) : draft
    case 'move':
      return moveItem(draft, path, list, change)
  }
}

function moveItem(
  draft: CaseDraft,
  path: Path,
  list: readonly unknown[],
  { from, to }: { from: number; to: number },
): CaseDraft {
  if (!(from in list && to in list)) return draft
  return writeAt(draft, path, list.toSpliced(from, 1).toSpliced(to, 0, list[from]))
}

type Step = { before: CaseDraft; after: CaseDraft; change: DraftChange; isOpen: boolean }

/** A draft with the way back through its changes, and forward again. */
export type DraftHistory = {
  draft: CaseDraft
  past: readonly Step[]
  future: readonly Step[]
}

/** `rest` ends a run of typing, so that the way back stops there. */
export type HistoryStep = DraftChange | { kind: 'undo' | 'redo' | 'rest' }

/** Drafts share what did not change, so that many steps cost little. */
const mostSteps = 300

/** A history that begins with a draft. */
export function beginHistory(draft: CaseDraft): DraftHistory {
  return { draft, past: [], future: [] }
}

/** The history after a step. */
export function stepHistory(history: DraftHistory, step: HistoryStep): DraftHistory {
  const { past, future } = history
  const last = past.at(-1)
  switch (step.kind) {
    case 'undo':
      if (!last) return history
      return { draft: last.before, past: past.slice(0, -1), future: [last, ...future] }
    case 'redo': {
      const [next, ...rest] = future
      return next ? { draft: next.after, past: [...past, next], future: rest } : history
    }
    case 'rest':
      if (!last?.isOpen) return history
      return { ...history, past: past.with(-1, { ...last, isOpen: false }) }
    default:
      return keepChange(history, step)
  }
}

function keepChange({ draft, past }: DraftHistory, change: DraftChange): DraftHistory {
  const after = applyChange(draft, change)
  const last = past.at(-1)
  const isTypedOn = last?.isOpen === true && isSamePlace(last.change, change)
  const before = isTypedOn ? last.before : draft
  const step = { before, after, change, isOpen: change.kind === 'set' }
  const former = isTypedOn ? past.slice(0, -1) : past
  return { draft: after, past: [...former, step].slice(-mostSteps), future: [] }
}

function isSamePlace(one: DraftChange, other: DraftChange): boolean {
  return one.kind === 'set' && other.kind === 'set' && one.path.join('\n') === other.path.join('\n')
}
