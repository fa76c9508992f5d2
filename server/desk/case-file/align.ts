/** Which items of a list are still the same, which have been edited, and which have gone or are new. */

/** Where an item of the new list comes from: the same item, an edited one, or none. */
export type Origin = { at: number; isSame: boolean } | undefined

/** Far above any list of a case; beyond it the items between equal ends count as edited one by one. */
const mostComparisons = 1_000_000

/** The origin of each new item; what no origin names has gone. Items are compared by these keys. */
export function alignItems(before: readonly string[], after: readonly string[]): Origin[] {
  let start = 0
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1

  const origins: Origin[] = after.map(() => undefined)
  for (let at = 0; at < start; at += 1) origins[at] = { at, isSame: true }
  for (let at = 0; at < end; at += 1) {
    origins[after.length - 1 - at] = { at: before.length - 1 - at, isSame: true }
  }
  const middle = { before: before.slice(start, before.length - end), from: start }
  const inner = after.slice(start, after.length - end)
  const same =
    middle.before.length * inner.length > mostComparisons ? [] : findCommon(middle.before, inner)
  let [oldAt, newAt] = [0, 0]
  for (const [oldSame, newSame] of [...same, [middle.before.length, inner.length] as const]) {
    // Between two equal items the first old one has become the first new one, and so on.
    for (; oldAt < oldSame && newAt < newSame; oldAt += 1, newAt += 1) {
      origins[start + newAt] = { at: start + oldAt, isSame: false }
    }
    if (newSame < inner.length) origins[start + newSame] = { at: start + oldSame, isSame: true }
    ;[oldAt, newAt] = [oldSame + 1, newSame + 1]
  }
  return origins
}

/** The longest run of equal items in the order of both. */
function findCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const length =
        a[i] === b[j]
          ? lengthAt(i + 1, j + 1) + 1
          : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1))
      lengths[i]?.fill(length, j, j + 1)
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++] as const)
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

/** A name for a value: equal values have the same, in whatever order their names stand. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
