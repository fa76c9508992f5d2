/** The reference list of some cases: one entry per address, each under an id of its own, sorted as lists are. */

import type { Case } from '../../cases/case.ts'
import { describeCase, describeSource, type ReferenceOptions } from './describe.ts'
import type { Reference } from './reference.ts'

export type CollectOptions = ReferenceOptions & {
  /** Only the cases themselves, or only their sources; both unless told. */
  only?: 'cases' | 'sources'
}

/** The reference list of some cases: each case and each of its sources, one entry per address, sorted by reading. */
export function collectReferences(cases: readonly Case[], options: CollectOptions): Reference[] {
  const found = cases.flatMap((one) => {
    const itself = options.only === 'sources' ? [] : [describeCase(one, options)]
    const sources = options.only === 'cases' ? [] : one.sources
    return [...itself, ...sources.map((source) => describeSource(one, source, options))]
  })
  return sortByYomi(giveOwnIds(mergeByAddress(found)), options.read)
}

/** One entry per address: the fullest description of it, at the place and under the id of the first. */
function mergeByAddress(references: readonly Reference[]): Reference[] {
  const merged = new Map<string, Reference>()
  for (const reference of references) {
    const key = reference.url ?? ` ${reference.id}`
    const known = merged.get(key)
    merged.set(key, known ? mergeTwo(known, reference) : reference)
  }
  return [...merged.values()]
}

function mergeTwo(first: Reference, second: Reference): Reference {
  const fuller = fullness(second) > fullness(first) ? second : first
  return {
    ...fuller,
    id: first.id,
    ...((first.membersOnly || second.membersOnly) && { membersOnly: true }),
    citedBy: [...first.citedBy, ...second.citedBy],
  }
}

/** Who wrote it counts before when; a date to the day is fuller than a year. */
function fullness({ authors, date = '' }: Reference): number {
  return (authors.length > 0 ? 100 : 0) + date.length
}

/** Source 2 of the case `a` and a case named `a-2` would share an id. */
function giveOwnIds(references: readonly Reference[]): Reference[] {
  const taken = new Set<string>()
  return references.map((reference) => {
    let { id } = reference
    while (taken.has(id)) id += '-x'
    taken.add(id)
    return { ...reference, id }
  })
}

/** ICU's Japanese order: カ as か, ー as the vowel before it, then marks and small letters. */
const { compare } = new Intl.Collator('ja')

/** 五十音 by the reading of what is printed first; the older first, the undated last; then by the reading of the title. */
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
