/** The questions with their running numbers, and the ranges in which the facilitator's sheet speaks of them. */

import type { Asked, AskedLevels, LevelId } from './asked.ts'

export type Numbered = Asked & { number: number }

export type NumberedLevels = Record<LevelId, Numbered[]>

/** Numbers the questions through all levels. */
export function numberLevels({ facts, why, decide, own }: AskedLevels): NumberedLevels {
  let number = 0
  const count = (asked: readonly Asked[]) =>
    asked.map((each): Numbered => {
      number += 1
      return { ...each, number }
    })
  return { facts: count(facts), why: count(why), decide: count(decide), own: count(own) }
}

/** 1–3, or 4 where there is one. */
export function rangeOf(asked: readonly Numbered[]): string {
  const [first, last] = [asked[0]?.number ?? 0, asked.at(-1)?.number ?? 0]
  return first === last ? String(first) : `${first}–${last}`
}

/** 4・5. */
export function listNumbers(asked: readonly Numbered[]): string {
  return asked.map(({ number }) => number).join('・')
}
