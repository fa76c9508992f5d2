/** The normal form of one character with what attaches to it. */

import { readVariants } from './variants.ts'

/** Characters without a shape, as pasted from pages and PDFs, and the selectors of a variant shape. */
const invisible = /[\u00AD\u200B-\u200D\u2060]|\p{Variation_Selector}/gu

/** What attaches to the character before; ﾞ and ﾟ are letters to Unicode, but belong to the kana before. */
export const attached = '[\\p{M}\\uFF9E\\uFF9F\\u00AD\\u200B-\\u200D\\u2060]'

const dashes = /[\u2010-\u2015\u2212\u2500\u2501\uFE58\uFE63\uFF0D]/g
const quotes = /[“”„‟〝〞〟]/g
const apostrophes = /[‘’‚‛]/g
/** Control characters too: kuromoji throws at U+0000. */
const spaces = /[\s\p{Cc}]/gu

const variants = readVariants()

/** The normal form of a cluster, whatever stands beside it. */
export function foldCluster(original: string): string {
  const folded = foldCase(original.replace(invisible, ''))
    .replace(dashes, '-')
    .replace(quotes, '"')
    .replace(apostrophes, "'")
    .replace(spaces, ' ')
    .replaceAll('〻', '々')
  return Array.from(folded, (character) => variants.get(character) ?? character).join('')
}

/** Lower-casing can undo composition and NFKC can bring capitals back (㏂ becomes AM): repeat until it rests. */
function foldCase(text: string): string {
  let current = text
  for (let round = 0; round < 4; round++) {
    const next = current.normalize('NFKC').toLowerCase()
    if (next === current) break
    current = next
  }
  return current
}
