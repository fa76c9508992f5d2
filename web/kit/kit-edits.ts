/** What somebody changed in a kit, kept for the visit of one page: a kit is prepared and printed in one go. */

import { type StepId, stepIds } from '../../server/kit/time-plan.ts'
import type { SafeStorage } from '../lists/safe-storage.ts'

export type KitEdits = {
  /** By key: the line as it was, and as it should be. A line that has changed since keeps its new text. */
  lines: Readonly<Record<string, { from: string; to: string }>>
  minutes: Readonly<Partial<Record<StepId, number>>>
}

export const noEdits: KitEdits = { lines: {}, minutes: {} }

/** Whether anything is changed. */
export function hasEdits({ lines, minutes }: KitEdits): boolean {
  return Object.keys(lines).length + Object.keys(minutes).length > 0
}

/** The edits with one line changed; a line that is as it was is no edit. */
export function editLine(edits: KitEdits, key: string, from: string, to: string): KitEdits {
  const { [key]: _before, ...others } = edits.lines
  return { ...edits, lines: from === to ? others : { ...others, [key]: { from, to } } }
}

/** Reads the edits of an address; whatever is no edit is passed over. */
export function readEdits(storage: SafeStorage, address: string): KitEdits {
  try {
    const kept: unknown = JSON.parse(storage.read(keyOf(address)) ?? 'null')
    if (!isObject(kept)) return noEdits
    return { lines: readLines(kept['lines']), minutes: readMinutes(kept['minutes']) }
  } catch {
    return noEdits
  }
}

/** Keeps the edits of an address; answers whether they are kept. */
export function keepEdits(storage: SafeStorage, address: string, edits: KitEdits): boolean {
  if (!hasEdits(edits)) {
    storage.remove(keyOf(address))
    return true
  }
  return storage.write(keyOf(address), JSON.stringify(edits)) === undefined
}

function keyOf(address: string): string {
  return `kit:${address}`
}

function readLines(kept: unknown): KitEdits['lines'] {
  if (!isObject(kept)) return {}
  return Object.fromEntries(
    Object.entries(kept).flatMap(([key, edit]) => {
      if (!isObject(edit)) return []
      const { from, to } = edit
      return typeof from === 'string' && typeof to === 'string' ? [[key, { from, to }]] : []
    }),
  )
}

function readMinutes(kept: unknown): KitEdits['minutes'] {
  if (!isObject(kept)) return {}
  const known = stepIds.flatMap((id) => {
    const minutes = kept[id]
    return typeof minutes === 'number' && Number.isFinite(minutes) ? [[id, minutes]] : []
  })
  return Object.fromEntries(known)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
