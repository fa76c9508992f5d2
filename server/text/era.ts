/** Years written in Japanese eras: 平成20年, H20 and 2008 are the same year to whoever searches. */

import { eraLetters, eraNames, westernYear } from '../contract/era.ts'

/** In normal form (lower case, half-width digits): 平成20年, 令和元, h20, h.20. A bare letter needs a digit at once. */
const eraYear = new RegExp(
  `(${eraNames})\\s?(\\d{1,2}|元)(?:年|(?!\\d))|(?<![a-z0-9])(${eraLetters})\\.?(\\d{1,2})(?![a-z0-9])年?`,
  'g',
)

/** The years of a text in normal form that are written in an era, with their places. */
export function findEraYears(text: string): { year: string; start: number; end: number }[] {
  return [...text.matchAll(eraYear)].map((match) => {
    const [whole, era, count, letter, digits] = match
    const year = westernYear(era ?? letter ?? '', count ?? digits ?? '')
    return { year: String(year), start: match.index, end: match.index + whole.length }
  })
}

/** A text in normal form with every year as a bare western year: 平成19年, H19 and 2007年 have the bigrams of 2007. */
export function writeYears(text: string): string {
  let written = ''
  let at = 0
  for (const { year, start, end } of findEraYears(text)) {
    written += text.slice(at, start) + year
    at = end
  }
  return (written + text.slice(at)).replace(/(?<=\d{4})年/g, '')
}
