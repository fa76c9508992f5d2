/** Gives a case another name; the old one stays among its aliases, so that old links lead to it. */

import type { Problem } from '../../cases/case.ts'
import type { CaseFiles } from '../../contract/desk.ts'
import { AppError } from '../../errors.ts'
import { type FileHashes, fileOrder, nameFiles, readFileOf } from './case-names.ts'
import { changeFiles, inTurn } from './change-files.ts'
import { type PublishDisk, publishDisk, refuseReading } from './publish-disk.ts'
import { type Conflict, isOther, listChanges, readFiles } from './publish-files.ts'
import { readDraft } from './read-draft.ts'
import { listReturn } from './withdrawn-file.ts'
import { writeDraft } from './write-draft.ts'

/** Moves the files of a case, unless somebody else has written one of them meanwhile. */
export async function renameCase(
  folder: string,
  slug: string,
  newSlug: string,
  expected: FileHashes,
  disk: PublishDisk = publishDisk,
): Promise<{ files: CaseFiles } | Conflict | { problems: Problem[] }> {
  return inTurn(folder, disk, async () => {
    const now = await readFiles(folder, slug, disk)
    if (now === undefined || isOther(now, expected)) return { conflict: now }
    const { draft, problems } = readDraft(now, slug)
    if (!draft) return { problems }
    const aliases = addAlias(draft.fields['aliases'], slug, newSlug)
    const renamed = { ...draft, slug: newSlug, fields: { ...draft.fields, aliases } }
    const written = writeDraft(renamed, now)
    if (!written.files) return { problems: written.problems }
    for (const kind of fileOrder) await refuseTaken(folder, nameFiles(newSlug)[kind], disk)
    const changes = [
      ...listChanges(newSlug, undefined, written.files),
      ...listChanges(slug, now, undefined),
      // The name of a withdrawn case leads to a case again.
      ...(await listReturn(folder, newSlug, disk)),
    ]
    const kept = await changeFiles(folder, slug, changes, disk)
    if (kept.length > 0) return { conflict: await readFiles(folder, slug, disk) }
    return { files: written.files }
  })
}

/** A case that takes an old name back has it as its name and no longer among the former ones. */
function addAlias(aliases: unknown, slug: string, newSlug: string): unknown[] {
  const known: unknown[] = Array.isArray(aliases) ? aliases : []
  return [...known.filter((alias) => alias !== newSlug && alias !== slug), slug]
}

async function refuseTaken(folder: string, name: string, disk: PublishDisk): Promise<void> {
  const text = await readFileOf(folder, name, disk)
  if (typeof text === 'object') throw refuseReading(text)
  if (text !== undefined) throw new AppError('NAME_TAKEN')
}
