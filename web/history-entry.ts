/** What the browser remembers with each step of its history, across reloads too. */

import type { Trail } from './view.ts'

export type HistoryEntry = {
  /** How far the reader had scrolled. */
  scroll: number
  /** The link the reader left by, to put the focus back on. */
  left?: string | undefined
  trail?: Trail | undefined
}

/** The entry of the current step. */
export function readEntry(): HistoryEntry {
  const entry = history.state as HistoryEntry | null
  return typeof entry?.scroll === 'number' ? entry : { scroll: 0 }
}

/** Changes the entry of the current step, not its address. */
export function amendEntry(change: Partial<HistoryEntry>): void {
  history.replaceState({ ...readEntry(), ...change }, '')
}

/** Makes a new step, or takes the place of the current one. */
export function writeEntry(mode: 'push' | 'replace', entry: HistoryEntry, address: string): void {
  if (mode === 'push') history.pushState(entry, '', address)
  else history.replaceState(entry, '', address)
}
