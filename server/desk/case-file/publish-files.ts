/** Puts the files of a case into the folder of the cases, all or none, and never over what somebody else has written. */

import type { CaseFiles } from '../../contract/desk.ts'
import {
  type FileHashes,
  fileOrder,
  hashEach,
  hashFiles,
  nameFiles,
  readCaseFilesOf,
} from './case-names.ts'
import { changeFiles, inTurn } from './change-files.ts'
import type { Change } from './journal.ts'
import { type PublishDisk, publishDisk, refuseReading } from './publish-disk.ts'
import { listReturn } from './withdrawn-file.ts'

/** What stands there instead of what the editor began with; undefined where the case has gone. */
export type Conflict = { conflict: CaseFiles | undefined }

/**
 * Publishes these files of a case and names them by their content. `expected` is what each file was when its editor
 * began; a file that is neither this nor already the new one was written by somebody else, at the desk or by hand, and
 * nothing is touched.
 */
export async function publishFiles(
  folder: string,
  slug: string,
  files: CaseFiles,
  expected: FileHashes,
  disk: PublishDisk = publishDisk,
): Promise<{ hash: string } | Conflict> {
  return inTurn(folder, disk, async () => {
    const now = await readFiles(folder, slug, disk)
    if (isOther(now, expected, hashEach(files))) return { conflict: now }
    // A case that comes back is withdrawn no longer.
    const list = now === undefined ? await listReturn(folder, slug, disk) : []
    const kept = await changeFiles(folder, slug, [...listChanges(slug, now, files), ...list], disk)
    if (kept.length > 0) return { conflict: await readFiles(folder, slug, disk) }
    return { hash: hashFiles(files) }
  })
}

/** The files that differ; without new ones all go. */
export function listChanges(
  slug: string,
  now: CaseFiles | undefined,
  files: CaseFiles | undefined,
): Change[] {
  const names = nameFiles(slug)
  const changes = fileOrder.map((kind) => ({
    ...{ name: names[kind], before: now?.[kind], after: files?.[kind] },
  }))
  return changes.filter(({ before, after }) => before !== after)
}

/** Whether a file is neither what it was nor what it shall be. */
export function isOther(
  now: CaseFiles | undefined,
  expected: FileHashes,
  wanted: FileHashes = expected,
): boolean {
  const hashes = hashEach(now)
  return fileOrder.some((kind) => hashes[kind] !== expected[kind] && hashes[kind] !== wanted[kind])
}

/** The files of a case, of which none may be something that cannot be read. */
export async function readFiles(
  folder: string,
  slug: string,
  disk: PublishDisk,
): Promise<CaseFiles | undefined> {
  const read = await readCaseFilesOf(folder, slug, disk)
  if ('problem' in read) throw refuseReading(read.problem)
  return read.files
}
