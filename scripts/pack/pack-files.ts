/** The files of a pack, and the names they may have wherever somebody copies them to. */

import { PackError } from './pack-error.ts'

/** What is written, by its path with `/` in the folder. */
export type PackFiles = ReadonlyMap<string, Uint8Array | string>

/** A letter first and no dot last: Windows drops the one, others hide the other. */
const namePart = /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*$/i

/** Windows opens a device of this name, whatever its ending. */
const deviceName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i

/** Whether a path of ASCII letters stays in its folder and can be written on every system. */
export function isSafePath(path: string): boolean {
  return path.split('/').every((part) => namePart.test(part) && !deviceName.test(part))
}

/** Fails on names that some system cannot write, or cannot tell apart. */
export function checkNames(files: PackFiles): void {
  const seen = new Map<string, string>()
  for (const path of files.keys()) {
    if (!isSafePath(path)) throw new PackError(`ファイルの名に使えません: ${JSON.stringify(path)}`)
    const former = seen.get(path.toLowerCase())
    if (former !== undefined) {
      throw new PackError(`大文字と小文字だけが違う名があります: ${former} と ${path}`)
    }
    seen.set(path.toLowerCase(), path)
  }
}
