import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadCases } from '../../server/cases/load.ts'
import type { CoverageAnswer } from '../../server/contract/pages.ts'
import { createDailyCoverage } from '../../server/library/page-answers.ts'
import { makeApp } from '../support/test-app.ts'

const smallLibrary = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))

it('the coverage is the same as data and as a page, and never taken from a copy', async () => {
  const app = await makeApp()
  const data = await app.inject('/api/coverage')
  const page = await app.inject('/coverage')
  const embedded = JSON.parse(/id="page-data">([^<]*)</.exec(page.body)?.[1] ?? '')
  expect(data.statusCode).toBe(200)
  expect(embedded).toEqual({ page: 'coverage', coverage: data.json<CoverageAnswer>() })
  for (const { headers } of [data, page]) {
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['etag']).toBeUndefined()
  }
})

it('the coverage is measured anew when the day changes, and only then', async () => {
  const { cases } = await loadCases(smallLibrary)
  let today = '2026-11-22'
  const readCoverage = createDailyCoverage(cases, () => today)
  const first = readCoverage()
  expect(readCoverage()).toBe(first)
  today = '2036-11-22'
  expect(readCoverage()).toMatchObject({ today, cases: cases.length })
  expect(readCoverage().unchecked).toHaveLength(cases.length)
})

it('the day is written as in the fields of a case', async () => {
  expect(createDailyCoverage([])().today).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})
