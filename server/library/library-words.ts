/** The other words of the library: the shipped list with the association's own behind it, which changes while it is open. */

import { createHash } from 'node:crypto'
import type { ChangeMeter } from '../evaluation/change-meter.ts'
import { loadSynonyms, readShippedSynonyms, type Synonyms } from '../search/synonyms.ts'
import type { Analyzer } from '../text/tokenize.ts'
import type { LibraryWords } from './library.ts'

type WordsParts = {
  analyzer: Analyzer
  meter: ChangeMeter
  /** Hears that answers given before are no longer those of now. */
  onChange: () => void
}

type OpenWords = {
  /** The look-up as it is now. */
  find: Synonyms
  /** Names the own list; empty where there is none. */
  version: () => string
  library: LibraryWords
  close: () => void
}

/** Opens the words with no own list. */
export async function openLibraryWords({
  analyzer,
  meter,
  onChange,
}: WordsParts): Promise<OpenWords> {
  let synonyms = await loadSynonyms(analyzer)
  let version = ''
  return {
    find: (normal, terms) => synonyms(normal, terms),
    version: () => version,
    library: {
      readShipped: readShippedSynonyms,
      use: async (list) => {
        synonyms = await loadSynonyms(analyzer, list)
        version = nameList(list)
        onChange()
      },
      measure: meter.measure,
    },
    close: meter.close,
  }
}

function nameList(list: string): string {
  return list === '' ? '' : createHash('sha256').update(list).digest('base64url').slice(0, 8)
}
