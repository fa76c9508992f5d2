/** The numbers of a text as values: 1万2,162, 一万二千百六十二 and 12,162 are one, 令和元年 is 2019, 9割 is 90. */

import { eraLetters, eraNames, westernYear } from '../../contract/era.ts'
import { type ReadFigure, readFigures } from '../../text/figures.ts'
import { normalizeWithOffsets } from '../../text/normalize.ts'
import { isNumber } from '../../text/number.ts'

/** A number as it stands in a text. */
export type WrittenValue = {
  shown: string
  index: number
  /** The values it may have, the likeliest first: 24年 behind 平成22年 is a year or a span of years. */
  readings: number[]
}

/** Every number and year of a text, in order: kanji that may be a piece of a word, the 三 of 三重, too. */
export function readValues(original: string): WrittenValue[] {
  return readWanted(original, () => true)
}

/** Those that can be nothing but a number: what a text says, while any may be what facts hold. */
export function readSureValues(original: string): WrittenValue[] {
  return readWanted(original, isSure)
}

function readWanted(
  original: string,
  isWanted: (text: string, figure: ReadFigure) => boolean,
): WrittenValue[] {
  if (!anyDigit.test(original)) return []
  const { text, starts, ends } = normalizeWithOffsets(original)
  const figures = splitDates(readFigures(text))
  const values: WrittenValue[] = []
  for (const [order, figure] of figures.entries()) {
    if (!isWanted(text, figure)) continue
    const { start, end } = figure
    const isShare = !figure.isYear && isAt(share, text, end)
    const index = starts[start] ?? 0
    const shown = original.slice(index, ends[isShare ? end : end - 1])
    // ㎡ and ① have digits in normal form only; some kanji, 十数人, is no number at all.
    if (!anyDigit.test(shown) || isVague(text, figure)) continue
    values.push({ shown, index, readings: readFigure(text, figure, figures[order + 1], isShare) })
  }
  return values
}

const anyDigit = /[\d０-９一二三四五六七八九壱弐参十百千元]/

/** Whether a sticky pattern is met here: to cut out what it looks at for each of 200 numbers took a third of reading them. */
function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** 2020.4 is a year and a month. */
const yearAndMonth = /^\d{4,}\.\d+$/

function splitDates(figures: readonly ReadFigure[]): readonly ReadFigure[] {
  return figures.some(isDate) ? figures.flatMap(splitDate) : figures
}

function isDate({ digits, number }: ReadFigure): boolean {
  return number !== undefined && !number.hasUnit && digits.length > 5 && yearAndMonth.test(digits)
}

function splitDate(figure: ReadFigure): ReadFigure[] {
  if (!isDate(figure)) return [figure]
  const { digits, start, end } = figure
  const point = digits.indexOf('.')
  return [
    { ...figure, digits: digits.slice(0, point), end: start + point },
    { ...figure, digits: digits.slice(point + 1), start: start + point + 1, end },
  ]
}

function isVague(text: string, { start, end, number }: ReadFigure): boolean {
  if (!number?.kanji || /\d/.test(text.charAt(start))) return false
  const isInWord = /^[壱弐参]/.test(text.slice(start)) && !isNumber(text, number)
  return isInWord || /[数何幾]/.test(text.charAt(start - 1)) || /[数余]/.test(text.charAt(end))
}

/** In kanji 一人 is a manner of speaking, too, and 三つ counts what stands in the text itself. */
const manners = /^(?:二人三脚|三位一体|三者|三セク)/

function isSure(text: string, { start, number }: ReadFigure): boolean {
  if (!number || /\d/.test(text.charAt(start))) return true
  const isManner = number.digits === '1' || manners.test(text.slice(start, start + 4))
  return isNumber(text, number) && !isManner
}

/** 9割 is 90%, but the 割 of 割り当て divides. */
const share = /割(?![りる振当])/y

function readFigure(
  text: string,
  figure: ReadFigure,
  next: ReadFigure | undefined,
  isShare: boolean,
): number[] {
  const value = Number(figure.digits)
  if (figure.isYear) return [value]
  if (isShare) return [value * 10]
  const joined = next && isSpan(text, figure, next) ? spreadUnit(text, value, next) : undefined
  if (joined !== undefined) return [joined]
  const years = readBareYear(text, figure)
  return years.length > 0 && isAt(fiscal, text, figure.end) ? years : [value, ...years]
}

function isSpan(text: string, { end }: ReadFigure, { start }: ReadFigure): boolean {
  return start === end + 1 && /[~〜・、,-]/.test(text.charAt(end))
}

/** The 2 of 2〜3億 is 2億, that of 7〜8割 is 7割; the 9,000 of 9,000〜1万 stays. */
function spreadUnit(text: string, value: number, next: ReadFigure): number | undefined {
  const [, digits = ''] = /^([\d,.]+)\D/.exec(text.slice(next.start, next.end)) ?? []
  const isShare = isAt(share, text, next.end)
  const unit = isShare ? 10 : Number(next.digits) / Number(digits.replaceAll(',', '') || Number.NaN)
  const limit = Number(next.digits) * (isShare ? 10 : 1)
  return unit > 1 && value * unit < limit ? Math.round(value * unit * 1e4) / 1e4 : undefined
}

const fiscal = /(?:[・、,~〜-]\d{1,2})?年度(?![目間続連])/y
const bareYear = /(?:[・、,~〜-]\d{1,2})?年(?!度?[目間続連]|ぶり|代|[以余半])/y
const namedEra = new RegExp(`(${eraNames})|(?<![a-z])(${eraLetters})\\.?(?=\\d)`, 'g')
const westernCentury = /(?<!\d)(1[89]|20)\d\d(?=\(|年|[~〜・-])/g

/** No sentence is longer; looking back to the beginning of a text of 256 KiB from each of its numbers would take minutes. */
const reach = 400

/** The 26 of 26年度 is counted from the era that was named before it, or is the end of a western year; a fiscal year alone is one of 平成. */
function readBareYear(text: string, { digits, start, end }: ReadFigure): number[] {
  if (digits.length > 2 || !isAt(bareYear, text, end)) return []
  const before = text.slice(Math.max(0, start - reach), start)
  const era = [...before.matchAll(namedEra)].at(-1)
  const century = [...before.matchAll(westernCentury)].at(-1)?.[1]
  if (!era && !century) {
    return digits.length === 2 && isAt(fiscal, text, end) ? [westernYear('平成', digits)] : []
  }
  return [
    ...(era ? [westernYear(era[1] ?? era[2] ?? '', digits)] : []),
    ...(century && digits.length === 2 ? [Number(century + digits)] : []),
  ]
}
