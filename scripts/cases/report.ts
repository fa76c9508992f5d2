/**
 * npm run cases:report [-- --cases DIR] [--today 2026-11-22] [--json]
 * Prints what the library covers and where it is thin.
 */

import { parseArgs } from 'node:util'
import { measureCoverage } from '../../server/cases/coverage.ts'
import { CasesFolderError, loadCases } from '../../server/cases/load.ts'
import { describeCoverage } from './describe-coverage.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: 'cases' },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    json: { type: 'boolean', default: false },
  },
})

if (!/^\d{4}-\d{2}-\d{2}$/.test(values.today)) {
  console.error('--today には「2026-11-22」の形で日を書いてください。')
  process.exit(2)
}

try {
  const { cases } = await loadCases(values.cases)
  const coverage = measureCoverage(cases, values.today)
  console.log(values.json ? JSON.stringify(coverage, null, 2) : describeCoverage(coverage))
} catch (error) {
  if (!(error instanceof CasesFolderError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
