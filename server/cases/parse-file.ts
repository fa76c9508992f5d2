/** Results of parsing as they are kept: all heads, which are read once and let go, apart from all that is shown. */

import type { CacheFormat } from '../cache-file.ts'
import { compareText } from '../contract/compare-text.ts'
import { fingerprintCode } from '../source-fingerprint.ts'
import type { ResultParts } from './pack-result.ts'

/** Results by the sum of their file. */
export type Parses = Pick<
  ReadonlyMap<string, ResultParts>,
  'get' | 'has' | 'size' | typeof Symbol.iterator
>

/** Result n lies from the end of the one before up to its own. */
type ParseArrays = {
  heads: Uint8Array
  headEnds: Uint32Array
  shown: Uint8Array
  shownEnds: Uint32Array
}

type ParseFormat = CacheFormat<Parses, { sums: string[] }, ParseArrays>

/** The format of the code that makes a case of a file. */
export async function readParseFormat(): Promise<ParseFormat> {
  return {
    fingerprint: await fingerprintCode([
      new URL('./parse.ts', import.meta.url),
      new URL('./pack-result.ts', import.meta.url),
      new URL('./parse-file.ts', import.meta.url),
    ]),
    pack: (parses) => {
      const sorted = [...parses].sort(([a], [b]) => compareText(a, b))
      const heads = joinAll(sorted.map(([, { head }]) => head))
      const shown = joinAll(sorted.map(([, parts]) => parts.shown))
      return {
        data: { sums: sorted.map(([sum]) => sum) },
        arrays: {
          ...{ heads: heads.bytes, headEnds: heads.ends },
          ...{ shown: shown.bytes, shownEnds: shown.ends },
        },
      }
    },
    unpack: ({ data: { sums }, arrays }) => openStoredParses(sums, arrays),
  }
}

function joinAll(pieces: readonly Uint8Array[]): { bytes: Uint8Array; ends: Uint32Array } {
  const ends = new Uint32Array(pieces.length)
  pieces.forEach(({ length }, place) => {
    ends[place] = (ends[place - 1] ?? 0) + length
  })
  return { bytes: Buffer.concat(pieces), ends }
}

/** Each where it lies: its views are made when it is asked for. */
function openStoredParses(
  sums: readonly string[],
  { heads, headEnds, shown, shownEnds }: ParseArrays,
): Parses {
  const places = new Map(sums.map((sum, place) => [sum, place]))
  const partsAt = (place: number): ResultParts => ({
    head: heads.subarray(headEnds[place - 1] ?? 0, headEnds[place]),
    shown: shown.subarray(shownEnds[place - 1] ?? 0, shownEnds[place]),
  })
  function* entries(): Generator<[string, ResultParts]> {
    for (const [sum, place] of places) yield [sum, partsAt(place)]
  }
  return {
    size: sums.length,
    has: (sum) => places.has(sum),
    get: (sum) => {
      const place = places.get(sum)
      return place === undefined ? undefined : partsAt(place)
    },
    [Symbol.iterator]: entries,
  }
}
