/** What somebody changes in the sheets of a page, wherever it is kept. */

import { createContext } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Line, StepId } from '../../../server/contract/kit.ts'
import {
  type KitEdits,
  type LineEdit,
  noEdits,
  parseEdits,
} from '../../../server/contract/kit-edits.ts'
import { readJson } from '../../../server/contract/untrusted-values.ts'
import { makeSafe, type SafeStorage } from '../../lists/safe-storage.ts'
import { herePath } from '../../place.ts'

export type EditTools = {
  edits: KitEdits
  /** Where they last, said to whoever makes them. */
  lasting: string
  /** False where the browser refuses to keep what was changed. */
  isKept: boolean
  /** Changes a line, in place of a former change of it. */
  change: (edit: LineEdit, former: LineEdit | undefined) => void
  changeMinutes: (step: StepId, minutes: number) => void
  /** Throws one change away. */
  drop: (edit: LineEdit) => void
  forget: () => void
}

type Editing = {
  textOf: (line: Line) => string
  change: (line: Line, text: string) => void
  changeMinutes: (step: StepId, minutes: number) => void
}

/** The fields of a kit that is being edited; undefined where it is only shown. */
export const Editing = createContext<Editing | undefined>(undefined)

/** Whether anything is changed. */
export function hasEdits({ lines, minutes }: KitEdits): boolean {
  return lines.length + Object.keys(minutes).length > 0
}

/** The lines with one changed, in place of a former change of it; one that is as it was is no edit. */
export function replaceEdit(
  lines: readonly LineEdit[],
  edit: LineEdit,
  former: LineEdit | undefined,
): LineEdit[] {
  const others = lines.filter((line) => line !== former && line.key !== edit.key)
  return edit.from === edit.to ? others : [...others, edit]
}

const storage = makeSafe(() => sessionStorage)

/**
 * Edits that last as long as the tab: those of the questions for a visit. The first drawing has none, as on the server.
 * An edit quotes the line that it changes, so that of cases for members only none goes into the storage.
 */
export function useTabEdits({ isStored }: { isStored: boolean }): EditTools {
  const [edits, setEdits] = useState<KitEdits>(noEdits)
  const [isKept, setKept] = useState(true)
  useEffect(() => {
    if (isStored) setEdits(readEdits(storage, herePath()))
  }, [])
  const keep = (next: KitEdits): void => {
    setEdits(next)
    if (isStored) setKept(keepEdits(storage, herePath(), next))
  }
  return {
    edits,
    lasting: '直した文は、この画面を閉じるまで残る。',
    isKept,
    change: (edit, former) => keep({ ...edits, lines: replaceEdit(edits.lines, edit, former) }),
    changeMinutes: (step, minutes) =>
      keep({ ...edits, minutes: { ...edits.minutes, [step]: minutes } }),
    drop: (edit) => keep({ ...edits, lines: edits.lines.filter((line) => line !== edit) }),
    forget: () => keep(noEdits),
  }
}

/** Reads the edits of an address; whatever is no edit is passed over. */
export function readEdits(storage: SafeStorage, address: string): KitEdits {
  return parseEdits(readJson(storage.read(keyOf(address)) ?? '')) ?? noEdits
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
  return `sheets:${address}`
}
