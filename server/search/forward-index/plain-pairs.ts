/**
 * Which pairs of letters the text of a case has. The bigrams of its fields tell nearly all of it: they lack what a case does
 * not know (「費用は分からない」), which is no answer, but is text. What they tell wrongly is a list of its own, 22
 * numbers a case, so that a phrase need be looked for only in cases that have its pairs.
 */

import { isLetterPair } from '../../text/canonical.ts'
import { type FieldId, fields } from '../fields.ts'

/** All that these fields have is text that phrases are looked for in; labels and asks are not. */
const plain: readonly FieldId[] = ['title', 'keywords', 'questions', 'summary', 'body']
const isPlain = fields.map(({ id }) => plain.includes(id))

/** Whether what a field has, by its number, is text. */
export function isInText(field: number): boolean {
  return isPlain[field] ?? false
}

/** The numbers, in order, of the pairs that the fields with these bigrams have and the text has not, or the other way round. */
export function findDifferences(
  grams: readonly (readonly string[])[],
  pairs: ReadonlySet<string>,
  numberOf: (gram: string) => number,
): Uint32Array {
  const inFields = new Set(grams.filter((_, field) => isInText(field)).flat())
  const lost = [...pairs].filter((pair) => !inFields.has(pair))
  const more = [...inFields].filter((gram) => isLetterPair(gram) && !pairs.has(gram))
  return Uint32Array.from([...lost, ...more], numberOf).sort()
}

/** Whether a number is among these, which are in order. */
export function hasNumber(numbers: Uint32Array, wanted: number): boolean {
  let [from, to] = [0, numbers.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((numbers[middle] as number) < wanted) from = middle + 1
    else to = middle
  }
  return numbers[from] === wanted
}
