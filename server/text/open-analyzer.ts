/** The analyser with everything analysed before: for the shipped cases, and here. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Troubles } from '../troubles.ts'
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

/** Loads the dictionary and the kept analyses. */
export async function openAnalyzer(
  dataFolder: string,
  troubles: Pick<Troubles, 'write'>,
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
      if (own.added() > 0) {
        await troubles.write(file, () => writeAnalyses(file, fingerprint, own))
      }
    },
  }
}
