/** What somebody changed in a kit, kept for the visit of one page: a kit is prepared and printed in one go. */

import { createContext } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Line, type StepId, stepIds } from '../../../server/contract/kit.ts'
import { isFields, readJson } from '../../../server/contract/untrusted-values.ts'
import { makeSafe, type SafeStorage } from '../../lists/safe-storage.ts'

export type EditTools = {
  minutes: KitEdits['minutes']
  hasAny: boolean
  /** False where the browser refuses to keep what was changed. */
  isKept: boolean
  textOf: (line: Line) => string
  change: (line: Line, text: string) => void
  changeMinutes: (step: StepId, minutes: number) => void
  forget: () => void
}

type Editing = Pick<EditTools, 'textOf' | 'change' | 'changeMinutes'> & {
  /** Whether lines stand in fields. */
  isOn: boolean
}

/** The lines of a kit as their reader wants them; on the server and in files they are as they were written. */
export const Editing = createContext<Editing>({
  isOn: false,
  textOf: (line) => line.text,
  change: () => undefined,
  changeMinutes: () => undefined,
})

const storage = makeSafe(() => sessionStorage)

/** The edits of the page at this address. The first drawing has none, as on the server. */
export function useEdits(): EditTools {
  const [edits, setEdits] = useState<KitEdits>(noEdits)
  const [isKept, setKept] = useState(true)
  const address = (): string => location.pathname + location.search
  useEffect(() => setEdits(readEdits(storage, address())), [])
  const keep = (next: KitEdits): void => {
    setEdits(next)
    setKept(keepEdits(storage, address(), next))
  }
  return {
    minutes: edits.minutes,
    hasAny: hasEdits(edits),
    isKept,
    textOf: ({ key, text }) => {
      const edit = edits.lines[key]
      return edit?.from === text ? edit.to : text
    },
    change: ({ key, text }, to) => keep(editLine(edits, key, text, to)),
    changeMinutes: (step, minutes) =>
      keep({ ...edits, minutes: { ...edits.minutes, [step]: minutes } }),
    forget: () => keep(noEdits),
  }
}

type KitEdits = {
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
  const kept = readJson(storage.read(keyOf(address)) ?? '')
  if (!isFields(kept)) return noEdits
  return { lines: readLines(kept['lines']), minutes: readMinutes(kept['minutes']) }
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
  if (!isFields(kept)) return {}
  return Object.fromEntries(
    Object.entries(kept).flatMap(([key, edit]) => {
      if (!isFields(edit)) return []
      const { from, to } = edit
      return typeof from === 'string' && typeof to === 'string' ? [[key, { from, to }]] : []
    }),
  )
}

function readMinutes(kept: unknown): KitEdits['minutes'] {
  if (!isFields(kept)) return {}
  const known = stepIds.flatMap((id) => {
    const minutes = kept[id]
    return typeof minutes === 'number' && Number.isFinite(minutes) ? [[id, minutes]] : []
  })
  return Object.fromEntries(known)
}
