/** One piece of work after the other: the server works off its tasks one by one, and what readers wait for goes first. */

export type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Creates a queue; work that fails does not hold up the next. */
export function createTurns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
