/**
 * The one writing by which two texts in normal form compare: numbers and years in digits, 茅ヶ崎 and 茅ケ崎 as 茅が崎, 2ヶ所 as
 * 2か所, 佐々木 as 佐佐木, AI-OCR as aiocr. Bigrams, quoted phrases, exclusions and suggestions are made of it; the analyser
 * reads the text as it is written, because its dictionary knows 茅ケ崎 and 佐々木.
 */

import { findEraYears } from './era.ts'
import { type Figure, findFigures } from './figures.ts'
import { normalizeText } from './normalize.ts'

/** The canonical writing of a text in normal form. */
export function writeCanonical(normal: string): string {
  // Names last: R-1 is no year, and must not become r1 before years are read.
  return joinLatin(dropYearSigns(replaceFigures(unifyNames(normal), findFigures)))
}

/** A text in normal form with every year as a bare western year, and nothing else changed: what a model reads. */
export function writeYears(normal: string): string {
  return dropYearSigns(
    replaceFigures(normal, (text) =>
      findEraYears(text).map(({ year, ...place }) => ({ ...place, digits: year, isYear: true })),
    ),
  )
}

/** 2007年 is 2007, as 平成19年 and H19 are; before a month the sign keeps the two apart. */
function dropYearSigns(text: string): string {
  return text.replace(/(?<=(?<!\d)\d{4})年(?!\d)/g, '')
}

function replaceFigures(text: string, find: (text: string) => readonly Figure[]): string {
  let written = ''
  let at = 0
  for (const { digits, isYear, start, end } of find(text)) {
    const sign = isYear && text.charAt(end - 1) === '年' ? '年' : ''
    written += text.slice(at, start) + digits + sign
    at = end
  }
  return written + text.slice(at)
}

/** 2ヶ所, 3カ月, 二箇所, 2個所 as newspapers write it; 個 counts by itself in 2個所有. */
const countedKe =
  /(?<=[\d一二三四五六七八九十百千万億数何幾])(?:[ヶケヵカ箇](?=[所月国年条])|個(?=月|所(?!有|属|持|蔵|要|定)))/g

/** 茅ヶ崎, 龍ケ崎, つつじヶ丘, and 茅ヶ while it is being typed; a ケ, ガ or ヵ between kanji is nothing else. */
const namedKe =
  /(?<=[\p{L}])ヶ(?![ゝゞヽヾ])|(?<=[\p{Script=Han}ぁ-ゖ])ケ(?=\p{Script=Han}|$)|(?<=\p{Script=Han})[ガヵ](?=\p{Script=Han})/gu

const repeatedKanji = /((?!々)\p{Script=Han})(々+)/gu

/** A name or a word of a text in normal form with か and が for ヶ, and kanji for 々. */
export function unifyNames(normal: string): string {
  return normal
    .replace(countedKe, 'か')
    .replace(namedKe, 'が')
    .replace(repeatedKanji, (_, kanji: string, marks: string) => kanji.repeat(1 + marks.length))
}

/** The sign inside a name of Latin letters: Wi-Fi (and WiーFi, as it is typed in kana), AI・OCR, e.Tax, COVID-19; not M7.3 or Ver.2. */
const insideLatin = /(?<=[a-z0-9])[-ー.・](?=[a-z])|(?<=[a-z])[-ー・](?=\d)/g

function joinLatin(normal: string): string {
  return normal.replace(insideLatin, '')
}

/**
 * The pairs of letters that stand side by side in a canonical text: a text has a phrase only if it has these of it, and a
 * phrase that is one of them just if it has it. What is at a number is left out: 1人 is no pair of 1.1人, which has it.
 */
export function listLetterPairs(canonical: string): Set<string> {
  return new Set([...new Set(cutCanonicalGrams(canonical))].filter(isLetterPair))
}

/** Whether a bigram is two letters, and no number or letter by itself. */
export function isLetterPair(gram: string): boolean {
  return gram.length > 1 && !/[0-9]/.test(gram) && [...gram].length === 2
}

/** Whether a canonical text has a canonical phrase; 100人 is not in 1100人. */
export function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + phrase.length)]
    const isInside =
      (/^\d/.test(phrase) && isDigit(before)) || (/\d$/.test(phrase) && isDigit(after))
    if (!isInside) return true
  }
  return false
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

const runs = /(?:[\p{L}\p{N}\p{M}]|(?<=\d)\.(?=\d))+/gu
/** 1.5 is one number; 2020.4.1 is a date. */
const units = /(?<!\d)\d{1,3}\.\d+(?![.\d])|\d+|[^.]/gu
const number = /^\d\d|^\d\./

/** The bigrams of any text: the second field, by which any piece of any word can be found. */
export function cutGrams(text: string): string[] {
  return cutCanonicalGrams(writeCanonical(normalizeText(text)))
}

/**
 * The bigrams of every run of letters and digits of a canonical text; a run of one character is its own gram. A number is
 * one character of them, and a gram by itself: 100人 is no piece of 1000人, as 10 and 00 would make it.
 */
export function cutCanonicalGrams(canonical: string): string[] {
  const grams: string[] = []
  for (const [run] of canonical.matchAll(runs)) {
    const characters = /\d[\d.]/.test(run) ? (run.match(units) ?? []) : [...run]
    if (characters.length === 1) grams.push(run)
    characters.forEach((character, index) => {
      if (characters.length > 1 && number.test(character)) grams.push(character)
      const next = characters[index + 1]
      if (next !== undefined) grams.push(character + next)
    })
  }
  return grams
}
