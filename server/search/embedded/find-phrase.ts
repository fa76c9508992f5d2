/**
 * Sifts the cases for a phrase by its pairs of letters: to read the whole text of 1,000 cases took 4 ms a search, and 100 ms
 * where none had been read before.
 */

import { cutCanonicalGrams, listLetterPairs } from '../../text/canonical.ts'
import type { PhraseFinder } from '../engine.ts'
import type { ForwardIndex } from '../forward-index/forward-index.ts'
import { hasNumber, isInText } from '../forward-index/plain-pairs.ts'
import type { Content } from './content.ts'
import { listDocumentsWith, markDocuments, rarityOf } from './inverted-index.ts'

/** Further pairs leave hardly any case out. */
const mostPairs = 4

/** What the content says of a phrase. */
export function findPhrase(
  { grams, documents, numbers }: Content,
  phrase: string,
  forwardIndex: ForwardIndex,
): PhraseFinder {
  const pairs = [...listLetterPairs(phrase)].sort((a, b) => rarityOf(grams, b) - rarityOf(grams, a))
  const tests = pairs.slice(0, mostPairs).map((pair) => {
    const word = grams.dictionary.find(pair)
    if (word === undefined) return () => false
    const marks = markDocuments(grams, word, isInText)
    return (document: number, differences: Uint32Array) =>
      (marks[document] === 1) !== hasNumber(differences, word)
  })
  return {
    isIn: (document) => {
      const number = numbers.get(document.slug) ?? -1
      // Of a case that is being replaced the index may have another version.
      if (tests.length === 0 || documents[number]?.hash !== document.hash) return undefined
      const { differences } = forwardIndex.rowOf(document)
      if (!tests.every((has) => has(number, differences))) return false
      return pairs[0] === phrase ? true : undefined
    },
    listLikely: function* () {
      const all = new Set(cutCanonicalGrams(phrase))
      if (all.size === 0) return
      for (const number of listDocumentsWith(grams, all)) yield documents[number]?.slug ?? ''
    },
  }
}
