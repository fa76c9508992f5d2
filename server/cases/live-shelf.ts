/**
 * A shelf that follows its folder: only files that changed are read again, and a case whose new version
 * is broken, half written or out of reach stays on the shelf as it last was good, unless what is broken about it
 * may have been meant to close it (withdrawal.ts).
 */

import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Problem, Shelf } from './case.ts'
import { nameFile, type Opening, readOpening, readRawFile, sumFile } from './files.ts'
import {
  type CaseDisk,
  inBatches,
  isAsksName,
  isSameState,
  type Listing,
  listCaseFiles,
  realDisk,
  stampFile,
} from './folder.ts'
import { setAsksApart } from './join-asks.ts'
import { openLiveWithdrawn, type WithdrawnCases } from './live-withdrawn.ts'
import { CasesFolderError, type ParsedFolder, shelveCases } from './load.ts'
import { type ParsedFile, parseRawFile } from './parse.ts'
import type { ParseRaw, RecallFile } from './parse-cache.ts'
import { byPlace, problemOf } from './problems.ts'
import { mayWithdraw } from './withdrawal.ts'
import { withdrawnFile } from './withdrawn.ts'

/** A new shelf, and the slugs whose case is new, changed or gone; none when only problems or withdrawn cases changed. */
export type ShelfChange = { shelf: Shelf; changed: string[] }

export type LiveShelf = {
  shelf: () => Shelf
  /** What the shelf is made of, drafts and asks too: each file as it last was good. */
  files: () => ParsedFolder
  withdrawn: () => WithdrawnCases
  /** Whether the folder could not be listed at the last look. */
  isLost: () => boolean
  /**
   * Looks at the folder, at all files or only at those touched and new; undefined when nothing changed. Calls take turns,
   * and none throws unless the parser does, which leaves the shelf as it is.
   */
  refresh: (touched?: ReadonlySet<string>) => Promise<ShelfChange | undefined>
}

/** What is known of one file. */
type Entry = {
  /** The state of the file when it was read; a listing that refuses the file leaves none. */
  stamp?: string
  /** The file as it is now: parsed, or why it cannot be read. */
  now: Version | Problem
  /** The last version that made a case or its asks; given up when a later one may withdraw the case. */
  good?: Version
  /** Whether that was so: the case is closed until a version is good again. */
  isClosed?: boolean
}

/** A parsed file, and the sum of what was parsed. */
type Version = ParsedFile & { sum: string }

type Entries = ReadonlyMap<string, Entry>

/** Reads the folder once; throws a CasesFolderError where that is not possible. */
export async function openLiveShelf(
  folder: string,
  disk = realDisk,
  parse: ParseRaw = parseRawFile,
  recall: RecallFile = () => undefined,
): Promise<LiveShelf> {
  const reader = { folder, disk, parse, recall }
  const first = await listCaseFiles(folder, disk).catch((cause) => {
    throw new CasesFolderError(folder, cause)
  })
  let entries = await readEntries(reader, first, new Map())
  let files = collectFiles(entries, first.problems)
  const withdrawn = await openLiveWithdrawn(folder, disk)
  const shelveAll = (): Shelf => {
    const { cases, problems } = shelveCases(files)
    const slugs = new Set(setAsksApart(files.parsed).cases.map(({ file }) => file.slug))
    return { cases, problems: [...problems, ...withdrawn.problems(slugs)].sort(byPlace) }
  }
  let shelf = shelveAll()
  let isLost = false

  const refreshOnce = async (
    touched: ReadonlySet<string> | undefined,
  ): Promise<ShelfChange | undefined> => {
    const listing = await listCaseFiles(folder, disk).catch(() => undefined)
    if (listing) entries = await readEntries(reader, listing, entries, touched)
    isLost = listing === undefined
    const isListTouched = touched === undefined || touched.has(withdrawnFile)
    const isListNew = !isLost && isListTouched && (await withdrawn.refresh())
    const before = shelf
    files = collectFiles(entries, listing?.problems ?? [describeLostFolder(folder)])
    const after = shelveAll()
    const changed = listChanged(before, after)
    const isSame = changed.length === 0 && isDeepStrictEqual(before.problems, after.problems)
    if (isSame && !isListNew) return undefined
    shelf = after
    return { shelf, changed }
  }
  let turn: Promise<unknown> = Promise.resolve()
  const refresh = (touched?: ReadonlySet<string>) => {
    const mine = turn.then(() => refreshOnce(touched))
    turn = mine.catch(() => undefined)
    return mine
  }
  return {
    shelf: () => shelf,
    files: () => files,
    withdrawn: withdrawn.current,
    isLost: () => isLost,
    refresh,
  }
}

/** How the files of a folder become entries. */
type FolderReader = { folder: string; disk: CaseDisk; parse: ParseRaw; recall: RecallFile }

async function readEntries(
  reader: FolderReader,
  { names, problems, lacksAsks }: Listing,
  before: Entries,
  touched?: ReadonlySet<string>,
): Promise<Entries> {
  // A file that the listing refused has no stamp: what made it do so may have been another file.
  const isUntouched = (name: string) =>
    touched?.has(name) === false && before.get(name)?.stamp !== undefined
  const wanted = names.filter((name) => !isUntouched(name))
  const read = await inBatches(wanted, (name) => readEntry(reader, name, before.get(name)))
  const fresh = new Map(wanted.map((name, index) => [name, read[index]]))
  const entries = new Map<string, Entry>()
  for (const name of names) {
    const entry = isUntouched(name) ? before.get(name) : fresh.get(name)
    if (entry) entries.set(name, entry)
  }
  if (lacksAsks) for (const [name, entry] of before) if (isAsksName(name)) entries.set(name, entry)
  for (const problem of problems) {
    const known = before.get(problem.file)
    if (!known?.good && !known?.isClosed) continue
    const opening = await readOpening(reader.folder, problem.file, reader.disk)
    entries.set(problem.file, { now: problem, ...fallBack(known, opening) })
  }
  return entries
}

/**
 * The entry of a file now; undefined when it has gone. A file that changes while it is read is not taken:
 * its entry stays as it was but for the stamp, so that the next look reads it again, whatever file was touched.
 */
async function readEntry(
  { folder, disk, parse, recall }: FolderReader,
  name: string,
  before: Entry | undefined,
): Promise<Entry | undefined> {
  const stamp = await stampFile(folder, name, disk)
  if (stamp === undefined) return undefined
  if (stamp === before?.stamp) return before
  const recalled = before ? undefined : recall(name, stamp)
  if (recalled) {
    const now = { file: nameFile(name), ...recalled }
    return { stamp, now, ...(isGood(now) ? { good: now } : fallBack(before, undefined)) }
  }
  const raw = await readRawFile(folder, name, disk)
  const isStill = isSameState(stamp, await stampFile(folder, name, disk))
  if (!isStill) return before && forgetStamp(before)
  if (raw === undefined) return undefined
  if (!('bytes' in raw)) {
    return { stamp, now: raw, ...fallBack(before, await readOpening(folder, name, disk)) }
  }
  const sum = sumFile(raw)
  // A version already parsed stays the same object, so that its case does not count as changed.
  const known = [before?.now, before?.good].filter(isParsed).find((one) => one.sum === sum)
  const result = known?.result ?? (await parse(raw, sum, stamp))
  const broken = () => fallBack(before, { bytes: raw.bytes, isWhole: true })
  if (!('problems' in result)) return { stamp, now: result, ...broken() }
  const now = known ?? { file: nameFile(name), result, sum }
  return { stamp, now, ...(isGood(now) ? { good: now } : broken()) }
}

function forgetStamp({ stamp: _, ...rest }: Entry): Entry {
  return rest
}

/** What stands behind a broken version: the last good one, unless the broken one may have been meant to withdraw it. */
function fallBack(
  before: Entry | undefined,
  opening: Opening | undefined,
): Pick<Entry, 'good' | 'isClosed'> {
  const { good, isClosed = false } = before ?? {}
  if (!good) return { isClosed }
  const isPublic = !good.result.draft && good.result.case?.visibility === 'public'
  return isPublic && opening && mayWithdraw(opening) ? { isClosed: true } : { good }
}

function isParsed(version: Entry['now'] | undefined): version is Version {
  return version !== undefined && 'result' in version
}

function isGood({ result }: ParsedFile): boolean {
  return (result.case ?? result.asks) !== undefined
}

function collectFiles(entries: Entries, listed: Problem[]): ParsedFolder {
  const parsed: ParsedFile[] = []
  // What the listing says of a file that is kept is told with the kept version.
  const problems = listed.filter(({ file }) => !entries.has(file))
  for (const [name, { now, good, isClosed }] of entries) {
    if (isClosed) problems.push(describeClosed(name))
    if (isParsed(now) && isGood(now)) parsed.push(now)
    else if (good) parsed.push(putBack(good, now))
    else if (isParsed(now)) parsed.push(now)
    else problems.push(now)
  }
  return { parsed, problems }
}

/** The last good version, with what is wrong with the one in the folder. */
function putBack(good: ParsedFile, now: Entry['now']): ParsedFile {
  const problems = isParsed(now) ? [...now.result.problems] : [now]
  if (!good.result.draft) problems.push(describeKept(good.file.name))
  return { file: good.file, result: { ...good.result, problems } }
}

function describeKept(name: string): Problem {
  return problemOf(name, {
    field: 'ファイル',
    got: '誤りのある新しい版（直前の版を出している）',
    want: '誤りを直して保存したファイル',
  })
}

function describeClosed(name: string): Problem {
  return problemOf(nameFile(name).name, {
    field: 'ファイル',
    got: '公開のままか読み取れない新しい版（この事例を閉じている）',
    want: 'visibility と status を確かめ、誤りを直して保存したファイル',
  })
}

function describeLostFolder(folder: string): Problem {
  return problemOf(basename(folder), {
    field: 'フォルダ',
    got: '開けない事例のフォルダ（直前の版を出している）',
    want: '読めるフォルダ',
  })
}

/** Unchanged files keep their very object, so that comparing is free. */
function listChanged(before: Shelf, after: Shelf): string[] {
  const old = new Map(before.cases.map((one) => [one.slug, one]))
  const fresh = new Map(after.cases.map((one) => [one.slug, one]))
  const slugs = new Set([...old.keys(), ...fresh.keys()])
  return [...slugs].filter((slug) => old.get(slug) !== fresh.get(slug)).sort()
}
