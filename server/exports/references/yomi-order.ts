/** The order of a reference list: 五十音 by the reading of what is printed first. */

import type { Reference } from './reference.ts'

/** ICU's Japanese order: カ as か, ー as the vowel before it, then marks and small letters. */
const { compare } = new Intl.Collator('ja')

/** Same reading: the older first, the undated last; then by the reading of the title. */
export function sortByYomi(
  references: readonly Reference[],
  read: (text: string) => string,
): Reference[] {
  const titles = new Map<Reference, string>()
  // Reading a title takes about a millisecond, and few references come to it.
  const readTitle = (reference: Reference): string => {
    const known = titles.get(reference) ?? read(reference.title)
    titles.set(reference, known)
    return known
  }
  return [...references].sort(
    (a, b) =>
      compare(a.yomi, b.yomi) ||
      compareDates(a.date, b.date) ||
      compare(readTitle(a), readTitle(b)) ||
      compare(a.title, b.title),
  )
}

function compareDates(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return Number(a > b) - Number(a < b)
}
