/** One change of the folder of the cases after the other, each whole, and the end of those that a killed process began. */

import { join } from 'node:path'
import { asksFolder, codeOf } from '../../cases/folder.ts'
import { factsFolder } from './case-names.ts'
import { type Change, endJournal, type KeptByHand, writeJournal } from './journal.ts'
import { isBesideName, isJournalName, readJournal } from './journal-steps.ts'
import { explainDisk, type PublishDisk, publishDisk } from './publish-disk.ts'

const turns = new Map<string, Promise<unknown>>()

/** Runs one piece of work on a folder at a time, and on a folder in which nothing is half done. */
export function inTurn<T>(folder: string, disk: PublishDisk, work: () => Promise<T>): Promise<T> {
  return waitForTurn(folder, async () => {
    await endAll(folder, disk)
    return work()
  })
}

async function waitForTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(folder) ?? Promise.resolve()
  const turn = before.then(work)
  const settled = turn.catch(() => undefined)
  turns.set(folder, settled)
  try {
    return await turn
  } catch (error) {
    throw explainDisk(error)
  } finally {
    if (turns.get(folder) === settled) turns.delete(folder)
  }
}

const halfWay = '。書き終えていない分は、次に保存するか起動したときに書き終えます'

/** Makes all changes or none, within a turn only; answers the files that a hand changed in the same moment. */
export async function changeFiles(
  folder: string,
  slug: string,
  changes: readonly Change[],
  disk: PublishDisk,
): Promise<KeptByHand[]> {
  if (changes.length === 0) return []
  const { journal, steps } = await writeJournal(folder, slug, changes, disk)
  try {
    return await endJournal(folder, journal, steps, disk).catch(() =>
      // The journal is there: going on is the only way back to a whole case.
      endJournal(folder, journal, steps, disk),
    )
  } catch (error) {
    throw explainDisk(error, halfWay)
  }
}

/** What was ended, and files a hand had changed meanwhile, which stay. */
export type Recovery = { ended: string[]; kept: KeptByHand[] }

/**
 * Ends what a killed process has begun to publish, and removes what it had not begun; before the folder is read. One
 * server at a time writes into a folder.
 */
export function recoverPublishing(
  folder: string,
  disk: PublishDisk = publishDisk,
): Promise<Recovery> {
  return waitForTurn(folder, () => endAll(folder, disk))
}

async function endAll(folder: string, disk: PublishDisk): Promise<Recovery> {
  const recovery: Recovery = { ended: [], kept: [] }
  const names = await disk.list(folder)
  for (const journal of names.filter(isJournalName)) {
    const steps = await readJournal(folder, journal, disk)
    // What is no journal of ours is left to whoever put it there.
    if (!steps) continue
    recovery.kept.push(...(await endJournal(folder, journal, steps, disk)))
    recovery.ended.push(journal)
  }
  for (const at of ['', factsFolder, asksFolder]) {
    for (const name of await listFolder(join(folder, at), disk)) {
      if (isBesideName(name)) await disk.remove(join(folder, at, name))
    }
  }
  return recovery
}

async function listFolder(folder: string, disk: PublishDisk): Promise<string[]> {
  try {
    return await disk.list(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}
