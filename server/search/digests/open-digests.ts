/** The book of digests with all that were made before in DATA_DIR. */

import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fingerprintSources } from '../../kept-file.ts'
import type { Troubles } from '../../troubles.ts'
import type { SearchDocument } from '../documents.ts'
import { createDigestBook, type DigestBook } from './digest-book.ts'
import { readDigests, writeDigests } from './digest-file.ts'

export type KeptDigests = {
  book: DigestBook
  /** Keeps the digests of these documents where enough of them had to be made here. */
  keep: (documents: readonly SearchDocument[]) => Promise<void>
}

/** A few hundred documents are digested in less than half a second: not worth a file. */
const worthKeeping = 500

/** Opens the book. */
export async function openDigests(
  dataFolder: string,
  troubles: Pick<Troubles, 'write'>,
): Promise<KeptDigests> {
  const file = join(dataFolder, 'digests.bin')
  const fingerprint = await fingerprintDigests()
  const known = await readDigests(file, fingerprint)
  const book = createDigestBook(known)
  return {
    book,
    keep: async (documents) => {
      const made = documents.filter(({ hash }) => !known?.byHash.has(hash))
      if (made.length < worthKeeping) return
      const byHash = new Map(documents.map((document) => [document.hash, book.digest(document)]))
      const { dictionaries } = book
      await troubles.write(file, () => writeDigests(file, fingerprint, { dictionaries, byHash }))
    },
  }
}

/** What makes a digest of a case besides the analyser and this folder. */
const sources = [
  ...['../documents.ts', '../field-texts.ts', '../nouns.ts', '../passages.ts', '../place-sound.ts'],
  ...['../embedding/model.ts', '../../vocabulary.ts', '../../cases/unknown.ts'],
]

async function fingerprintDigests(): Promise<string> {
  const folders = await Promise.all(['./', '../../text/'].map(listSources))
  return fingerprintSources([
    createRequire(import.meta.url).resolve('kuromoji/package.json'),
    ...folders.flat(),
    ...sources.map((source) => new URL(source, import.meta.url)),
  ])
}

async function listSources(folder: string): Promise<URL[]> {
  const names = await readdir(new URL(folder, import.meta.url))
  return names.sort().map((name) => new URL(folder + name, import.meta.url))
}
