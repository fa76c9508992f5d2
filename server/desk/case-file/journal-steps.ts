/** What a journal says: for each file what it was, what it shall be, and where the new one lies. */

import { basename, dirname, join } from 'node:path'
import type { PublishDisk } from './publish-disk.ts'

/** What a file was and shall be, by content, and where the new one lies. */
export type Step = {
  name: string
  before: string | null
  after: string | null
  beside: string | null
}

/** No reader of the folder looks at names with a dot before them. */
export const journalPrefix = '.publishing-'

/** Whether a name is that of a journal. */
export function isJournalName(name: string): boolean {
  return name.startsWith(journalPrefix) && name.endsWith('.json')
}

/** Whether a name is that of a file that waits for its journal. */
export function isBesideName(name: string): boolean {
  return name.startsWith(journalPrefix) && name.endsWith('.tmp')
}

/** The steps of a journal; it was renamed when it was whole, and a file that is none of ours has none. */
export async function readJournal(
  folder: string,
  journal: string,
  disk: PublishDisk,
): Promise<Step[] | undefined> {
  const text = new TextDecoder().decode(await disk.read(join(folder, journal)))
  try {
    const { steps } = JSON.parse(text) as { steps?: unknown }
    return Array.isArray(steps) && steps.every(isStep) ? steps : undefined
  } catch {
    return undefined
  }
}

/** A journal names files of this folder only, whoever wrote it. */
function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false
  const { name, before, after, beside } = value as Record<string, unknown>
  if (typeof name !== 'string' || !/^(?:facts\/|asks\/)?[a-z0-9-]+\.(?:md|yaml)$/.test(name)) {
    return false
  }
  if (![before, after].every((hash) => hash === null || typeof hash === 'string')) return false
  if (beside === null) return true
  return (
    typeof beside === 'string' &&
    dirname(beside) === dirname(name) &&
    isBesideName(basename(beside)) &&
    !beside.includes('..')
  )
}
