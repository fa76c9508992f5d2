/** The other words of the library: the shipped list with the association's own behind it, which changes while it is open. */

import type { ChangeMeter } from '../evaluation/change-meter.ts'
import { digestText, toBase64Url } from '../home/home.ts'
import { once } from '../once.ts'
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
export function openLibraryWords({ analyzer, meter, onChange }: WordsParts): OpenWords {
  // Read at the first question: at the start the own list comes behind at once.
  let synonyms = once(() => loadSynonyms(analyzer))
  let version = ''
  return {
    find: (normal, terms) => synonyms()(normal, terms),
    version: () => version,
    library: {
      readShipped: async () => readShippedSynonyms(),
      use: async (list) => {
        synonyms = once(() => loadSynonyms(analyzer, list))
        version = nameList(list)
        onChange()
      },
      measure: meter.measure,
    },
    close: meter.close,
  }
}

function nameList(list: string): string {
  return list === '' ? '' : toBase64Url(digestText(list)).slice(0, 8)
}
