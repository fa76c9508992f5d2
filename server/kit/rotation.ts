/** The same sort of question twice in a kit is worded differently the second time. */

/** Answers the wordings of a list one after the other, each list counted by itself. */
export type Rotation = <T>(wordings: readonly [T, ...T[]]) => T

/** A rotation for one kit. */
export function createRotation(): Rotation {
  const turns = new Map<unknown, number>()
  return (wordings) => {
    const turn = turns.get(wordings) ?? 0
    turns.set(wordings, turn + 1)
    return wordings[turn % wordings.length] ?? wordings[0]
  }
}
