/**
 * npm run cases:check [-- --cases DIR] [--strict]
 * Prints every problem of the case files, one line each, and ends with 1 when one is an error
 * (with --strict also when one is a warning).
 */

import { parseArgs } from 'node:util'
import { checkFolder } from '../../server/cases/check.ts'
import { CasesFolderError } from '../../server/cases/load.ts'
import { checkInThreads, openParseThreads } from '../../server/cases/parsing/parse-threads.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { showProgress } from '../show-progress.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: 'cases' },
    strict: { type: 'boolean', default: false },
  },
})

const threads = openParseThreads({ withHead: true })
const progress = showProgress('事例を確かめています', process.stderr)
try {
  const check = checkInThreads(threads)
  const { problems, counts } = await checkFolder(values.cases, check, progress.show)
  progress.end()
  const labels = { error: '誤り', warning: '注意' }
  for (const problem of problems) {
    console.log(`${labels[problem.severity]} ${formatProblem(problem)}`)
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  console.log(
    `事例 ${counts.cases}件、下書き ${counts.drafts}件、読めない事例 ${counts.refused}件` +
      `（事実の記録と比べた事例 ${counts.withFacts}件）。誤り ${errors}件、注意 ${warnings}件`,
  )
  process.exitCode = errors > 0 || (values.strict && warnings > 0) ? 1 : 0
} catch (error) {
  if (!(error instanceof CasesFolderError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await threads.close()
}
