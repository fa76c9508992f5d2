/**
 * A term as a word that every Meilisearch leaves whole. Given 改善 or 「バ」 it would cut by its own dictionaries (which
 * differ from build to build) and drop the voicing mark; digits and the letters a to f it takes as they are.
 */

import { createHash } from 'node:crypto'

/** The server leaves out words of more than 250 bytes. */
const longestWord = 240

/** The term's UTF-8 in hexadecimal, or its hash where that would be too long. */
export function encodeTerm(term: string): string {
  const word = Buffer.from(term, 'utf8').toString('hex')
  return word.length <= longestWord ? word : createHash('sha256').update(term).digest('hex')
}
