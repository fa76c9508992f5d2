/** A folder held against its own MANIFEST.txt. */

import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { hashBytes, hashFile } from '../hash-file.ts'
import { type ManifestRow, manifestName, readManifest } from './manifest.ts'

export type FolderReport = {
  /** How many files the list names. */
  listed: number
  /** Of the list itself, to be compared with what whoever made the pack says. */
  digest: string
  missing: string[]
  changed: string[]
  /** What is there and not on the list. */
  extra: string[]
}

/** What is missing, changed, or too much in a pack; undefined for a folder that is none. */
export async function checkFolder(folder: string): Promise<FolderReport | undefined> {
  const list = await readFile(join(folder, manifestName)).catch(() => undefined)
  const rows = list && readManifest(list.toString())
  if (list === undefined || rows === undefined) return undefined
  const there = new Set(await listFiles(folder))
  const found = rows.filter(({ path }) => there.has(path))
  const changed: string[] = []
  for (const each of found) if (!(await isSame(folder, each))) changed.push(each.path)
  const listed = new Set([manifestName, ...rows.map(({ path }) => path)])
  return {
    listed: rows.length,
    digest: hashBytes(list),
    missing: rows.filter(({ path }) => !there.has(path)).map(({ path }) => path),
    changed,
    extra: [...there].filter((path) => !listed.has(path)).sort(),
  }
}

async function isSame(folder: string, { path, size, digest }: ManifestRow): Promise<boolean> {
  const file = join(folder, path)
  return (await stat(file)).size === size && (await hashFile(file)) === digest
}

/** Every entry that is no folder, by its path with `/`; a link is not followed, and so never what the list names. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')
      return entry.isFile() ? path : `${path}（ファイルでない）`
    })
}
