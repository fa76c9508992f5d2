/** Takes a case out of the library and keeps the day and the reason, which its address goes on to say. */

import type { Problem } from '../../cases/case.ts'
import { problemOf } from '../../cases/problems.ts'
import { checkWithdrawals, type Withdrawal, withdrawnFile } from '../../cases/withdrawn.ts'
import type { FileHashes } from './case-names.ts'
import { changeFiles, inTurn } from './change-files.ts'
import { type PublishDisk, publishDisk } from './publish-disk.ts'
import { type Conflict, isOther, listChanges, readFiles } from './publish-files.ts'
import { listWithdrawal } from './withdrawn-file.ts'

/** Removes the files of a case, unless somebody else has written one of them meanwhile. */
export async function withdrawFiles(
  folder: string,
  slug: string,
  withdrawal: Withdrawal,
  expected: FileHashes,
  disk: PublishDisk = publishDisk,
): Promise<{ withdrawn: true } | Conflict | { problems: Problem[] }> {
  const findings = checkWithdrawals({ [slug]: withdrawal })
  if (findings.length > 0) {
    return { problems: findings.map((finding) => problemOf(withdrawnFile, finding)) }
  }
  return inTurn(folder, disk, async () => {
    const now = await readFiles(folder, slug, disk)
    if (now === undefined || isOther(now, expected)) return { conflict: now }
    const list = await listWithdrawal(folder, slug, withdrawal, disk)
    const changes = [...list, ...listChanges(slug, now, undefined)]
    const kept = await changeFiles(folder, slug, changes, disk)
    if (kept.length > 0) return { conflict: await readFiles(folder, slug, disk) }
    return { withdrawn: true }
  })
}
