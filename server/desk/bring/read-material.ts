/** Material of any kind as a case, right here: only a thread of its own may do this for a server. */

import type { Brought } from '../../contract/brought.ts'
import { placePieces } from './place-pieces.ts'
import { readDossier } from './read-dossier.ts'
import { readMarkdown } from './read-markdown.ts'
import { readWordPieces } from './word-pieces.ts'

export type Material =
  | { kind: 'word'; bytes: Uint8Array }
  | { kind: 'markdown' | 'dossier'; text: string }

/** Reads the material; rejects with an AppError where it cannot be read. */
export async function readMaterial(material: Material): Promise<Brought> {
  switch (material.kind) {
    case 'word':
      return placePieces(await readWordPieces(material.bytes))
    case 'markdown':
      return readMarkdown(material.text)
    case 'dossier':
      return readDossier(material.text)
  }
}
