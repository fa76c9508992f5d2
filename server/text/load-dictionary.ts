/** The dictionary from the disk: the table that ships, or kuromoji's own files. The only importer of kuromoji as a whole. */

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { IpadicFeatures, Tokenizer } from 'kuromoji'
import { once } from '../once.ts'
import { openDictionary } from './compact-dictionary/open-dictionary.ts'
import { type CutWords, openWordCutter } from './cut-words.ts'
import { readShippedDictionary } from './shipped-dictionary.ts'

/** kuromoji's own tokenizer, with its dictionary inside. */
export type KuromojiTokenizer = Tokenizer<IpadicFeatures>

/** Loads kuromoji's dictionary, once for all who ask (0.5 s and 170 MB): nothing ever changes it. */
export const loadTokenizer = once(async (): Promise<KuromojiTokenizer> => {
  const { default: kuromoji } = await import('kuromoji')
  const require = createRequire(import.meta.url)
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict')
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error: Error | null, tokenizer) => {
      if (error) reject(error)
      else resolve(tokenizer)
    })
  })
})

/**
 * What cuts texts with the dictionary, once for all who ask; both forms of it give the same words. The table is opened at
 * the first text: a start whose texts are all known does not wait for it.
 */
export const loadWordCutter = once(async (): Promise<CutWords> => {
  const table = await readShippedDictionary()
  if (!table) return openWordCutter(await loadTokenizer())
  const open = once(() => openWordCutter(openDictionary(table)))
  return (text) => open()(text)
})
