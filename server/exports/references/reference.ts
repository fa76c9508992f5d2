/** Cases and their sources as entries of a reference list, before any format. */

import type { Case } from '../../cases/case.ts'
import type { Author } from './authors.ts'
import { describeCase, describeSource, type ReferenceOptions } from './describe.ts'
import type { ReferenceKind } from './kinds.ts'
import { sortByYomi } from './yomi-order.ts'

/** Every text is one clean line. What is not known is absent, and every format leaves it out. */
export type Reference = {
  /** The case's slug, or slug and number of the source; no two of a list are the same. */
  id: string
  kind: ReferenceKind
  authors: readonly Author[]
  title: string
  /** The site, newspaper or magazine; absent where it is the author's own. */
  container?: string
  /** Of a book. */
  publisher?: string
  /** Of a book the edition, of a printed newspaper the morning or evening issue. */
  edition?: string
  /** As precise as known: 2019, 2019-04 or 2019-04-01. */
  date?: string
  /** A magazine's issue by name: 2019年3月号. */
  issue?: string
  volume?: string
  number?: string
  /** The first and last page of a part, or the page of a newspaper: 12-15. */
  pages?: string
  totalPages?: string
  isbn?: string
  /** What was read in place of the original: PDF, ウェブ魚拓, ○○ 掲載. */
  medium?: string
  url?: string
  /** Stands for the address of a case where the library has no public one. */
  caseNumber?: string
  /** The day of reading, of things on the web. */
  accessed?: string
  /** Hiragana reading of the element that a list prints first. */
  yomi: string
  /** The case itself, or the numbers of the sources that this entry stands for. */
  citedBy: readonly Citation[]
}

export type Citation = { slug: string; source?: number }

export type CollectOptions = ReferenceOptions & {
  /** Only the cases themselves, or only their sources; both unless told. */
  only?: 'cases' | 'sources'
}

/** The reference list of some cases: each case and each of its sources, one entry per address, sorted by reading. */
export function collectReferences(cases: readonly Case[], options: CollectOptions): Reference[] {
  const found = cases.flatMap((one) => [
    ...(options.only === 'sources' ? [] : [describeCase(one, options)]),
    ...(options.only === 'cases'
      ? []
      : one.sources.map((source) => describeSource(one, source, options))),
  ])
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
  return { ...fuller, id: first.id, citedBy: [...first.citedBy, ...second.citedBy] }
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
