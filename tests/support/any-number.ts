/** Whole numbers and years, and all the notations in which a text may give them. */

import fc from 'fast-check'
import { writeEraYears } from '../../server/contract/era.ts'

const digits = '〇一二三四五六七八九'
/** 二〇一五 */
const kanjiDigits = (number: number | string) =>
  [...String(number)].map((digit) => digits.charAt(Number(digit))).join('')

/** Up to four digits: 千二百三 or 一千二百三. */
function kanjiBelowTenThousand(number: number, one: '' | '一'): string {
  return ['千', '百', '十', ''].reduce((text, unit, place) => {
    const digit = Math.floor(number / 10 ** (3 - place)) % 10
    if (digit === 0) return text
    return text + (digit === 1 && unit ? (unit === '千' ? one : '') : digits.charAt(digit)) + unit
  }, '')
}

/** In groups of four digits, each written by `writeGroup`: 1億5000万, 一億五千万. */
function writeGroups(number: number, writeGroup: (group: number) => string): string {
  return ['兆', '億', '万', ''].reduce((text, unit, place) => {
    const group = Math.floor(number / 10 ** (12 - 4 * place)) % 10_000
    return group === 0 ? text : text + writeGroup(group) + unit
  }, '')
}

const wide = (text: string) =>
  text.replace(/[0-9,.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** One number in every notation a text may have. */
export const writings: Record<string, (number: number) => string> = {
  plain: String,
  commas: (number) => number.toLocaleString('en'),
  'wide commas': (number) => wide(number.toLocaleString('en')),
  kanji: (number) => writeGroups(number, (group) => kanjiBelowTenThousand(group, '')),
  'kanji with 一千': (number) => writeGroups(number, (group) => kanjiBelowTenThousand(group, '一')),
  'digits and 万': (number) => writeGroups(number, String),
  'commas and 万': (number) => wide(writeGroups(number, (group) => group.toLocaleString('en'))),
  'digits and 千': (number) =>
    writeGroups(number, (group) =>
      group >= 1000 ? `${Math.floor(group / 1000)}千${group % 1000 || ''}` : String(group),
    ),
  'kanji digits': (number) => (number > 99 ? kanjiDigits(number) : String(number)),
}

/** Any whole number, round ones as often as others; in kanji ten of them begin like the town 四万十, and stay words. */
export const anyNumber = fc
  .oneof(
    fc.integer({ min: 1, max: 1e12 }),
    fc.integer({ min: 1, max: 99_999 }),
    fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom(1e3, 1e4, 1e8))
      .map(([a, b]) => a * b),
  )
  .filter((number) => number < 40_010 || number > 40_019)

const letters: Readonly<Record<string, string>> = { 昭和: 'S', 平成: 'H', 令和: 'R' }

/** A year in every notation a text may have. */
export function listYearWritings(year: number): string[] {
  const [era = ''] = writeEraYears(year).slice(-1)
  const [name, count] = [era.slice(0, 2), era.slice(2)]
  const ordinal = count === '元' ? 1 : Number(count)
  const letter = letters[name]
  const inKanji = count === '元' ? count : kanjiBelowTenThousand(ordinal, '')
  return [
    ...[`${year}年`, wide(`${year}年`), `${kanjiDigits(year)}年`, `${era}年`, wide(`${era}年`)],
    `${name}${inKanji}年`,
    ...(letter ? [`${letter}${ordinal}`, `${letter}${ordinal}年`, `${letter}.${ordinal}`] : []),
    ...(letter && count === '元' ? [`${letter}元年`, `${letter}元`] : []),
    ...(letter ? [`${name.charAt(0)}${count}`, `${name.charAt(0)}${count}年`] : []),
    ...(year >= 1950 ? [`'${String(year).slice(2)}`, `’${String(year).slice(2)}年`] : []),
    ...(year >= 2000 && year < 2010 ? [`${String(year).slice(2)}年`] : []),
  ]
}
