/**
 * Case files parsed before are not parsed again: reading and rendering the 91 shipped cases takes about 1 s, a third of
 * a start. A result is kept under the sum of the file's name and content, so that an edited file is always parsed, and
 * a known one not even decoded; one that has kept its stamp since is not even read.
 */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCache } from '../cache-file.ts'
import type { Troubles } from '../troubles.ts'
import type { Problem } from './case.ts'
import { type RawFile, readRawFile, sumFile } from './files.ts'
import { inBatches, listCaseFiles, realDisk } from './folder.ts'
import { openKnownFiles } from './known-files.ts'
import {
  openResult,
  packResult,
  type ResultParts,
  splitResult,
  unpackResult,
} from './pack-result.ts'
import { type ParseResult, parseRawFile } from './parse.ts'
import { type Parses, readParseFormat } from './parse-file.ts'
import { openParseThreads } from './parsing/parse-threads.ts'

/** The result for a file whose content has this sum, or that it is no text; its stamp was the same before and after. */
export type ParseRaw = (
  raw: RawFile,
  sum: string,
  stamp: string,
) => ParseResult | Problem | Promise<ParseResult | Problem>

/** The result for a file that nobody has touched since it was parsed. */
export type RecallFile = (
  name: string,
  stamp: string,
) => { sum: string; result: ParseResult } | undefined

type ParseCache = {
  parse: ParseRaw
  recall: RecallFile
  /** Keeps what had to be parsed here; from then on every file is parsed. */
  keep: () => Promise<void>
  /** Ends the threads. */
  close: () => Promise<void>
}

export const shippedParsesFile = fileURLToPath(
  new URL('../prepared/case-parses.gz', import.meta.url),
)

/** Opens the parser; `onParsed` hears of each file that had to be parsed, while the threads go on with the others. */
export async function openParseCache(
  dataFolder: string,
  troubles: Pick<Troubles, 'clear' | 'report' | 'write'>,
  threads = openParseThreads(),
  onParsed: (result: ParseResult) => void = () => undefined,
): Promise<ParseCache> {
  const [{ shipped = noParses, kept = noParses, markChanged, save }, files] = await Promise.all([
    openCache({
      file: join(dataFolder, 'parses.bin'),
      shipped: shippedParsesFile,
      format: await readParseFormat(),
      troubles,
    }),
    openKnownFiles(dataFolder, troubles),
  ])
  /** Held by nothing else: with it go the heads, 56 MB of 10,000 cases. */
  let before: { shipped: Parses; kept: Parses } | undefined = { shipped, kept }
  /** What is in the folder now and does not ship: versions that have gone are not kept. */
  const present = new Map<string, ResultParts>()

  const findParts = (sum: string) => before?.shipped.get(sum) ?? before?.kept.get(sum)
  const parseAnew = async (raw: RawFile) => {
    const bytes = await threads.parse(raw)
    const result = unpackResult(bytes)
    if ('problems' in result) {
      onParsed(result)
      if (before) markChanged()
    }
    return { parts: splitResult(bytes), result }
  }
  const note = (name: string, stamp: string, sum: string, parts: ResultParts) => {
    if (!before) return
    files.note(name, stamp, sum)
    if (!before.shipped.has(sum)) present.set(sum, parts)
  }
  return {
    parse: async (raw, sum, stamp) => {
      const known = findParts(sum)
      const { parts, result } = known
        ? { parts: known, result: openResult(known) }
        : await parseAnew(raw)
      if ('problems' in result) note(raw.name, stamp, sum, parts)
      return result
    },
    recall: (name, stamp) => {
      const sum = files.find(name, stamp)
      const parts = sum === undefined ? undefined : findParts(sum)
      const result = parts && openResult(parts)
      if (sum === undefined || !parts || !result || !('problems' in result)) return undefined
      note(name, stamp, sum, parts)
      return { sum, result }
    },
    keep: async () => {
      before = undefined
      const choose = () => (present.size > 0 ? present : undefined)
      await Promise.all([save(choose, () => present.clear()), files.keep()])
    },
    close: threads.close,
  }
}

const noParses: Parses = new Map()

/** The results of the files of a folder, as they ship. */
export async function collectParses(folder: string): Promise<Parses> {
  const { names } = await listCaseFiles(folder, realDisk)
  const raws = await inBatches(names, (name) => readRawFile(folder, name))
  const parses = new Map<string, ResultParts>()
  for (const raw of raws) {
    if (!raw || !('bytes' in raw)) continue
    const result = parseRawFile(raw)
    if ('problems' in result) parses.set(sumFile(raw), splitResult(packResult(result)))
  }
  return parses
}
