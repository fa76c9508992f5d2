/**
 * How much room a comparison takes on its page, A4 across: lines of 7.5 points, on the screen's print as in Word. An
 * estimate on the safe side; tests/browser/reading.ts holds it against the pages that a browser prints.
 */

import type { Case } from '../cases/case.ts'
import type { ComparisonAnswer } from '../contract/api.ts'
import { isForMembers } from '../contract/case-audience.ts'
import { formatPlaces, splitTitle } from '../contract/format.ts'
import { printCell } from './comparison-paper.ts'
import { countTextLines } from './text-lines.ts'

type ComparedRow = ComparisonAnswer['rows'][number]

/** Lines that the page has below its title, for the names of the columns and the rows. */
const pageLines = 46.5

/** Characters that all columns have together; each loses some to its edges. */
const lineCharacters = 92.6
const edgeCharacters = 1.5

/** The space above and below the words of a row, and its rule. */
const rowGap = 0.45
const roomToWrite = 3.2
/** The small table of the scenes stands beside their names. */
const badgeCharacters = 4.5

/** Titles stand in 10 points on lines of 14.5. */
const headScale = 10 / 7.5
const headLine = 1.45

/** Measures for the columns of these cases. */
export function measureComparison(
  cases: readonly Pick<Case, 'slug' | 'title' | 'municipalities' | 'visibility'>[],
): {
  fits: (rows: readonly ComparedRow[]) => boolean
} {
  const characters = lineCharacters / Math.max(2, cases.length) - edgeCharacters
  const head = Math.max(
    ...cases.map(
      ({ municipalities, title, slug, visibility }) =>
        countTextLines(formatPlaces(municipalities), characters) +
        countTextLines(splitTitle(title).main, characters / headScale) * headLine +
        countTextLines(`/cases/${slug}`, characters) +
        Number(isForMembers({ visibility })),
    ),
  )
  const countCell = (id: string, found: ComparedRow['cells'][number]): number => {
    if (found.blank) return roomToWrite
    const text = printCell(found)
    return id === 'scenes'
      ? countTextLines(text, characters - badgeCharacters) + 1
      : countTextLines(text, characters)
  }
  const countRow = ({ id, cells }: ComparedRow): number =>
    rowGap + Math.max(...cells.map((each) => countCell(id, each)))
  return {
    fits: (rows) =>
      head + rowGap + rows.reduce((lines, row) => lines + countRow(row), 0) <= pageLines,
  }
}
