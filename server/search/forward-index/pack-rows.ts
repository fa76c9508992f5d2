/** Rows of the forward index as arrays of numbers, in which 10,000 of them are written and read in a moment. */

import { facets } from '../../contract/vocabulary.ts'
import type { FacetValues } from '../facet-numbers.ts'
import {
  createDictionary,
  type Dictionaries,
  type ForwardRow,
  type KnownRows,
} from './forward-index.ts'
import { packPassages, readPassages } from './passage-keys.ts'
import type { WordCounts } from './word-counts.ts'

type ListName = keyof Dictionaries
const lists: readonly ListName[] = ['terms', 'grams', 'nouns']

export type RowData = {
  /** Of the documents, in the order of the arrays. */
  hashes: string[]
  words: Record<ListName, readonly string[]>
  /** What cases have in a facet, each list of values once. */
  values: readonly (readonly string[])[]
}

/** What is of all documents, one after the other; document d has what is at starts[d] up to starts[d + 1]. */
export type RowArrays = Record<`${ListName}Starts` | `${ListName}Lengths`, Uint32Array> &
  Record<`${ListName}Entries`, Uint8Array> & {
    differences: Uint32Array
    differenceStarts: Uint32Array
    passageStarts: Uint32Array
    passageKinds: Uint8Array
    passageKeys: Uint8Array
    /** The places of a document's lists among `values`, facet by facet. */
    facets: Uint32Array
  }

/** The rows of what was packed. */
export function unpackRows({ data, arrays }: { data: RowData; arrays: RowArrays }): KnownRows {
  const { hashes, words } = data
  const packed = { kinds: arrays.passageKinds, keys: arrays.passageKeys }
  const byHash = new Map(
    hashes.map((hash, place): [string, ForwardRow] => {
      const read = (name: ListName) => readCounts(arrays, name, place, hashes.length)
      const [terms, grams, nouns] = [read('terms'), read('grams'), read('nouns')]
      const [start, end] = [arrays.passageStarts[place], arrays.passageStarts[place + 1]]
      const differences = arrays.differences.subarray(
        arrays.differenceStarts[place],
        arrays.differenceStarts[place + 1],
      )
      const passages = () => readPassages(packed, start, end)
      const facets = readFacets(arrays, data, place)
      return [hash, { terms, grams, nouns, differences, facets, readPassages: passages }]
    }),
  )
  const open = (name: ListName) => createDictionary(words[name])
  return {
    dictionaries: { terms: open('terms'), grams: open('grams'), nouns: open('nouns') },
    byHash,
  }
}

function readCounts(
  arrays: RowArrays,
  name: ListName,
  place: number,
  documents: number,
): WordCounts {
  const [start, end] = [arrays[`${name}Starts`][place], arrays[`${name}Starts`][place + 1]]
  const lengths = arrays[`${name}Lengths`]
  const fields = lengths.length / documents
  return {
    lengths: lengths.subarray(place * fields, (place + 1) * fields),
    entries: arrays[`${name}Entries`].subarray(start, end),
  }
}

/** Documents that have the same values share the list of them. */
function readFacets(arrays: RowArrays, { values }: RowData, place: number): FacetValues {
  const lists = facets.map(({ id }, index) => {
    const list = arrays.facets[place * facets.length + index] ?? -1
    return [id, values[list] ?? []] as const
  })
  return Object.fromEntries(lists) as FacetValues
}

/** The rows as numbers one after the other, and their words. */
export function packRows({ dictionaries, byHash }: KnownRows): {
  data: RowData
  arrays: RowArrays
} {
  const rows = [...byHash.values()]
  const passages = rows.map((row) => row.readPassages())
  const packed = packPassages(passages.flat())
  const values = numberLists(rows.map((row) => row.facets))
  const data: RowData = {
    hashes: [...byHash.keys()],
    words: {
      terms: dictionaries.terms.words,
      grams: dictionaries.grams.words,
      nouns: dictionaries.nouns.words,
    },
    values: values.lists,
  }
  const named = lists.flatMap((name) =>
    nameArrays(
      name,
      rows.map((row) => row[name]),
    ),
  )
  const differences = rows.map((row) => row.differences)
  const arrays: Record<string, RowArrays[keyof RowArrays]> = {
    ...Object.fromEntries(named),
    differences: joinNumbers(differences),
    differenceStarts: findStarts(differences),
    passageStarts: findStarts(passages),
    passageKinds: packed.kinds,
    passageKeys: packed.keys,
    facets: values.numbers,
  }
  return { data, arrays: arrays as RowArrays }
}

function nameArrays(
  name: ListName,
  counts: readonly WordCounts[],
): [string, Uint8Array | Uint32Array][] {
  const starts = findStarts(counts.map(({ entries }) => entries))
  const entries = new Uint8Array(starts.at(-1) ?? 0)
  counts.forEach((own, place) => {
    entries.set(own.entries, starts[place])
  })
  const lengths = Uint32Array.from(counts.flatMap((own) => [...own.lengths]))
  return [
    [`${name}Starts`, starts],
    [`${name}Lengths`, lengths],
    [`${name}Entries`, entries],
  ]
}

function joinNumbers(pieces: readonly Uint32Array[]): Uint32Array {
  const starts = findStarts(pieces)
  const joined = new Uint32Array(starts.at(-1) ?? 0)
  pieces.forEach((piece, place) => {
    joined.set(piece, starts[place])
  })
  return joined
}

function findStarts(pieces: readonly { length: number }[]): Uint32Array {
  const starts = new Uint32Array(pieces.length + 1)
  pieces.forEach(({ length }, place) => {
    starts[place + 1] = (starts[place] ?? 0) + length
  })
  return starts
}

function numberLists(all: readonly FacetValues[]): {
  lists: readonly (readonly string[])[]
  numbers: Uint32Array
} {
  const lists = new Map<string, readonly string[]>()
  const numberOf = new Map<string, number>()
  const numbers = new Uint32Array(all.length * facets.length)
  let at = 0
  for (const values of all) {
    for (const { id } of facets) {
      const name = JSON.stringify(values[id])
      if (!lists.has(name)) {
        numberOf.set(name, lists.size)
        lists.set(name, values[id])
      }
      numbers[at++] = numberOf.get(name) ?? 0
    }
  }
  return { lists: [...lists.values()], numbers }
}
