/** Words and the numbers they go by: a word once met keeps its number, so that documents can be kept as numbers. */

export type Dictionary = {
  /** By number. */
  words: readonly string[]
  /** The number of a word, given out where it is new. */
  numberOf: (word: string) => number
  /** The number of a word, or undefined where no document ever had it. */
  find: (word: string) => number | undefined
}

/** Creates a dictionary in which these words have the numbers of their places. */
export function createDictionary(known: readonly string[] = []): Dictionary {
  const words = [...known]
  const numbers = new Map(words.map((word, number) => [word, number]))
  return {
    words,
    numberOf: (word) => {
      const number = numbers.get(word)
      if (number !== undefined) return number
      numbers.set(word, words.length)
      return words.push(word) - 1
    },
    find: (word) => numbers.get(word),
  }
}
