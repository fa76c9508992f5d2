/**
 * npm run cases:report [-- --cases DIR] [--today 2026-11-22] [--json]
 * Prints what the library covers and where it is thin.
 */

import { parseArgs } from 'node:util'
import { enoughAsks } from '../../server/cases/asks.ts'
import { measureCoverage } from '../../server/cases/coverage.ts'
import { CasesFolderError, loadCases } from '../../server/cases/load.ts'
import { describeCoverage, describeFewAsks } from './describe-coverage.ts'

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
  // For editors alone: asks are on no page, the number of them neither.
  const fewAsks = cases
    .filter(({ asks }) => asks.length < enoughAsks)
    .map(({ slug, asks }) => ({ slug, asks: asks.length }))
  console.log(
    values.json
      ? JSON.stringify({ ...coverage, fewAsks }, null, 2)
      : `${describeCoverage(coverage)}\n\n${describeFewAsks(fewAsks)}`,
  )
} catch (error) {
  if (!(error instanceof CasesFolderError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
