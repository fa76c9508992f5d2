/** Copies of the database in one file each: taken while others write, and checked before they have their name. */

import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import type { Engine } from './engine.ts'
import { DamagedStateError } from './failures.ts'

/** Writes the copy beside, checks it and gives it its name; an existing file stays unless it is to be replaced. */
export async function copyDatabase(
  engine: Engine,
  target: string,
  { replace }: { replace: boolean } = { replace: false },
): Promise<void> {
  const beside = `${target}.${process.pid}.${randomUUID()}.tmp`
  try {
    await makeEmpty(beside)
    engine.run('VACUUM main INTO ?', [beside])
    withAttached(engine, beside, () => checkAttached(engine))
    await saveFile(beside)
    // Taken first: a rename would put itself in the place of a file made meanwhile.
    if (!replace) await makeEmpty(target)
    await rename(beside, target)
  } finally {
    await rm(beside, { force: true })
  }
}

/**
 * The work with a second file as “other”. Not opened by itself: libsql leaves a closed file open until its statements are
 * cleared away, and Windows renames no open file.
 */
export function withAttached<T>(engine: Engine, file: string, work: () => T): T {
  engine.run('ATTACH ? AS other', [file])
  try {
    return work()
  } finally {
    engine.execute('DETACH other')
  }
}

/** Throws where SQLite finds the other file damaged. */
export function checkAttached(engine: Engine): void {
  const [row] = engine.all('PRAGMA other.integrity_check(1)', []) as { integrity_check: string }[]
  if (row?.integrity_check !== 'ok') throw new DamagedStateError(row?.integrity_check)
}

/** An empty file, which SQLite fills: made by us, so that nobody else on the machine may read it. */
export async function makeEmpty(file: string): Promise<void> {
  const made = await open(file, 'wx', 0o600)
  await made.close()
}

/** A copy whose power is cut right after the answer is a copy all the same. */
export async function saveFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
