/** Years that are not written out: 平成20年, 平成二十年, 平20, H20 and '08 are 2008 to whoever searches. */

import { eraLetters, eraNames, westernYear } from '../contract/era.ts'
import { readNumber } from './number.ts'

/**
 * In normal form (lower case, half-width digits): 平成20年, 平成二十年, 令和元, h20, h.20, 昭61. A bare letter needs a digit
 * at once; m and t need 年 too, as M9.0 is an earthquake and ㎡ (m2) an area.
 */
const eraYear = new RegExp(
  [
    `(${eraNames})\\s?(?:(\\d{1,2}|元)(?:年|(?!\\d))|([〇一二三四五六七八九十]{1,3})年)`,
    `(?<![a-z0-9])(${eraLetters})\\.?(?:(\\d{1,2})(?![a-z0-9])|(元)(?=年|[^\\p{L}\\p{N}]|$))年?`,
    `(?<!\\p{Script=Han})([昭平令])(?:(\\d{1,2})(?![\\da-z.,])|(元)(?=年|[^\\p{L}\\p{N}]|$))年?`,
    `(?<![a-z0-9.,/'-])(?:'(\\d\\d)(?![\\da-z'])|(0\\d)(?=年(?![生目間齢])))年?`,
  ].join('|'),
  'gu',
)
/** 昭 and 平 as they stand in tables: 昭61, 令元年度. */
const shortNames: Readonly<Record<string, string>> = { 昭: 's', 平: 'h', 令: 'r' }

/** '61 is 1961, '07 and 07年 are 2007. */
const firstOfCentury = 50
const needsYear = /^[mt]/

/** 平成22・23年 and 平成12〜18年 name the era once. */
const further = /年?度?[・、,~〜-](\d{1,2})年/y

/** Longer than an era has lasted a letter and a number are a name: no H鋼, but H32 of plans made before 令和. */
const longest: Readonly<Record<string, number>> = { s: 64, h: 40, r: 50, t: 15, m: 45 }

type EraYear = { year: string; start: number; end: number }

/** The years of a text in normal form that are not written out, with their places. */
export function findEraYears(text: string): EraYear[] {
  return [...text.matchAll(eraYear)].flatMap((match) => {
    const [whole] = match
    const [start, end] = [match.index, match.index + whole.length]
    const { era, count, isLetter, short } = readMatch(match)
    if (short !== undefined) return [{ year: writeCentury(short), start, end }]
    const isName = isLetter && Number(count) > (longest[era] ?? 0)
    if (count === '' || isName || (needsYear.test(whole) && !whole.endsWith('年'))) return []
    return [{ year: String(westernYear(era, count)), start, end }, ...findFurther(text, era, end)]
  })
}

function readMatch(match: RegExpExecArray) {
  const [, name, plain, kanji, letter, digits, first, head = '', shortCount, shortFirst] = match
  const [apostrophe, zero] = match.slice(10)
  return {
    era: name ?? letter ?? shortNames[head] ?? '',
    count:
      plain ??
      digits ??
      first ??
      shortCount ??
      shortFirst ??
      readNumber(kanji ?? '', 0)?.digits ??
      '',
    isLetter: name === undefined,
    /** The last two digits of a western year. */
    short: apostrophe ?? zero,
  }
}

function writeCentury(digits: string): string {
  return (Number(digits) < firstOfCentury ? '20' : '19') + digits
}

function findFurther(text: string, era: string, end: number): EraYear[] {
  const years: EraYear[] = []
  further.lastIndex = text.charAt(end - 1) === '年' ? end - 1 : end
  for (let match = further.exec(text); match; match = further.exec(text)) {
    const [whole, count = ''] = match
    const last = match.index + whole.length
    years.push({ year: String(westernYear(era, count)), start: last - count.length - 1, end: last })
    further.lastIndex = last - 1
  }
  return years
}
