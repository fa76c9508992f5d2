/** The library in a browser: the same parts as the server's over content that was prepared, without files and threads. */

import { readDayInJapan } from '../contract/format.ts'
import { writeWord } from '../exports/word/write-word.ts'
import { openAudienceLibrary } from '../library/audience-library.ts'
import { buildCatalogue, createCaseIndexer } from '../library/catalogue.ts'
import type { ReadersLibrary } from '../library/library.ts'
import { createEmbeddedEngine } from '../search/embedded/engine.ts'
import type { Embedder } from '../search/embedding/embedder.ts'
import { createForwardIndex } from '../search/forward-index/forward-index.ts'
import { createQueryEmbedder } from '../search/meaning.ts'
import { loadSynonyms } from '../search/synonyms.ts'
import { openDictionary } from '../text/compact-dictionary/open-dictionary.ts'
import { openWordCutter } from '../text/cut-words.ts'
import { createTokenStore } from '../text/token-store.ts'
import { createAnalyzer } from '../text/tokenize.ts'
import type { PortableContent } from './portable-content.ts'

type OpenPortable = {
  library: ReadersLibrary
  /** From now on searches are answered by meaning, too. */
  useModel: (model: Pick<Embedder, 'embed'>) => void
}

/** Opens the library; until there is a model, words alone answer, and that is no fault of which an answer would tell. */
export async function openPortableLibrary(
  content: PortableContent,
  readDay: () => string = readDayInJapan,
): Promise<OpenPortable> {
  const { cases, withdrawn, tokens, rows, vectors, dictionary } = content
  const learned = createTokenStore()
  // What is learned here is readers' queries.
  learned.close()
  const analyzer = createAnalyzer(openWordCutter(openDictionary(dictionary)), learned, tokens)
  const synonyms = loadSynonyms(analyzer)
  await pause()
  const store = { find: (key: string) => vectors.get(key) }
  const forwardIndex = createForwardIndex(rows)
  const index = createCaseIndexer(analyzer, forwardIndex)
  for (const found of cases) index(found)
  await pause()
  const catalogue = buildCatalogue(cases, analyzer, store, index, forwardIndex, readDay)
  await pause()
  const engine = createEmbeddedEngine(store.find, forwardIndex)
  await engine.publish(catalogue.documents)
  const shelf = { catalogue, engine }
  let embedQuery = createQueryEmbedder(undefined)
  let hasModel = false
  const { forgetAnswers, ...library } = openAudienceLibrary({
    analyzer,
    synonyms,
    embedQuery: (normal, signal) => embedQuery(normal, signal),
    get evidence() {
      return hasModel ? 'both' : 'words'
    },
    writeWord,
    readDay,
    current: () => shelf,
    withdrawn: () => withdrawn,
  })
  return {
    library,
    useModel: (model) => {
      embedQuery = createQueryEmbedder(model, patienceMs)
      hasModel = true
      forgetAnswers()
    },
  }
}

/** Where no worker can be started, it is the page itself that is opened: between two steps it answers its reader. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** One thread in a browser takes some five times as long as the server. */
const patienceMs = 10_000
