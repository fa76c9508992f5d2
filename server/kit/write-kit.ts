/** A kit as a file to take along. */

import { readFile } from 'node:fs/promises'
import { writeKitFile } from '../../web/kit/kit-file.tsx'
import { writeMarkdown } from '../exports/markdown/write-markdown.ts'
import { writeWord } from '../exports/word/write-word.ts'
import type { KitFormat } from './choices.ts'
import type { Kit } from './kit.ts'
import { toPaper } from './to-paper.ts'

/** The style of the sheets on the screen is that of the file, too. */
const styleFile = new URL('../../web/styles/kit-sheet.css', import.meta.url)

/** Writes the kit; Word's package is loaded when it is first asked for. */
export async function writeKit(
  kit: Kit,
  format: KitFormat,
): Promise<Uint8Array | Iterable<string>> {
  switch (format) {
    case 'html':
      return [writeKitFile(kit, await readFile(styleFile, 'utf8'))]
    case 'docx':
      return writeWord(toPaper(kit))
    case 'md':
      return writeMarkdown(toPaper(kit))
  }
}
