/** 元号: western years and era years. */

type Era = { name: string; letter: string; first: number; last: number }

/** In the order of time; the year in which one ends is the first of the next. */
const eras: readonly Era[] = [
  { name: '明治', letter: 'm', first: 1868, last: 1912 },
  { name: '大正', letter: 't', first: 1912, last: 1926 },
  { name: '昭和', letter: 's', first: 1926, last: 1989 },
  { name: '平成', letter: 'h', first: 1989, last: 2019 },
  { name: '令和', letter: 'r', first: 2019, last: Number.POSITIVE_INFINITY },
]

/** The names as alternatives of a pattern. */
export const eraNames = eras.map(({ name }) => name).join('|')

/** The letters that stand for the names, H20 for 平成20, as a class of a pattern. */
export const eraLetters = `[${eras.map(({ letter }) => letter).join('')}]`

/** 2006 for 平成 (or h) and 「18」, 2019 for 令和 and 「元」; NaN for an era of which nothing is known. */
export function westernYear(era: string, year: string): number {
  const found = eras.find(({ name, letter }) => name === era || letter === era)
  return found ? found.first - 1 + (year === '元' ? 1 : Number(year)) : Number.NaN
}

/** A western year as it is written in its era, 平成18; a year of change has two, one before Meiji none. */
export function writeEraYears(year: number): string[] {
  return eras
    .filter(({ first, last }) => first <= year && year <= last)
    .map(({ name, first }) => `${name}${year === first ? '元' : year - first + 1}`)
}
