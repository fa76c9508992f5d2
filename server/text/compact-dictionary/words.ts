/** The words of a dictionary in the order of their units (UTF-16), each by what it adds to the word before. */

import { openNumbers, packNumbers } from './numbers.ts'

type PackedWords = { sharedLengths: Uint8Array; addedLengths: Uint8Array; units: Uint8Array }

/** The words, sorted and each of them once, as bytes. */
export function packWords(words: readonly string[]): PackedWords {
  const sharedLengths = Uint8Array.from(words, (word, at) => countShared(words[at - 1] ?? '', word))
  const added = words.map((word, at) => word.slice(sharedLengths[at]))
  const text = added.join('')
  return {
    sharedLengths,
    addedLengths: Uint8Array.from(added, ({ length }) => length),
    units: packNumbers(Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))),
  }
}

function countShared(before: string, word: string): number {
  let shared = 0
  while (shared < before.length && before[shared] === word[shared]) shared++
  return shared
}

type Words = {
  /** Which words a text begins with, by their numbers, the shortest first. */
  findBeginnings: (text: string) => number[]
  spell: (word: number) => string
}

/** The words in full, one behind the other: 2.4 MB, and no word has to be put together to be looked at. */
export function openWords({ sharedLengths, addedLengths, units }: PackedWords): Words {
  const count = sharedLengths.length
  const starts = new Uint32Array(count + 1)
  for (let word = 0; word < count; word++) {
    starts[word + 1] = (starts[word] ?? 0) + (sharedLengths[word] ?? 0) + (addedLengths[word] ?? 0)
  }
  const letters = fillLetters(starts, sharedLengths, openNumbers(units))
  const lengthOf = (word: number) => (starts[word + 1] ?? 0) - (starts[word] ?? 0)

  /** The first word, of those from `low` on that begin alike, with no smaller unit than this behind that beginning. */
  const findFrom = (unit: number, behind: number, low: number, high: number): number => {
    let [from, to] = [low, high]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((letters[(starts[middle] ?? 0) + behind] ?? 0) < unit) from = middle + 1
      else to = middle
    }
    return from
  }

  const findBeginnings = (text: string): number[] => {
    const found: number[] = []
    let [low, high] = [0, count]
    for (let behind = 0; behind < text.length && low < high; behind++) {
      const unit = text.charCodeAt(behind)
      low = findFrom(unit, behind, low, high)
      high = findFrom(unit + 1, behind, low, high)
      if (low < high && lengthOf(low) === behind + 1) found.push(low++)
    }
    return found
  }
  return {
    findBeginnings,
    spell: (word) => String.fromCharCode(...letters.subarray(starts[word], starts[word + 1])),
  }
}

function fillLetters(starts: Uint32Array, sharedLengths: Uint8Array, added: Uint16Array) {
  const letters = new Uint16Array(starts.at(-1) ?? 0)
  let next = 0
  for (let word = 0; word < sharedLengths.length; word++) {
    const start = starts[word] ?? 0
    const shared = sharedLengths[word] ?? 0
    const before = starts[word - 1] ?? 0
    letters.copyWithin(start, before, before + shared)
    for (let at = start + shared; at < (starts[word + 1] ?? 0); at++)
      letters[at] = added[next++] ?? 0
  }
  return letters
}
