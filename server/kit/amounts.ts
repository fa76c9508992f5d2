/** The number of a result that is worth asking about. */

import type { Sentence } from './sentence.ts'

const figures = '約?(?:[0-9][0-9,.]*(?:億|万|千)?)+'
const tails = '(?:以上|余り|超|未満|以下)?'

/** In the order in which they are preferred: people, shares, money, counts, places. Years are none of them. */
const units = [
  '(?:人|名)',
  '(?:割|%|％|パーセント|倍|ポイント)',
  '円',
  '(?:件|回|本|点|団体|自治体|社|チーム)',
  '(?:か所|施設|棟|館)',
]

/** 第12回 counts nothing, and neither does a number inside another. */
const patterns = units.map((unit) => new RegExp(`(?<![0-9,.第])${figures}${unit}${tails}`))

export type Amount = { text: string; sentence: Sentence }

/** The first amount of the best sort in some sentences. */
export function findAmount(sentences: readonly Sentence[]): Amount | undefined {
  for (const pattern of patterns) {
    for (const sentence of sentences) {
      const found = pattern.exec(sentence.text)
      if (found) return { text: found[0], sentence }
    }
  }
  return undefined
}
