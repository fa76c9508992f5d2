/** The questions of a kit as data, their numbers, and what keeps two of a sort from sounding alike. */

import type { Sentence } from './sentence.ts'

export const levels = [
  { id: 'facts', label: '事実' },
  { id: 'why', label: 'なぜ' },
  { id: 'decide', label: '自分ならどうする' },
  { id: 'own', label: '' },
] as const

export type LevelId = (typeof levels)[number]['id']

/** A question of the handout together with what the facilitator and the paper need to know about it. */
export type Asked = {
  text: string
  choices?: string[]
  voices?: string[]
  /** Sentences of the handout that it asks about: they stay on the paper. */
  uses?: readonly Sentence[]
  /** For the facilitator only. */
  hint?: { text: string; sources: string[] }
}

export type AskedLevels = Record<LevelId, Asked[]>

export const nothingWritten = '手元の資料では分からない'

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

/** Answers the wordings of a list one after the other: the same sort of question sounds different the second time. */
export type Rotation = <T>(wordings: readonly [T, ...T[]]) => T

/** A rotation for one kit; each list is counted by itself. */
export function createRotation(): Rotation {
  const turns = new Map<unknown, number>()
  return (wordings) => {
    const turn = turns.get(wordings) ?? 0
    turns.set(wordings, turn + 1)
    return wordings[turn % wordings.length] ?? wordings[0]
  }
}

/** The first of each list, then the second of each, and so on. */
export function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => list.slice(place, place + 1)),
  ).flat()
}
