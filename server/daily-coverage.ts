/** The coverage of a library as of the current day, measured once a day. */

import type { Case } from './cases/case.ts'
import { measureCoverage } from './cases/coverage.ts'
import type { CoverageAnswer } from './contract-pages.ts'
import { readDayInJapan } from './today.ts'

/** Reads the coverage of these cases; `readDay` is the day in Japan, wherever the server stands. */
export function createDailyCoverage(
  cases: readonly Case[],
  readDay: () => string = readDayInJapan,
): () => CoverageAnswer {
  let measured: CoverageAnswer | undefined
  return () => {
    const today = readDay()
    if (measured?.today !== today) measured = measureCoverage(cases, today)
    return measured
  }
}
