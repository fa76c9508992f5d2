/**
 * Case files parsed before are not parsed again: reading and rendering the 91 shipped cases takes about 1 s, a third of
 * a start. A result is kept under the sum of the file's name and content, so that an edited file is always parsed, and
 * a known one not even decoded.
 */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readKept, writeKept } from '../cache-file.ts'
import { fingerprintCode } from '../source-fingerprint.ts'
import type { Troubles } from '../troubles.ts'
import type { Problem } from './case.ts'
import { inBatches, realDisk } from './disk.ts'
import { type RawFile, readRawFile, sumFile } from './files.ts'
import { listCaseFiles } from './listing.ts'
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

/** Results as JSON by the key of their file, one after the other: each is read when its file is. */
type Data = { keys: string[] }
type Arrays = { json: Uint8Array; ends: Uint32Array }

export const shippedParsesFile = fileURLToPath(
  new URL('../prepared/case-parses.gz', import.meta.url),
)

/** Names the code that makes a case of a file, and the packages it uses. */
export function fingerprintParser(): Promise<string> {
  return fingerprintCode([new URL('./parse.ts', import.meta.url)])
}

/** Opens the parser. */
export async function openParseCache(
  dataFolder: string,
  troubles: Pick<Troubles, 'write'>,
  threads = openParseThreads(),
): Promise<ParseCache> {
  const file = join(dataFolder, 'parses.bin')
  const fingerprint = await fingerprintParser()
  const [shipped, own] = await Promise.all([
    readParses(shippedParsesFile, fingerprint),
    readParses(file, fingerprint),
  ])
  /** What is in the folder now and does not ship: versions that have gone are not kept. */
  const present = new Map<string, Uint8Array>()
  let learned = 0
  let isOpen = true
  return {
    parse: async (raw, sum) => {
      const known = isOpen ? (shipped.get(sum) ?? own.get(sum)) : undefined
      const bytes = known ?? (await threads.parse(raw))
      const result = unpackResult(bytes)
      if (!isOpen || !('problems' in result)) return result
      if (!known) learned++
      if (!shipped.has(sum)) present.set(sum, bytes)
      return result
    },
    keep: async () => {
      isOpen = false
      for (const parses of [shipped, own]) parses.clear()
      // Kept for the next try while the disk refuses them.
      const write = () => writeParses(file, fingerprint, present)
      if (learned > 0) await troubles.write(file, () => write().then(() => present.clear()))
      else present.clear()
    },
    close: threads.close,
  }
}

async function readParses(file: string, fingerprint: string): Promise<Map<string, Uint8Array>> {
  const kept = await readKept<Data, Arrays>(file, fingerprint)
  if (!kept) return new Map()
  const { json, ends } = kept.arrays
  return new Map(
    kept.data.keys.map((key, place) => [key, json.subarray(ends[place - 1] ?? 0, ends[place])]),
  )
}

/** Writes results; sorted, so that the same ones make the same bytes. */
export async function writeParses(
  file: string,
  fingerprint: string,
  parses: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const sorted = [...parses].sort(([a], [b]) => (a < b ? -1 : 1))
  const ends = new Uint32Array(sorted.length)
  sorted.forEach(([, json], place) => {
    ends[place] = (ends[place - 1] ?? 0) + json.length
  })
  const json = Buffer.concat(sorted.map(([, each]) => each))
  const data: Data = { keys: sorted.map(([key]) => key) }
  await writeKept(file, fingerprint, { data, arrays: { json, ends } })
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
