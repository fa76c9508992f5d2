/** The analyser with everything analysed before: for the shipped cases, and here. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprintAnalyzer, readAnalyses, writeAnalyses } from './analysis-file.ts'
import { type Analyzer, loadAnalyzer } from './tokenize.ts'

export const shippedAnalysesFile = fileURLToPath(
  new URL('../prepared/case-analyses.gz', import.meta.url),
)

export type KeptAnalyzer = {
  analyzer: Analyzer
  /** Keeps what has been learned so far; called before readers' queries are among it. */
  keep: () => Promise<void>
}

/** Loads the dictionary and the kept analyses; `onTrouble` hears, in Japanese, of a disk that cannot be written. */
export async function openAnalyzer(
  dataFolder: string,
  onTrouble: (message: string) => void,
): Promise<KeptAnalyzer> {
  const file = join(dataFolder, 'analyses.bin')
  const fingerprint = await fingerprintAnalyzer()
  const [shipped, own] = await Promise.all([
    readAnalyses(shippedAnalysesFile, fingerprint),
    readAnalyses(file, fingerprint),
  ])
  return {
    analyzer: await loadAnalyzer(own, shipped),
    keep: async () => {
      own.close()
      if (own.added() === 0) return
      await writeAnalyses(file, fingerprint, own).catch((error: Error) =>
        onTrouble(`${file} に書けません（次の起動で解析し直します）: ${error.message}`),
      )
    },
  }
}
