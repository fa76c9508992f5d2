/** Folders that take long to make, and are the same for all. */

import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { inject } from 'vitest'

/** The folder of this name, made by whichever worker asks first and waited for by the others; to be read only. */
export async function shareFolder(
  name: string,
  make: (folder: string) => Promise<unknown>,
): Promise<string> {
  const shared = inject('sharedFolder')
  const made = join(shared, name)
  const isFirst = await mkdir(`${made}-taken`).then(
    () => true,
    () => false,
  )
  if (isFirst) {
    const folder = await mkdtemp(`${made}-`)
    await make(folder)
    await rename(folder, made)
  }
  while (!existsSync(made)) await delay(50)
  return made
}
