/**
 * A zip of a library back into a folder. The zip may come from anybody: a name that leads out of the folder, a link, or
 * a file that is not whole refuses all of it before anything is written.
 */

import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf } from '../../cases/folder.ts'
import { AppError } from '../../errors.ts'
import { listZip, unpackEntry, type ZipEntry } from '../zip/read-zip.ts'

/** 20,000 cases with their facts and asks. */
const mostEntries = 65_000
/** Of 12 KB a case that is 20,000 cases, and no disk is filled by surprise. */
const mostBytes = 500 * 2 ** 20

/** Unpacks into a folder that is new or empty; answers how many files it holds. */
export async function unpackLibrary(bytes: Uint8Array, folder: string): Promise<number> {
  const entries = listZip(bytes, mostEntries).filter(({ name }) => !name.endsWith('/'))
  refuseNames(entries)
  await refuseFullFolder(folder)
  const target = resolve(folder)
  // Beside and renamed: a full disk leaves nothing that looks like a library.
  const beside = join(dirname(target), `.${basename(target)}-${randomUUID()}`)
  await mkdir(beside, { recursive: true })
  try {
    for (const entry of entries) {
      const file = join(beside, entry.name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, unpackEntry(bytes, entry), { flag: 'wx' })
    }
    // Windows renames onto no folder, not even an empty one.
    await rmdir(target).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error
    })
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    throw error
  }
  return entries.length
}

function refuseNames(entries: readonly ZipEntry[]): void {
  const link = entries.find(({ isLink }) => isLink)
  if (link) throw refuse('ほかのファイルを指すリンクが入っています。')
  if (!entries.every(({ name }) => isSafeName(name))) {
    throw refuse('フォルダーの外を指す名か、使えない名のファイルが入っています。')
  }
  // On Windows and macOS such names are one file.
  const folded = new Set(entries.map(({ name }) => name.normalize('NFC').toLowerCase()))
  if (folded.size < entries.length)
    throw refuse('大文字・小文字だけが違う名のファイルが入っています。')
  const folders = [...folded].flatMap(listFolders)
  if (folders.some((name) => folded.has(name))) throw refuse('ファイルとフォルダーが同じ名です。')
  if (entries.reduce((sum, { size }) => sum + size, 0) > mostBytes) {
    throw refuse(`広げると大きすぎます。${mostBytes / 2 ** 20} MB までです。`)
  }
  if (!entries.some(({ name }) => /^cases\/[^/]+\.md$/i.test(name))) {
    throw refuse('事例（cases/ の .md）が一つも入っていません。')
  }
}

/** Every folder that a file lies in: `a` and `a/b` of `a/b/c`. */
function listFolders(name: string): string[] {
  const parts = name.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** A path down into the folder: no way up, no root, no drive, no stream, none of the devices of Windows, nothing hidden. */
function isSafeName(name: string): boolean {
  const parts = name.split('/')
  return (
    name.length <= 300 &&
    parts.length <= 5 &&
    parts.every(
      (part) =>
        part !== '' &&
        !/^[.\s]|[.\s]$|[\\:*?"<>|\p{Cc}\p{Cf}\ufffd]/u.test(part) &&
        !/^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i.test(part),
    )
  )
}

async function refuseFullFolder(folder: string): Promise<void> {
  try {
    if ((await readdir(folder)).length > 0) {
      throw refuse('置き場のフォルダーが空ではありません。新しいフォルダーの名を書いてください。')
    }
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') throw refuse('置き場の名が、フォルダーではないものの名です。')
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

function refuse(problem: string): AppError {
  return new AppError('BAD_MATERIAL', { problem })
}
