/**
 * A forward index that knows one document more, beside the one that serves: the words of a draft get numbers of their
 * own, so that the dictionaries of the library never grow by what an editor tries.
 */

import type { SearchDocument } from '../documents.ts'
import { createForwardIndex, type Dictionary, type ForwardIndex } from './forward-index.ts'

/** The index with this document; of the others it knows those that `base` has read. */
export function withDocument(base: ForwardIndex, document: SearchDocument): ForwardIndex {
  const { terms, grams, nouns } = base.dictionaries
  const dictionaries = { terms: extend(terms), grams: extend(grams), nouns: extend(nouns) }
  const own = createForwardIndex({ dictionaries, byHash: new Map() })
  return {
    dictionaries,
    find: base.find,
    rowOf: (other) => (other === document ? own.rowOf(other) : base.rowOf(other)),
  }
}

/** What the dictionary meets later is not in it. */
function extend(base: Dictionary): Dictionary {
  const words = [...base.words]
  const size = words.length
  const own = new Map<string, number>()
  const find = (word: string): number | undefined => {
    const number = base.find(word)
    return number !== undefined && number < size ? number : own.get(word)
  }
  return {
    words,
    find,
    numberOf: (word) => {
      const number = find(word)
      if (number !== undefined) return number
      own.set(word, words.length)
      return words.push(word) - 1
    },
  }
}
