/** How editors judge cases as answers to questions: by query and case the newest judgement, without who judged. */

import { type Judgement, judgementGrades } from '../../contract/desk.ts'
import { cleanText } from '../../contract/untrusted-values.ts'
import type { StateDatabase } from '../../state/database.ts'

export type Judgements = {
  /** `query` in its normal form; one of an earlier day than what is there changes nothing. */
  set: (judgement: Judgement) => void
  /** Query by query, in the order in which they were first judged. */
  list: () => Judgement[]
  /** As the judged queries of tests/eval are written, a query a line. */
  exportJsonl: () => string
}

/** As long as a search may be. */
const longestQuery = 200

/** Opens the judgements of a state. */
export function openJudgements(database: StateDatabase): Judgements {
  const list: Judgements['list'] = () =>
    database.all<Judgement>(
      `SELECT query, slug, grade, day FROM judgements
       JOIN (SELECT query AS judged, min(rowid) AS place FROM judgements GROUP BY query)
         ON judged = query ORDER BY place, rowid`,
    )
  return {
    list,
    set: ({ query, slug, grade, day }) => {
      database.run(
        `INSERT INTO judgements (query, slug, grade, day) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET grade = excluded.grade, day = excluded.day
         WHERE excluded.day >= judgements.day`,
        ...[cleanText(query, longestQuery), slug, grade, day],
      )
    },
    exportJsonl: () => {
      const lines = [...groupByQuery(list())].flatMap(([query, grades], index) =>
        writeLine(`desk${String(index + 1).padStart(3, '0')}`, query, grades),
      )
      return lines.map((line) => `${line}\n`).join('')
    },
  }
}

function groupByQuery(judgements: readonly Judgement[]): Map<string, Judgement[]> {
  const groups = new Map<string, Judgement[]>()
  for (const judgement of judgements) {
    const group = groups.get(judgement.query)
    if (group) group.push(judgement)
    else groups.set(judgement.query, [judgement])
  }
  return groups
}

/**
 * The measures count every case that is named as one to be found, and a line without any as a question that nothing
 * answers: what is 違う is left out like what nobody has judged, and so is a query with nothing else.
 */
function writeLine(id: string, query: string, judgements: readonly Judgement[]): string[] {
  const grades = judgements.map(({ slug, grade }) => [slug, gradeOf(grade)] as const)
  const relevant = Object.fromEntries(grades.filter(([, grade]) => grade > 0))
  if (Object.keys(relevant).length === 0) return []
  return [JSON.stringify({ id, type: 'desk', query, relevant })]
}

function gradeOf(judged: Judgement['grade']): number {
  return judgementGrades.find(({ id }) => id === judged)?.grade ?? 0
}
