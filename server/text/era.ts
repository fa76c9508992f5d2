/** Years written in Japanese eras: 平成20年, 平成二十年, H20 and 2008 are the same year to whoever searches. */

import { eraLetters, eraNames, westernYear } from '../contract/era.ts'
import { readNumber } from './number.ts'

/**
 * In normal form (lower case, half-width digits): 平成20年, 平成二十年, 令和元, h20, h.20. A bare letter needs a digit at once;
 * m and t need 年 too, as M9.0 is an earthquake and ㎡ (m2) an area.
 */
const eraYear = new RegExp(
  [
    `(${eraNames})\\s?(?:(\\d{1,2}|元)(?:年|(?!\\d))|([〇一二三四五六七八九十]{1,3})年)`,
    `(?<![a-z0-9])(${eraLetters})\\.?(?:(\\d{1,2})(?![a-z0-9])|(元)(?=年))年?`,
  ].join('|'),
  'g',
)
const needsYear = /^[mt]/

/** 平成22・23年 and 平成12〜18年 name the era once. */
const further = /年?度?[・、,~〜-](\d{1,2})年/y

/** Longer than an era has lasted a letter and a number are a name: no H鋼, but H32 of plans made before 令和. */
const longest: Readonly<Record<string, number>> = { s: 64, h: 40, r: 50, t: 15, m: 45 }

type EraYear = { year: string; start: number; end: number }

/** The years of a text in normal form that are written in an era, with their places. */
export function findEraYears(text: string): EraYear[] {
  return [...text.matchAll(eraYear)].flatMap((match) => {
    const [whole, name, plain, kanji, letter, digits, first] = match
    const era = name ?? letter ?? ''
    const count = plain ?? digits ?? first ?? readNumber(kanji ?? '', 0)?.digits ?? ''
    const isName = letter !== undefined && Number(count) > (longest[letter] ?? 0)
    if (count === '' || isName || (needsYear.test(whole) && !whole.endsWith('年'))) return []
    const [start, end] = [match.index, match.index + whole.length]
    const year = String(westernYear(era, count))
    return [{ year, start, end }, ...findFurther(text, era, end)]
  })
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
