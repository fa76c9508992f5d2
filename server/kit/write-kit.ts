/** A kit as a file to take along. */

import { readFile } from 'node:fs/promises'
import { writeKitFile } from '../../web/kit/kit-file.tsx'
import { type WriteWord, writePaper } from '../exports/write-paper.ts'
import type { KitFormat } from './choices.ts'
import type { Kit } from './kit.ts'
import { toPaper } from './to-paper.ts'

/** The style of the sheets on the screen is that of the file, too. */
const styleFile = new URL('../../web/styles/kit-sheet.css', import.meta.url)

/** Writes the kit. */
export async function writeKit(
  kit: Kit,
  format: KitFormat,
  writeWord: WriteWord,
): Promise<Uint8Array | Iterable<string>> {
  if (format === 'html') return [writeKitFile(kit, await readFile(styleFile, 'utf8'))]
  return writePaper(toPaper(kit), format, writeWord)
}
