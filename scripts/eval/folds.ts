/** Cuts a set into folds, the same in every run, each with its share of every class. */

import type { Random } from '../bench/random.ts'

/** The fold of each item, 0 to `folds` − 1; items of one class are shuffled and dealt like cards. */
export function dealFolds(classes: readonly string[], folds: number, random: Random): number[] {
  const dealt = new Array<number>(classes.length).fill(0)
  let next = 0
  for (const name of [...new Set(classes)].sort()) {
    const members = classes.flatMap((other, at) => (other === name ? [at] : []))
    for (const at of shuffle(members, random)) dealt[at] = next++ % folds
  }
  return dealt
}

/** A new order of the items (Fisher, Yates). */
export function shuffle<T>(items: readonly T[], random: Random): T[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [a, b] = [mixed[last], mixed[other]]
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a]
  }
  return mixed
}
