/** `npm run pack` from its words to its exit code: 2 for an order that makes no sense, 1 for a pack that was not written. */

import { CasesFolderError } from '../../server/cases/load.ts'
import { ConfigError, readConfig } from '../../server/config.ts'
import { hashBytes } from '../hash-file.ts'
import { readVersion } from '../read-version.ts'
import { manifestName } from './manifest.ts'
import { PackError } from './pack-error.ts'
import type { PackFiles } from './pack-files.ts'
import { packLibrary } from './pack-library.ts'
import { findObstacle } from './place.ts'
import { type PackOrder, readPackOrder } from './read-pack-order.ts'
import { writeFolder } from './write-folder.ts'

/** Runs the command; everything it says goes to the screen. */
export async function runPack(
  words: readonly string[],
  screen: { write: (text: string) => unknown },
): Promise<0 | 1 | 2> {
  const say = (line: string) => screen.write(`${line}\n`)
  const order = readPackOrder(words)
  if (typeof order === 'string') {
    say(order)
    return 2
  }
  try {
    // Before the minute's work.
    const obstacle = await findObstacle(order.out)
    if (obstacle !== undefined) throw new PackError(obstacle)
    for (const line of await pack(order, say)) say(line)
    return 0
  } catch (error) {
    const isExpected = [PackError, CasesFolderError, ConfigError].some(
      (kind) => error instanceof kind,
    )
    if (!isExpected) throw error
    say((error as Error).message)
    return 1
  }
}

async function pack(order: PackOrder, log: (line: string) => void): Promise<string[]> {
  const { casesFolder, dataFolder } = readConfig()
  const { files, edition } = await packLibrary(order, {
    casesFolder: order.cases ?? casesFolder,
    ...{ dataFolder, log },
    version: await readVersion(),
  })
  await writeFolder(order.out, files)
  const manifest = files.get(manifestName) ?? ''
  return [
    `${order.out} に、事例${edition.cases}件を書きました（ファイル${files.size}、${describeSize(files)}）。`,
    `収録日 ${edition.collected}。index.html を開くと読めます。`,
    `${manifestName} の SHA-256: ${hashBytes(Buffer.from(manifest))}`,
  ]
}

function describeSize(files: PackFiles): string {
  const bytes = Array.from(files.values(), (content) => Buffer.byteLength(content))
  return `${(bytes.reduce((sum, size) => sum + size, 0) / 1_000_000).toFixed(1)} MB`
}
