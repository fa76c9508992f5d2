/** The analyser over the dictionary from the disk. */

import { loadWordCutter } from './load-dictionary.ts'
import type { TokenStore } from './token-store.ts'
import { type Analyzer, createAnalyzer } from './tokenize.ts'

/** Loads the dictionary; what the stores know is not analysed again, what is new is added to `own`. */
export async function loadAnalyzer(own?: TokenStore, shipped?: TokenStore): Promise<Analyzer> {
  return createAnalyzer(await loadWordCutter(), own, shipped)
}
