/** A pack as a folder: written beside its place and moved there whole, so that the earlier one is there until then. */

import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { describeRefusal } from '../state/describe-refusal.ts'
import { PackError } from './pack-error.ts'
import { checkNames, type PackFiles } from './pack-files.ts'
import { findObstacle } from './place.ts'

/** Writes the files and nothing else into the folder; whatever goes wrong, an earlier pack stays as it was. */
export async function writeFolder(folder: string, files: PackFiles): Promise<void> {
  checkNames(files)
  const place = resolve(folder)
  const beside = `${place}.tmp-${randomUUID()}`
  try {
    await putBack(place)
    await refuseStrangers(place)
    await removeLeftovers(place)
    await writeFiles(beside, files)
    await exchange(beside, place)
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined)
    if (error instanceof PackError) throw error
    const reason = describeRefusal(error)
    throw new PackError(`${folder} に書けません。${reason}。前のものは変えていません。`, {
      cause: error,
    })
  }
}

async function refuseStrangers(place: string): Promise<void> {
  const obstacle = await findObstacle(place)
  if (obstacle !== undefined) throw new PackError(obstacle)
}

async function writeFiles(folder: string, files: PackFiles): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [path, content] of files) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content, { flag: 'wx' })
  }
}

/** A pack is written in seconds: what nobody has touched for an hour was left by whoever was stopped. */
const longestPauseMs = 3_600_000

async function removeLeftovers(place: string): Promise<void> {
  const parent = dirname(place)
  for (const name of await readdir(parent).catch(() => [])) {
    const isOurs = name.startsWith(`${basename(place)}.tmp-`) && /-[0-9a-f-]{36}$/.test(name)
    const { mtimeMs = Date.now() } =
      (isOurs && (await stat(join(parent, name)).catch(() => undefined))) || {}
    if (Date.now() - mtimeMs > longestPauseMs) await rm(join(parent, name), { recursive: true })
  }
}

/** No system moves a folder over one that is not empty, so that the earlier pack steps aside first. */
async function exchange(beside: string, place: string): Promise<void> {
  const aside = nameAside(place)
  await removePack(aside)
  if (await isThere(place)) await rename(place, aside)
  try {
    await rename(beside, place)
  } catch (error) {
    await putBack(place)
    throw error
  }
  // What somebody still has open on Windows goes with the next pack.
  await removePack(aside).catch(() => undefined)
}

/** Whoever was stopped between the two moves left the earlier pack aside and nothing in its place. */
async function putBack(place: string): Promise<void> {
  const aside = nameAside(place)
  if ((await isThere(place)) || !(await isThere(aside))) return
  await refuseStrangers(aside)
  await rename(aside, place)
}

function nameAside(place: string): string {
  return `${place}.former`
}

async function removePack(folder: string): Promise<void> {
  await refuseStrangers(folder)
  await rm(folder, { recursive: true, force: true })
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
