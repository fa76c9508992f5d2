/** 元号: western years and era years. */

const eras = [
  { era: '明治', from: 1868, to: 1912 },
  { era: '大正', from: 1912, to: 1926 },
  { era: '昭和', from: 1926, to: 1989 },
  { era: '平成', from: 1989, to: 2019 },
  { era: '令和', from: 2019, to: 2100 },
] as const

/** The names as alternatives of a pattern. */
export const eraNames = eras.map(({ era }) => era).join('|')

/** 2006 for 平成 and 「18」, 2019 for 令和 and 「元」; NaN for an era of which nothing is known. */
export function westernYear(era: string, year: string): number {
  const found = eras.find((one) => one.era === era)
  return found ? found.from - 1 + (year === '元' ? 1 : Number(year)) : Number.NaN
}

/** The era years of a western year; a year of change has two. */
export function eraYearsOf(year: number): { era: string; year: number }[] {
  return eras
    .filter(({ from, to }) => year >= from && year <= to)
    .map(({ era, from }) => ({ era, year: year - from + 1 }))
}
