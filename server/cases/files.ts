/**
 * Reads a folder of case files and trusts none of them: each is looked at before it is opened, and what
 * is no plain, small, UTF-8 text file becomes a problem while the others go on.
 */

import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from './case.ts'
import { problemOf, quoteValue } from './problems.ts'

export const maxFileBytes = 256 * 1024
export const maxFiles = 20_000

/** Enough to keep a disk busy, far below the usual limit of 1,024 open files. */
const filesAtOnce = 32

/** A case file as text: no BOM, LF line ends, NFC. */
export type CaseFile = { name: string; slug: string; text: string }

/** What this module asks of the disk; an argument, so that a test can let the n-th call fail. */
export type CaseDisk = {
  list: (folder: string) => Promise<string[]>
  look: (path: string) => Promise<{ isFile: () => boolean; size: number }>
  read: (path: string) => Promise<Uint8Array>
}

export const realDisk: CaseDisk = { list: readdir, look: lstat, read: readFile }

export type ReadResult = { files: CaseFile[]; problems: Problem[] }

/** Every case file directly in the folder, sorted by name; throws only where the folder cannot be listed. */
export async function readCaseFiles(folder: string, disk = realDisk): Promise<ReadResult> {
  const names = (await disk.list(folder)).filter(isCaseName).sort(byCodeUnits)
  const { single, problems } = setTwinsApart(names)
  problems.push(...refuseBeyondLimit(single))
  const results = await inBatches(single.slice(0, maxFiles), (name) =>
    readCaseFile(folder, name, disk),
  )
  const files: CaseFile[] = []
  for (const result of results) {
    if (result && 'text' in result) files.push(result)
    else if (result) problems.push(result)
  }
  return { files, problems }
}

/** One case file, or what is wrong with it; undefined when it has gone since the folder was listed. */
export async function readCaseFile(
  folder: string,
  name: string,
  disk = realDisk,
): Promise<CaseFile | Problem | undefined> {
  const path = join(folder, name)
  try {
    const stats = await disk.look(path)
    if (!stats.isFile()) {
      return refuse(name, '普通のファイルではないもの', '普通のファイル（リンクやフォルダは不可）')
    }
    if (stats.size > maxFileBytes) return refuseSize(name, stats.size)
    const bytes = await disk.read(path)
    // The file may have grown between the look and the read.
    if (bytes.byteLength > maxFileBytes) return refuseSize(name, bytes.byteLength)
    return decodeCaseFile(name, bytes)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    return refuse(name, `読めないファイル（${codeOf(error)}）`, '読む権限のあるファイル')
  }
}

function decodeCaseFile(name: string, bytes: Uint8Array): CaseFile | Problem {
  const plainName = name.normalize('NFC')
  try {
    // TextDecoder drops a leading BOM by itself.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return {
      name: plainName,
      slug: plainName.replace(/\.md$/i, ''),
      text: text.replace(/\r\n?/g, '\n').normalize('NFC'),
    }
  } catch {
    return refuse(name, 'UTF-8 でない文字', 'UTF-8 の文字コードで保存したファイル')
  }
}

/** Dot files are left-overs of editors and of macOS (`._name.md`), not cases. */
function isCaseName(name: string): boolean {
  return /\.md$/i.test(name) && !name.startsWith('.') && !/^readme\.md$/i.test(name)
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
  return refuse(
    name,
    `${others.join('')}と大文字・小文字か文字の形だけが違う名前`,
    'ほかと重ならないファイル名',
  )
}

function refuseBeyondLimit(names: string[]): Problem[] {
  return names
    .slice(maxFiles, maxFiles + 1)
    .map((name) =>
      refuse(name, `${names.length}件のファイル`, `${maxFiles}件まで（これより後は読みません）`),
    )
}

function refuseSize(name: string, bytes: number): Problem {
  return refuse(name, `${Math.ceil(bytes / 1024)} KiB`, `${maxFileBytes / 1024} KiB 以下`)
}

function refuse(name: string, got: string, want: string): Problem {
  return problemOf(name.normalize('NFC'), { field: 'ファイル', got, want })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN'
}

/** Locale-free, so that the order is the same on every machine. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

async function inBatches<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let start = 0; start < items.length; start += filesAtOnce) {
    results.push(...(await Promise.all(items.slice(start, start + filesAtOnce).map(work))))
  }
  return results
}
