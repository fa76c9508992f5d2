/** The names of accounts: as they are shown, and as they are compared. */

import { longestMemberName } from '../contract/members.ts'

/** No name is longer, however it is written; what a stranger sends may be. */
const longestTyped = 1000

/** The name as it will be shown, or nothing where it cannot be one. */
export function cleanName(typed: string): string | undefined {
  const name = typed.trim().replace(/\s+/gu, ' ')
  const length = typed.length > longestTyped ? Number.POSITIVE_INFINITY : [...name].length
  if (length > longestMemberName || misleading.test(name.replace(variants, ''))) return undefined
  // A name of marks alone is seen by nobody, and told by nobody on the telephone.
  return /[\p{L}\p{N}]/u.test(makeNameKey(name)) ? name : undefined
}

/** What steers a text or is not seen in it: two accounts would look the same in the list of members. */
const misleading = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

/** 葛󠄀城 is written with or without the mark that chooses its form. */
const variants = /\p{Variation_Selector}/gu

/** The same for all ways to write a name: full or half width, large or small letters, wide or doubled spaces. */
export function makeNameKey(typed: string): string {
  const bare = typed.slice(0, longestTyped).toWellFormed().replace(variants, '')
  // Small letters can be written in more ways than their large ones were.
  const folded = bare.normalize('NFKC').toLowerCase().normalize('NFKC')
  return folded.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
