/**
 * Case files parsed before are not parsed again: reading and rendering the 91 shipped cases takes about 1 s, a third of
 * a start. A result is kept under the sum of the file's name and content, so that an edited file is always parsed, and
 * a known one not even decoded.
 */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CacheFormat, openCache } from '../cache-file.ts'
import { compareText } from '../contract/compare-text.ts'
import { fingerprintCode } from '../source-fingerprint.ts'
import { municipalitiesFile } from '../text/municipalities.ts'
import type { Troubles } from '../troubles.ts'
import type { Problem } from './case.ts'
import { type RawFile, readRawFile, sumFile } from './files.ts'
import { inBatches, listCaseFiles, realDisk } from './folder.ts'
import { type ParseResult, packResult, parseRawFile, unpackResult } from './parse.ts'
import { openParseThreads } from './parsing/parse-threads.ts'

/** The result for a file whose content has this sum, or that it is no text. */
export type ParseRaw = (
  raw: RawFile,
  sum: string,
) => ParseResult | Problem | Promise<ParseResult | Problem>

type ParseCache = {
  parse: ParseRaw
  /** Keeps what had to be parsed here; from then on every file is parsed. */
  keep: () => Promise<void>
  /** Ends the threads. */
  close: () => Promise<void>
}

export const shippedParsesFile = fileURLToPath(
  new URL('../prepared/case-parses.gz', import.meta.url),
)

/** Opens the parser. */
export async function openParseCache(
  dataFolder: string,
  troubles: Pick<Troubles, 'clear' | 'report' | 'write'>,
  threads = openParseThreads(),
): Promise<ParseCache> {
  const cache = await openCache({
    file: join(dataFolder, 'parses.bin'),
    shipped: shippedParsesFile,
    format: await readParseFormat(),
    troubles,
  })
  const shipped: Parses = cache.shipped ?? new Map()
  const kept: Parses = cache.kept ?? new Map()
  /** What is in the folder now and does not ship: versions that have gone are not kept. */
  const present = new Map<string, Uint8Array>()
  let isOpen = true
  return {
    parse: async (raw, sum) => {
      const known = shipped.get(sum) ?? kept.get(sum)
      const bytes = known ?? (await threads.parse(raw))
      const result = unpackResult(bytes)
      if (!isOpen || !('problems' in result)) return result
      if (!known) cache.markChanged()
      if (!shipped.has(sum)) present.set(sum, bytes)
      return result
    },
    keep: async () => {
      isOpen = false
      for (const parses of [shipped, kept]) parses.clear()
      const choose = () => (present.size > 0 ? present : undefined)
      await cache.save(choose, () => present.clear())
    },
    close: threads.close,
  }
}

type Parses = Map<string, Uint8Array>

/** Results as JSON by the key of their file, one after the other: each is read when its file is. */
type ParseFormat = CacheFormat<Parses, { keys: string[] }, { json: Uint8Array; ends: Uint32Array }>

/** The format of the code that makes a case of a file. */
export async function readParseFormat(): Promise<ParseFormat> {
  return {
    fingerprint: await fingerprintCode([
      new URL('./parse.ts', import.meta.url),
      municipalitiesFile,
    ]),
    pack: (parses) => {
      const sorted = [...parses].sort(([a], [b]) => compareText(a, b))
      const ends = new Uint32Array(sorted.length)
      sorted.forEach(([, json], place) => {
        ends[place] = (ends[place - 1] ?? 0) + json.length
      })
      const json = Buffer.concat(sorted.map(([, each]) => each))
      return { data: { keys: sorted.map(([key]) => key) }, arrays: { json, ends } }
    },
    unpack: ({ data: { keys }, arrays: { json, ends } }) =>
      new Map(keys.map((key, place) => [key, json.subarray(ends[place - 1] ?? 0, ends[place])])),
  }
}

/** The results of the files of a folder, as they ship. */
export async function collectParses(folder: string): Promise<Map<string, Uint8Array>> {
  const { names } = await listCaseFiles(folder, realDisk)
  const raws = await inBatches(names, (name) => readRawFile(folder, name))
  const parses = new Map<string, Uint8Array>()
  for (const raw of raws) {
    if (!raw || !('bytes' in raw)) continue
    const result = parseRawFile(raw)
    if ('problems' in result) parses.set(sumFile(raw), packResult(result))
  }
  return parses
}
