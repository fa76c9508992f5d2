/**
 * Texts analysed before are not analysed again: kuromoji takes about 0.9 s for the 91 shipped cases, reading the result
 * takes 0.05 s. One file ships with the cases, one in DATA_DIR holds what was analysed here.
 */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CacheFormat, openCache } from '../cache-file.ts'
import { fingerprintCode } from '../source-fingerprint.ts'
import type { Troubles } from '../troubles.ts'
import { loadAnalyzer } from './load-analyzer.ts'
import { createTokenStore, type PackedTokens, type TokenStore } from './token-store.ts'
import type { Analyzer } from './tokenize.ts'

export const shippedTokensFile = fileURLToPath(
  new URL('../prepared/case-analyses.gz', import.meta.url),
)

type CachedAnalyzer = {
  analyzer: Analyzer
  /** Whether anything was new. */
  hasLearned: () => boolean
  /** Keeps what has been learned so far; called before readers' queries are among it. */
  keep: () => Promise<void>
}

/** Loads the analyser with everything analysed before. */
export async function openAnalyzer(
  dataFolder: string,
  troubles: Pick<Troubles, 'clear' | 'report' | 'write'>,
): Promise<CachedAnalyzer> {
  const cache = await openCache({
    file: join(dataFolder, 'analyses.bin'),
    shipped: shippedTokensFile,
    format: await readTokenFormat(),
    troubles,
  })
  const { shipped, kept: own = createTokenStore() } = cache
  const hasLearned = () => own.added() > 0
  return {
    analyzer: await loadAnalyzer(own, shipped),
    hasLearned,
    keep: async () => {
      own.close()
      if (hasLearned()) cache.markChanged()
      await cache.save(() => (hasLearned() ? own : undefined))
    },
  }
}

type TokenFormat = CacheFormat<TokenStore, PackedTokens['data'], PackedTokens['arrays']>

/** The format of this analyser, named by its code and its dictionary's package. */
export async function readTokenFormat(): Promise<TokenFormat> {
  return {
    fingerprint: await fingerprintCode([new URL('./load-analyzer.ts', import.meta.url)]),
    pack: (store) => store.pack(),
    unpack: createTokenStore,
  }
}
