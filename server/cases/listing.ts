/** Which files of a folder are case files, by their names alone. */

import type { Problem } from './case.ts'
import type { CaseDisk } from './disk.ts'
import { problemOf, quoteValue } from './problems.ts'

export const maxFiles = 20_000

export type Listing = {
  /** Names of files to read, sorted. */
  names: string[]
  /** One problem for each name that may not be read. */
  problems: Problem[]
}

/** The case files directly in the folder; throws only where the folder cannot be listed. */
export async function listCaseFiles(folder: string, disk: CaseDisk): Promise<Listing> {
  const all = (await disk.list(folder)).filter(isCaseName).sort(byCodeUnits)
  const { single, problems } = setTwinsApart(all)
  return {
    names: single.slice(0, maxFiles),
    problems: [...problems, ...refuseBeyondLimit(single)],
  }
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

/** Locale-free, so that the order is the same on every machine. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
