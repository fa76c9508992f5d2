/** Spelling variants and words of praise that the writing rules of the library do without. */

import type { Finding } from '../problems.ts'
import type { Prose, Rule } from './rule.ts'
import { spellings } from './spelling-words.ts'

/** Variants in the prose of a case; what stands in 「」 or 『』 is somebody else's wording. */
export const findSpellings: Rule = ({ body, title, summary, questions }) =>
  [...body, title, ...summary, ...questions].flatMap(findInText)

/** One look tells for nearly every sentence that none of the patterns is in it. */
const anyVariant = new RegExp(spellings.map(({ variant }) => variant.source).join('|'))

function findInText({ text, placeAt }: Prose): Finding[] {
  if (!anyVariant.test(text)) return []
  const own = text.replace(/「[^「」]*」|『[^『』]*』/g, (quoted) => '＿'.repeat(quoted.length))
  return spellings.flatMap(({ variant, want }) =>
    [...own.matchAll(variant)].map((match) => ({
      severity: 'warning' as const,
      ...placeAt(match.index),
      field: '表記',
      got: `「${match[0]}」`,
      want,
    })),
  )
}
