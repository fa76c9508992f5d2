/**
 * Several files changed as one. Three renamings are not one step: a process killed between them would leave the new facts
 * beside the old body. So the new files are written beside the old ones first, then a journal says what shall become of
 * them, and only then they are renamed. Before the journal is there nothing has changed; from then on everything has, and
 * whoever opens the folder next ends what was begun.
 */

import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { decodeRawFile } from '../../cases/files.ts'
import { codeOf } from '../../cases/folder.ts'
import { hashText } from './case-names.ts'
import { journalPrefix, type Step } from './journal-steps.ts'
import type { PublishDisk } from './publish-disk.ts'

/** A file, its text before and its new one; undefined where there is none. */
export type Change = { name: string; before: string | undefined; after: string | undefined }

/** Writes the new files beside and the journal; when this is over the change has happened. */
export async function writeJournal(
  folder: string,
  slug: string,
  changes: readonly Change[],
  disk: PublishDisk,
): Promise<{ journal: string; steps: Step[] }> {
  const journal = `${journalPrefix}${slug}.json`
  const written: string[] = []
  const writeBeside = async (near: string, text: string): Promise<string> => {
    const path = join(dirname(near), `${journalPrefix}${slug}-${randomUUID()}.tmp`)
    written.push(path)
    await disk.write(join(folder, path), text)
    return path
  }
  try {
    const steps: Step[] = []
    for (const { name, before, after } of changes) {
      if (after !== undefined) await disk.makeFolder(join(folder, dirname(name)))
      const beside = after === undefined ? null : await writeBeside(name, after)
      steps.push({ name, before: hashOf(before), after: hashOf(after), beside })
    }
    for (const at of new Set(written.map((path) => dirname(path)))) {
      await disk.settle(join(folder, at))
    }
    const draft = await writeBeside(journal, JSON.stringify({ steps }))
    await disk.rename(join(folder, draft), join(folder, journal))
    return { journal, steps }
  } catch (error) {
    await removeAll(folder, [journal, ...written], disk)
    throw error
  }
}

function hashOf(text: string | undefined): string | null {
  return text === undefined ? null : hashText(text)
}

/** The journal first: without the files it names it could not be ended. What cannot be removed stays for the next turn. */
async function removeAll(folder: string, names: string[], disk: PublishDisk): Promise<void> {
  try {
    for (const name of names) await disk.remove(join(folder, name))
  } catch {
    // The failure that led here is the one that is told.
  }
}

/** A file that a hand has changed after the journal was written: it stays, and this was to become of it. */
export type KeptByHand = { name: string; wanted: string | undefined }

/** Ends what a journal has begun, from wherever it stopped, and removes it. */
export async function endJournal(
  folder: string,
  journal: string,
  steps: readonly Step[],
  disk: PublishDisk,
): Promise<KeptByHand[]> {
  await disk.settle(folder)
  const kept: KeptByHand[] = []
  for (const { name, before, after, beside } of steps) {
    const now = await hashFile(join(folder, name), disk)
    if (now === after) continue
    if (now !== before) kept.push({ name, wanted: await readBeside(folder, beside, disk) })
    else if (beside === null) await disk.remove(join(folder, name))
    else if (!(await takePlace(folder, beside, name, disk))) kept.push({ name, wanted: undefined })
  }
  for (const at of new Set(steps.map(({ name }) => dirname(name)))) {
    await disk.settle(join(folder, at)).catch(ignoreAbsence)
  }
  await disk.remove(join(folder, journal))
  for (const { beside } of steps) {
    if (beside !== null) await disk.remove(join(folder, beside))
  }
  return kept
}

/** False where the new file has gone: a folder that waits for it could never be written to again. */
async function takePlace(
  folder: string,
  beside: string,
  name: string,
  disk: PublishDisk,
): Promise<boolean> {
  try {
    await disk.rename(join(folder, beside), join(folder, name))
    return true
  } catch (error) {
    ignoreAbsence(error)
    return false
  }
}

/** The content of a file by its name; null where there is none. A disk that refuses to say is not one without the file. */
async function hashFile(path: string, disk: PublishDisk): Promise<string | null> {
  try {
    if (!(await disk.look(path)).isFile()) return 'no file'
    const file = decodeRawFile({ name: basename(path), bytes: await disk.read(path) })
    return 'text' in file ? hashText(file.text) : 'no text'
  } catch (error) {
    ignoreAbsence(error)
    return null
  }
}

async function readBeside(
  folder: string,
  beside: string | null,
  disk: PublishDisk,
): Promise<string | undefined> {
  if (beside === null) return undefined
  try {
    return new TextDecoder().decode(await disk.read(join(folder, beside)))
  } catch (error) {
    ignoreAbsence(error)
    return undefined
  }
}

function ignoreAbsence(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error
}
