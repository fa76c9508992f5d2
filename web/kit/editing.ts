/** The lines of a kit as their reader wants them; on the server and in files they are as they were written. */

import { createContext } from 'preact'
import type { Line } from '../../server/kit/kit.ts'
import type { StepId } from '../../server/kit/time-plan.ts'

export type Editing = {
  /** Whether lines stand in fields. */
  isOn: boolean
  textOf: (line: Line) => string
  change: (line: Line, text: string) => void
  changeMinutes: (step: StepId, minutes: number) => void
}

export const Editing = createContext<Editing>({
  isOn: false,
  textOf: (line) => line.text,
  change: () => undefined,
  changeMinutes: () => undefined,
})
