/**
 * The sound of a text as a key: however it is written (kanji, kana, Hepburn or Kunrei romaji) and with whatever long
 * vowels, what is read alike has the same key. 公民連携, こうみんれんけい, koumin renkei and 公民連係 all give kominrenke.
 */

import { normalizeText, toHiragana } from './normalize.ts'

const small = 'ぁぃぅぇぉ'
const large = 'あいうえお'

/** Kunrei and Nihon spellings, to Hepburn. */
const kunrei: readonly (readonly [RegExp, string])[] = [
  [/oh(?=[^aeiouhy]|$)/g, 'o'], // Ohtsu
  [/nn(?![aeiouy])/g, 'n'], // as it is typed into an input method
  [/cch/g, 'tch'],
  [/dzu|du/g, 'zu'],
  [/sy(?=[auo])/g, 'sh'],
  [/ty(?=[auo])/g, 'ch'],
  [/[zj]y(?=[auo])/g, 'j'],
  [/(?<![a-z])si|(?<=[aeiouns])si/g, 'shi'],
  [/(?<![a-z])ti|(?<=[aeiount])ti/g, 'chi'],
  [/(?<![a-z])tu|(?<=[aeiount])tu/g, 'tsu'],
  [/(?<![a-z])hu|(?<=[aeioun])hu/g, 'fu'],
  [/zi/g, 'ji'],
]

const kanaOnly = /^[ぁ-ゖー]+$/

/** The key of a reading (hiragana, with Latin letters where there is no reading). */
export function phoneticKey(reading: string): string {
  // Most readings of a library are plain kana: they need neither normalising nor other spellings.
  const isKana = kanaOnly.test(reading)
  const plain = (isKana ? reading : normalizeText(reading)).replace(/[ぁぃぅぇぉ]/g, (kana) =>
    large.charAt(small.indexOf(kana)),
  )
  const romaji = toRomaji(isKana ? plain : plain.replace(/[āâēêīîōôūû]/g, shorten))
  return (isKana ? romaji : toHepburn(romaji.replace(/[^\p{L}\p{N}]/gu, '')))
    .replace(/([aeiou])\1+/g, '$1')
    .replace(/ou/g, 'o')
    .replace(/ei/g, 'e')
    .replace(/m(?=[bpm])/g, 'n')
    .replace(/ng(?![aeiouy])/g, 'n') // Ping!Pong!Pang! and ぴんぽんぱん
}

/** Ōita and Ôita. */
function shorten(vowel: string): string {
  return vowel.normalize('NFD').charAt(0)
}

function toHepburn(romaji: string): string {
  return kunrei.reduce((text, [spelling, hepburn]) => text.replace(spelling, hepburn), romaji)
}

const vowels = 'aiueo'

/** The rows of the kana table, each in the order of the vowels; 「-」 where there is no kana. */
const rows: Readonly<Record<string, string>> = {
  '': 'あいうえお',
  k: 'かきくけこ',
  g: 'がぎぐげご',
  s: 'さ-すせそ',
  z: 'ざ-ずぜぞ',
  t: 'た--てと',
  d: 'だ--でど',
  n: 'なにぬねの',
  h: 'はひ-へほ',
  b: 'ばびぶべぼ',
  p: 'ぱぴぷぺぽ',
  m: 'まみむめも',
  y: 'や-ゆ-よ',
  r: 'らりるれろ',
  w: 'わ---を',
  v: '--ゔ--',
}

const odd: Readonly<Record<string, string>> = {
  し: 'shi',
  じ: 'ji',
  ち: 'chi',
  ぢ: 'ji',
  つ: 'tsu',
  づ: 'zu',
  ふ: 'fu',
  を: 'o',
  ん: 'n',
  ゐ: 'i',
  ゑ: 'e',
  ぁ: 'a',
  ぃ: 'i',
  ぅ: 'u',
  ぇ: 'e',
  ぉ: 'o',
  ゎ: 'wa',
  ゃ: 'ya',
  ゅ: 'yu',
  ょ: 'yo',
  ゕ: 'ka',
  ゖ: 'ke',
  ー: '',
}

const single = new Map([
  ...Object.entries(rows).flatMap(([consonant, kana]) =>
    [...kana].map((letter, index) => [letter, consonant + vowels.charAt(index)] as const),
  ),
  ...Object.entries(odd),
])

/** Before a small ya, yu, yo or vowel these drop their own vowel: きゃ kya, しゅ shu, ふぁ fa, てぃ ti. */
const joint = /([きぎしじちぢにひびぴみりゔふうてでとどつ])([ゃゅょぁぃぅぇぉ])/g

/**
 * The Hepburn romaji of a reading as file names are written: long vowels shortened, n never m, no apostrophes. What is no
 * kana stays as it is.
 */
export function toRomaji(reading: string): string {
  return toHiragana(reading.normalize('NFKC'))
    .replace(joint, joinKana)
    .replace(/[ぁ-ゖー]/g, (kana) => (kana === 'っ' ? kana : (single.get(kana) ?? kana)))
    .replace(/(?<!っ)っ+(?=ch)/g, 't')
    .replace(/(?<!っ)っ+(?=([b-df-hj-np-tv-z]))/g, '$1')
    .replaceAll('っ', 'tsu')
    .replace(/o[ou]|uu/g, (long) => long.charAt(0))
}

function joinKana(_: string, base: string, small: string): string {
  const consonant = base === 'う' ? 'w' : (single.get(base) ?? '').slice(0, -1)
  const sound = single.get(small) ?? ''
  // し, ち and じ already hold the y.
  return consonant + (/(?:sh|ch|j)$/.test(consonant) ? sound.replace('y', '') : sound)
}
