/** Reads the data of a folder by script elements, which a page opened from a file may load where it may fetch nothing. */

import type {
  PortablePartName,
  PortableParts,
  PortablePiece,
} from '../../server/contract/portable.ts'
import type { Guard } from './guard.ts'

declare global {
  interface Window {
    kaizenGuard?: Guard
  }
}

type Door = {
  kaizenParts?: (parts: PortableParts) => void
  kaizenPart?: (piece: PortablePiece) => void
}

const door = window as Window & Door

/** A file that did not come whole; it has been named on the page. */
export class FileFault extends Error {}

/** Reads which files carry which part. */
export async function readParts(): Promise<PortableParts> {
  let parts: PortableParts | undefined
  door.kaizenParts = (found) => {
    parts = found
  }
  await runScript('data/parts.js', () => parts !== undefined)
  return parts ?? []
}

/** Reads the files of a part one after the other, so that never two of them are in memory, and hands each on. */
export async function loadPart(
  parts: PortableParts,
  name: PortablePartName,
  take: (piece: PortablePiece) => void,
): Promise<void> {
  const files = parts.find((part) => part.name === name)?.files ?? []
  let first: PortablePiece | undefined
  for (const file of files) {
    let piece: PortablePiece | undefined
    door.kaizenPart = (given) => {
      // A folder that was half written over has files of two libraries, each of them whole.
      first ??= given
      if (given.whole === first.whole && given.of === files.length) piece = given
    }
    await runScript(file, () => piece !== undefined)
    if (piece !== undefined) take(piece)
  }
}

/** Runs a script of the folder; `isDone` says whether it came to its end. */
export function runScript(file: string, isDone: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    // So the guard names it, too.
    script.dataset['file'] = file
    script.src = new URL(file + stamp, folder).href
    const end = (isWhole: boolean, kind: 'missing' | 'broken'): void => {
      script.remove()
      if (isWhole) {
        resolve()
        return
      }
      window.kaizenGuard?.[kind](file)
      reject(new FileFault(`${file} を読めない。フォルダーを丸ごと写し直す。`))
    }
    script.onload = () => end(isDone(), 'broken')
    script.onerror = () => end(false, 'missing')
    document.head.append(script)
  })
}

const own = new URL((document.currentScript as HTMLScriptElement).src)

/** The folder, known by the script that runs: it lies at the top. */
export const folder = new URL('.', own)

/** Of which edition the script is: a browser must not mix it with data that it kept of another. */
const stamp = own.search
