/** Character bigrams: the second field, by which any piece of any word can be found. */

import { normalizeText } from './normalize.ts'

const runs = /[\p{L}\p{N}\p{M}]+/gu

/** The bigrams of every run of letters and digits; a run of one character is its own gram. */
export function cutGrams(text: string): string[] {
  const grams: string[] = []
  for (const [run] of normalizeText(text).matchAll(runs)) {
    const characters = [...run]
    if (characters.length === 1) grams.push(run)
    for (let index = 0; index + 1 < characters.length; index++) {
      grams.push(`${characters[index]}${characters[index + 1]}`)
    }
  }
  return grams
}
