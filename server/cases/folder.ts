/**
 * The folder of the cases without a look into its files: which of them are cases, by their names alone, and which have
 * changed, by their stamps, for on network shares no event tells.
 */

import { lstat, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compareText } from '../contract/compare-text.ts'
import type { Problem } from './case.ts'
import { problemOf, quoteValue } from './problems.ts'

export const maxFiles = 20_000

export type Listing = {
  /** Names of files to read, sorted. */
  names: string[]
  /** One problem for each name that may not be read. */
  problems: Problem[]
  /** The asks are there, but cannot be listed. */
  lacksAsks: boolean
}

/** The case files directly in the folder, and their asks; throws only where the folder cannot be listed. */
export async function listCaseFiles(folder: string, disk: CaseDisk): Promise<Listing> {
  const [all, asks] = await Promise.all([disk.list(folder), listAsksFolder(folder, disk)])
  const cases = chooseNames(all.filter(isCaseName))
  if ('problem' in asks) {
    return { ...cases, problems: [...cases.problems, asks.problem], lacksAsks: true }
  }
  const chosen = chooseNames(asks.names.filter(isAsksName))
  return {
    names: [...cases.names, ...chosen.names],
    problems: [...cases.problems, ...chosen.problems, ...asks.names.flatMap(refuseOtherEnding)],
    lacksAsks: false,
  }
}

function chooseNames(all: string[]): Pick<Listing, 'names' | 'problems'> {
  const { single, problems } = setTwinsApart(all.sort(compareText))
  return {
    names: single.slice(0, maxFiles),
    problems: [...problems, ...refuseBeyondLimit(single)],
  }
}

/** The folder of the asks beside the cases. */
export const asksFolder = 'asks'

/** A file of asks by its name in the folder of the cases: `asks/<slug>.yaml`. */
export function isAsksName(name: string): boolean {
  return /^asks\/[^./][^/]*\.yaml$/i.test(name)
}

/** What lies in the folder of the asks, named from the folder of the cases; a folder that is not there is empty. */
async function listAsksFolder(
  folder: string,
  disk: CaseDisk,
): Promise<{ names: string[] } | { problem: Problem }> {
  try {
    const names = await disk.list(join(folder, asksFolder))
    return { names: names.map((name) => `${asksFolder}/${name}`) }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { names: [] }
    const got = `開けないフォルダ（${codeOf(error)}）`
    return { problem: problemOf(asksFolder, { field: 'フォルダ', got, want: '読めるフォルダ' }) }
  }
}

/** Written as `.yml` asks would never be found by, and nobody would know why. */
function refuseOtherEnding(name: string): Problem[] {
  if (!/\/[^.][^/]*\.(?:yml|txt)$/i.test(name)) return []
  return [refuseFile(name, '「.yaml」で終わらない名', '事例のファイル名の .md を .yaml に替えた名')]
}

/** Every name in the folder that is that of a case or of its asks; of a folder that cannot be listed none. */
export async function listWatchedNames(folder: string, disk: CaseDisk): Promise<string[]> {
  const all = await disk.list(folder)
  const asks = await listAsksFolder(folder, disk)
  return [...all.filter(isCaseName), ...('problem' in asks ? [] : asks.names.filter(isAsksName))]
}

/** Dot files are left-overs of editors and of macOS (`._name.md`), not cases. */
export function isCaseName(name: string): boolean {
  return /\.md$/i.test(name) && !name.startsWith('.') && !/^readme\.md$/i.test(name)
}

/** A file as a whole, refused. */
export function refuseFile(name: string, got: string, want: string): Problem {
  return problemOf(name.normalize('NFC'), { field: 'ファイル', got, want })
}

/** On Windows and macOS such names are one file, so neither may win by chance of the order. */
function setTwinsApart(names: string[]): { single: string[]; problems: Problem[] } {
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const key = name.normalize('NFC').toLowerCase()
    groups.set(key, [...(groups.get(key) ?? []), name])
  }
  const single: string[] = []
  const problems: Problem[] = []
  for (const group of groups.values()) {
    if (group.length === 1) single.push(...group)
    else for (const name of group) problems.push(refuseTwin(name, group))
  }
  return { single, problems }
}

function refuseTwin(name: string, group: string[]): Problem {
  const others = group.filter((other) => other !== name).map(quoteValue)
  return refuseFile(
    name,
    `${others.join('')}と大文字・小文字か文字の形だけが違う名前`,
    'ほかと重ならないファイル名',
  )
}

function refuseBeyondLimit(names: string[]): Problem[] {
  return names
    .slice(maxFiles, maxFiles + 1)
    .map((name) =>
      refuseFile(
        name,
        `${names.length}件のファイル`,
        `${maxFiles}件まで（これより後は読みません）`,
      ),
    )
}

/** A stamp for each name; equal stamps mean an unchanged file. */
export type Scan = ReadonlyMap<string, string>

/** The coarsest clock of a file system in use counts in steps of two seconds (FAT). */
const clockStepMs = 2_000
const freshMark = ' fresh'

/**
 * Size and times of a file, undefined when it has gone. A fresh file says so in its stamp, so that it is
 * taken as changed once more when it has come to rest: a second save of the same size within one step
 * of the clock would otherwise never be seen.
 */
export async function stampFile(
  folder: string,
  name: string,
  disk: CaseDisk,
): Promise<string | undefined> {
  try {
    const { size, mtimeMs, ctimeMs } = await disk.look(join(folder, name))
    const fresh = mtimeMs > Date.now() - clockStepMs
    return `${size} ${mtimeMs} ${ctimeMs}${fresh ? freshMark : ''}`
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : codeOf(error)
  }
}

/** Whether the stamp is of a file that may change once more without another stamp. */
export function isFresh(stamp: string): boolean {
  return stamp.endsWith(freshMark)
}

/** Whether a file was the same at two looks: that it has come to rest between them is no change. */
export function isSameState(before: string, after: string | undefined): boolean {
  const withoutMark = (stamp: string) => stamp.replace(freshMark, '')
  return after !== undefined && withoutMark(before) === withoutMark(after)
}

/** The stamps of these files; those that have gone are left out. */
export async function scanFiles(
  folder: string,
  names: readonly string[],
  disk: CaseDisk,
): Promise<Scan> {
  const stamps = await inBatches(names, async (name) => ({
    name,
    stamp: await stampFile(folder, name, disk),
  }))
  return new Map(stamps.flatMap(({ name, stamp }) => (stamp === undefined ? [] : [[name, stamp]])))
}

/** Names that are new, gone or changed. */
export function listDifferences(before: Scan, after: Scan): string[] {
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names].filter((name) => before.get(name) !== after.get(name))
}

/** What the reading of cases asks of the disk; an argument, so that a test can let the n-th call fail. */
export type CaseDisk = {
  list: (folder: string) => Promise<string[]>
  look: (path: string) => Promise<FileStats>
  /** The whole file, or its first bytes. */
  read: (path: string, most?: number) => Promise<Uint8Array>
}

type FileStats = { isFile: () => boolean; size: number; mtimeMs: number; ctimeMs: number }

/** Links are looked at, not followed. */
export const realDisk: CaseDisk = {
  list: readdir,
  look: lstat,
  read: (path, most) => (most === undefined ? readFile(path) : readStart(path, most)),
}

async function readStart(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The code of a failed disk call, such as ENOENT. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN'
}

/** Enough to keep a disk busy, far below the usual limit of 1,024 open files. */
const callsAtOnce = 32

/** The work done on every item, a few at a time; the results are in the order of the items. */
export async function inBatches<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const rest = items.entries()
  const workOn = async () => {
    // One begins as soon as another has ended: no thread waits for the slowest of a batch.
    for (const [at, item] of rest) results[at] = await work(item)
  }
  await Promise.all(Array.from({ length: callsAtOnce }, workOn))
  return results
}
