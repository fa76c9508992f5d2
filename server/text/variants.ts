/** Old and variant characters (旧字体, 異体字), each with its common form, from data/variants.tsv. */

import { readOwnText } from '../home/home.ts'

/** 邉 → 辺, 龍 → 竜, 﨑 → 崎: about 9,800 characters, of one or two UTF-16 units; the file takes 5 ms. */
export function readVariants(): ReadonlyMap<string, string> {
  const text = readOwnText(new URL('../data/variants.tsv', import.meta.url))
  const lines = text.split(/\r?\n/).slice(1)
  return new Map(
    lines
      .map((line) => line.split('\t'))
      .flatMap(([variant, common]) => (variant && common ? [[variant, common] as const] : [])),
  )
}
