/**
 * Analyses kept on disk: kuromoji takes about 0.9 s for the 91 shipped cases, reading the result takes 0.05 s. One file
 * ships with the cases, one in DATA_DIR holds what was analysed here.
 */

import { createRequire } from 'node:module'
import { fingerprintSources, readKept, writeKept } from '../kept-file.ts'
import { type AnalysisStore, createAnalysisStore, type PackedAnalyses } from './analysis-store.ts'

type Data = Pick<PackedAnalyses, 'words' | 'sentences' | 'readings'>
type Arrays = Pick<PackedAnalyses, 'starts' | 'tokens'>

/** The code whose result is kept; any change of it makes the files outdated. */
const sources = [
  './tokenize.ts',
  './normalize.ts',
  './era.ts',
  './okurigana.ts',
  './analysis-store.ts',
]

/** Names the analyser by its own source and its dictionary, so that a file of another one is never used. */
export function fingerprintAnalyzer(): Promise<string> {
  const dictionary = createRequire(import.meta.url).resolve('kuromoji/package.json')
  return fingerprintSources([
    dictionary,
    ...sources.map((source) => new URL(source, import.meta.url)),
  ])
}

/** Opens kept analyses; a missing, damaged or outdated file is an empty store. */
export async function readAnalyses(file: string, analyzer: string): Promise<AnalysisStore> {
  const kept = await readKept<Data, Arrays>(file, analyzer)
  return createAnalysisStore(kept && { ...kept.data, ...kept.arrays })
}

/** Writes analyses. */
export async function writeAnalyses(
  file: string,
  analyzer: string,
  store: AnalysisStore,
): Promise<void> {
  const { starts, tokens, ...data } = store.pack()
  await writeKept(file, analyzer, { data, arrays: { starts, tokens } })
}

/** The same analyses in the order of their sentences, so that the same ones make the same bytes. */
export function sortAnalyses(store: AnalysisStore): AnalysisStore {
  const sorted = createAnalysisStore()
  for (const sentence of [...store.sentences()].sort()) {
    sorted.addTokens(sentence, store.tokensOf(sentence) ?? [])
  }
  for (const text of [...store.readings.keys()].sort()) {
    sorted.addReading(text, store.readings.get(text) ?? '')
  }
  return sorted
}
