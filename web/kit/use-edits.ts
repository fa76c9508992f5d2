import { useEffect, useState } from 'preact/hooks'
import type { Line } from '../../server/kit/kit.ts'
import type { StepId } from '../../server/kit/time-plan.ts'
import { makeSafe } from '../lists/safe-storage.ts'
import { editLine, hasEdits, type KitEdits, keepEdits, noEdits, readEdits } from './kit-edits.ts'

export type Edits = {
  minutes: KitEdits['minutes']
  hasAny: boolean
  /** False where the browser refuses to keep what was changed. */
  isKept: boolean
  textOf: (line: Line) => string
  change: (line: Line, text: string) => void
  changeMinutes: (step: StepId, minutes: number) => void
  forget: () => void
}

const storage = makeSafe(() => sessionStorage)

/** The edits of the page at this address. The first drawing has none, as on the server. */
export function useEdits(): Edits {
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
