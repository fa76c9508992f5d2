/**
 * Numbers and years however they are written: 9,593万円, 九千五百九十三万円 and 9千593万円 are 95930000円, 1.5億 is 150000000,
 * 平成二十年 and H20 are 2008. What only looks like a number (三重, 十勝, 四万十, 百条委員会) stays as it is.
 */

import { findEraYears } from './era.ts'
import { isNumber, readNumber, type WrittenNumber } from './number.ts'

/** A number or a year of a text in normal form: its digits, and its place. */
export type Figure = { digits: string; start: number; end: number; isYear: boolean }

/** A figure as it was read; a year that is not written out is no number. */
export type ReadFigure = Figure & { number?: WrittenNumber }

/** Where a number may begin. */
const beginning = /[\d一二三四五六七八九壱弐参十百千]/g

/** The figures of a text that are not in plain digits already, in order. */
export function findFigures(text: string): Figure[] {
  return readFigures(text).filter(
    ({ number }) => !number || (isWrittenOut(text, number) && isNumber(text, number)),
  )
}

/** All that can be read as a number or a year in a text in normal form, plain digits and pieces of words too, in order. */
export function readFigures(text: string): ReadFigure[] {
  const figures: ReadFigure[] = []
  const years = findEraYears(text)
  let nextYear = 0
  let at = 0
  for (;;) {
    beginning.lastIndex = at
    const start = beginning.exec(text)?.index ?? text.length
    const year = years[nextYear]
    if (year && year.start <= start) {
      figures.push({ digits: year.year, start: year.start, end: year.end, isYear: true })
      nextYear++
      at = year.end
      continue
    }
    if (start === text.length) return figures
    const number = readNumber(text, start)
    if (number) {
      figures.push({ digits: number.digits, start, end: number.end, isYear: false, number })
    }
    at = number?.end ?? start + 1
  }
}

/** Anything but bare digits, which the analyser reads as one word by itself. */
function isWrittenOut(text: string, { digits, start, end }: WrittenNumber): boolean {
  return digits !== text.slice(start, end) || digits.includes('.')
}
