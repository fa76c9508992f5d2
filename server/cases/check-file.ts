/** One file of a folder, read from the disk and checked, a case beside its facts. */

import type { Problem } from './case.ts'
import { type CheckResult, checkRawCase, nameFactsFile } from './check-case.ts'
import { nameFile, readRawFile } from './files.ts'
import { type CaseDisk, isAsksName, realDisk } from './folder.ts'
import { parseRawFile } from './parse.ts'

/** A file by its name in the folder of the cases. */
export type FolderFile = { folder: string; name: string }

/** What a file makes, and all that is wrong with it alone; undefined when it has gone since the folder was listed. */
export async function checkFile(
  { folder, name }: FolderFile,
  disk: CaseDisk = realDisk,
): Promise<CheckResult | Problem | undefined> {
  const raw = await readRawFile(folder, name, disk)
  if (!raw || !('bytes' in raw)) return raw
  if (isAsksName(name)) return parseRawFile(raw)
  const facts = await readRawFile(folder, nameFactsFile(nameFile(name).slug), disk)
  return checkRawCase({ ...raw, facts })
}
