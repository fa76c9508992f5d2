/** The list of withdrawn cases as it is written: an entry comes when a case goes, and goes when it comes back. */

import { readWithdrawn, type Withdrawal, withdrawnFile } from '../../cases/withdrawn.ts'
import { AppError } from '../../errors.ts'
import { readFileOf } from './case-names.ts'
import { editYaml } from './edit-yaml.ts'
import type { Change } from './journal.ts'
import { withdrawnLayout } from './layout.ts'
import { type PublishDisk, refuseReading } from './publish-disk.ts'
import type { ValueMap } from './write-yaml.ts'

/** The list with a case that is withdrawn. */
export async function listWithdrawal(
  folder: string,
  slug: string,
  withdrawal: Withdrawal,
  disk: PublishDisk,
): Promise<Change[]> {
  const { before, all } = await readList(folder, disk)
  return changeList(before, { ...all, [slug]: { ...withdrawal } })
}

/** The list without a case that is published again. */
export async function listReturn(
  folder: string,
  slug: string,
  disk: PublishDisk,
): Promise<Change[]> {
  const { before, all } = await readList(folder, disk)
  if (!Object.hasOwn(all, slug)) return []
  const rest = Object.entries(all).filter(([name]) => name !== slug)
  return changeList(before, Object.fromEntries(rest))
}

const heading = `# 公開をやめた事例。前のアドレスに、わけと代わりの事例を出す。
`

function changeList(before: string | undefined, all: ValueMap): Change[] {
  const after = editYaml(before ?? heading, all, withdrawnLayout)
  return [{ name: withdrawnFile, before, after }]
}

/** A list that cannot be read is not written over: what stands in it would be lost. */
async function readList(
  folder: string,
  disk: PublishDisk,
): Promise<{ before: string | undefined; all: ValueMap }> {
  const text = await readFileOf(folder, withdrawnFile, disk)
  if (typeof text === 'object') throw refuseReading(text)
  const read = readWithdrawn(text ?? '')
  if (read.findings.length > 0) {
    throw new AppError('CANNOT_KEEP', { reason: `${withdrawnFile} に書き損じがあります` })
  }
  return { before: text, all: read.withdrawn as ValueMap }
}
