/**
 * The sound of a text as a key: however it is written (kanji, kana, Hepburn or Kunrei romaji) and with whatever long
 * vowels, what is read alike has the same key. 公民連携, こうみんれんけい, koumin renkei and 公民連係 all give kominrenke.
 */

import { normalizeText } from './normalize.ts'
import { toRomaji } from './romaji.ts'

const small = 'ぁぃぅぇぉ'
const large = 'あいうえお'

/** Kunrei and Nihon spellings, to Hepburn. */
const kunrei: readonly (readonly [RegExp, string])[] = [
  [/sy(?=[auo])/g, 'sh'],
  [/ty(?=[auo])/g, 'ch'],
  [/[zj]y(?=[auo])/g, 'j'],
  [/(?<![a-z])si|(?<=[aeioun])si/g, 'shi'],
  [/(?<![a-z])ti|(?<=[aeioun])ti/g, 'chi'],
  [/(?<![a-z])tu|(?<=[aeioun])tu/g, 'tsu'],
  [/(?<![a-z])hu|(?<=[aeioun])hu/g, 'fu'],
  [/zi/g, 'ji'],
]

const kanaOnly = /^[ぁ-ゖー]+$/

/** The key of a reading (hiragana, with Latin letters where there is no reading). */
export function soundKey(reading: string): string {
  // Most readings of a library are plain kana: they need neither normalising nor other spellings.
  const isKana = kanaOnly.test(reading)
  const plain = (isKana ? reading : normalizeText(reading)).replace(/[ぁぃぅぇぉ]/g, (kana) =>
    large.charAt(small.indexOf(kana)),
  )
  const romaji = toRomaji(plain)
  return (isKana ? romaji : toHepburn(romaji.replace(/[^\p{L}\p{N}]/gu, '')))
    .replace(/([aeiou])\1+/g, '$1')
    .replace(/ou/g, 'o')
    .replace(/ei/g, 'e')
    .replace(/m(?=[bpm])/g, 'n')
    .replace(/ng(?![aeiouy])/g, 'n') // Ping!Pong!Pang! and ぴんぽんぱん
}

function toHepburn(romaji: string): string {
  return kunrei.reduce((text, [spelling, hepburn]) => text.replace(spelling, hepburn), romaji)
}
