/** The digests of a library's documents, each made once for a version of its document, over dictionaries in common. */

import type { SearchDocument } from '../documents.ts'
import { createDictionary } from './dictionary.ts'
import { type Dictionaries, type Digest, digestDocument } from './digest.ts'

export type DigestBook = {
  dictionaries: Dictionaries
  digest: (document: SearchDocument) => Digest
}

/** What was digested before: the dictionaries, and the digests by the hash of their document. */
export type KnownDigests = { dictionaries: Dictionaries; byHash: ReadonlyMap<string, Digest> }

/** Creates an empty book, or one that knows digests made before. */
export function createDigestBook(known: KnownDigests = noDigests()): DigestBook {
  const { dictionaries, byHash } = known
  const made = new WeakMap<SearchDocument, Digest>()
  return {
    dictionaries,
    digest: (document) => {
      const digest =
        made.get(document) ?? byHash.get(document.hash) ?? digestDocument(document, dictionaries)
      made.set(document, digest)
      return digest
    },
  }
}

function noDigests(): KnownDigests {
  const dictionaries = {
    terms: createDictionary(),
    grams: createDictionary(),
    nouns: createDictionary(),
  }
  return { dictionaries, byHash: new Map() }
}
