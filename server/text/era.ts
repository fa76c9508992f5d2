/** Years written in Japanese eras: 平成20年, H20 and 2008 are the same year to whoever searches. */

import { normalizeText } from './normalize.ts'

const firstYears: Readonly<Record<string, number>> = {
  ...{ 明治: 1868, 大正: 1912, 昭和: 1926, 平成: 1989, 令和: 2019 },
  ...{ m: 1868, t: 1912, s: 1926, h: 1989, r: 2019 },
}

/** In normal form (lower case, half-width digits): 平成20年, 令和元, h20, h.20. A bare letter needs a digit at once. */
const eraYear =
  /(明治|大正|昭和|平成|令和)\s?(\d{1,2}|元)(?:年|(?!\d))|(?<![a-z0-9])([mtshr])\.?(\d{1,2})(?![a-z0-9])年?/g

/** The years of a normalised text that are written in an era, with their places. */
export function findEraYears(text: string): { year: string; start: number; end: number }[] {
  return [...text.matchAll(eraYear)].map((match) => {
    const [whole, era, count, letter, digits] = match
    const first = firstYears[era ?? letter ?? ''] ?? 0
    const number = count === '元' ? 1 : Number(count ?? digits)
    return { year: String(first + number - 1), start: match.index, end: match.index + whole.length }
  })
}

/** The text with every year as a bare western year: 平成19年, H19 and 2007年 have the bigrams of 2007. */
export function writeYears(text: string): string {
  const normal = normalizeText(text)
  let written = ''
  let at = 0
  for (const { year, start, end } of findEraYears(normal)) {
    written += normal.slice(at, start) + year
    at = end
  }
  return (written + normal.slice(at)).replace(/(?<=\d{4})年/g, '')
}
