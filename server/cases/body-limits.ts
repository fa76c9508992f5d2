/**
 * Bodies that no case needs and that a Markdown parser takes minutes for: `>` 64,000 times took 66 s and
 * then overflowed the stack, `~~a` 5,000 times 4 s, an address with 50,000 dots behind it 58 s. Refused before the
 * parser sees them.
 */

import type { Finding } from './problems.ts'

const maxLines = 3_000
/** A long case has some 300 of them, two for each source mark. */
const maxSigns = 4_000
const signs = /[![\]*_~`<>&|\\#@:]/g
const maxNesting = 8
/** Bullets, numbers and quotation signs one inside the other, or their indentation. */
const nesting = new RegExp(`^(?:[ \\t]*(?:>|[-+*][ \\t]|[0-9]{1,9}[.)][ \\t])){${maxNesting + 1}}`)
const indentation = new RegExp(`^[ \\t]{${maxNesting * 4}}`)
const maxEndings = 50
/** Signs that end an address unless more of it follows: from each of them the parser looks to the end of their run. */
const endings = new RegExp(`(?:[!"')*,.:;?\\]_~]|&[a-z]+;){${maxEndings + 1}}`, 'i')
const address = /https?:\/\/|www\./i

/** The one finding about a body that is not to be parsed, or undefined. */
export function findBodyExcess(body: string): Finding | undefined {
  const lines = body.split('\n')
  if (lines.length > maxLines) {
    return { field: '本文', got: `${lines.length}行`, want: `${maxLines}行まで` }
  }
  const deep = lines.findIndex((line) => nesting.test(line) || indentation.test(line))
  if (deep !== -1) {
    const want = `箇条書きや引用の入れ子は${maxNesting}段まで`
    return { line: deep + 1, field: '本文', got: '深すぎる入れ子', want }
  }
  const endless = lines.findIndex((line) => endings.test(line) && line.split(/\s/).some(isEndless))
  if (endless !== -1) {
    const want = `アドレスの後の記号は続けて${maxEndings}個まで`
    return { line: endless + 1, field: '本文', got: 'アドレスに続く記号の長い列', want }
  }
  const count = body.match(signs)?.length ?? 0
  if (count > maxSigns) {
    return { field: '本文', got: `${count}個の記号（[ ] * _ など）`, want: `${maxSigns}個まで` }
  }
  return undefined
}

function isEndless(word: string): boolean {
  return endings.test(word) && address.test(word)
}
