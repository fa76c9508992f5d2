/** What `npm run eval` measures is what readers get, and its changes are changes. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { variants } from '../../scripts/eval/ablation.ts'
import { listOutsideAnswerability } from '../../scripts/eval/answerability-eval.ts'
import { measureParts, readQueries } from '../../scripts/eval/measures.ts'
import { buildSearch, openTestBench, varySearch } from '../../scripts/eval/test-bench.ts'
import type { SearchParts } from '../../server/search/search-cases.ts'
import { searchCases } from '../../server/search/search-cases.ts'
import { openTestLibrary, search, shippedCases, slugsOf } from '../support/test-library.ts'

const fileOf = (name: string) => fileURLToPath(new URL(`../eval/${name}`, import.meta.url))
const texts = [
  '若手の提案が続かない',
  '公民連係',
  '取組 発表会',
  '人口の少ない町で改革',
  '宇宙開発',
]

const dataFolder = await mkdtemp(join(tmpdir(), 'test-bench-'))
const bench = await openTestBench(shippedCases, dataFolder, (message) => {
  throw new Error(message)
})
const parts = await buildSearch(bench)
afterAll(async () => {
  await bench.close()
  await rm(dataFolder, { recursive: true, force: true })
})

function ask(changed: SearchParts, text: string) {
  return searchCases(changed, { text, facets: {}, sort: 'relevance', page: 1, size: 20 })
}

describe('the search put together for measuring', () => {
  test('answers like the library', async () => {
    const { library, close } = await openTestLibrary(shippedCases)
    try {
      for (const text of texts) {
        const [measured, served] = [await ask(parts, text), await search(library, text)]
        expect(slugsOf(measured)).toEqual(slugsOf(served).slice(0, 20))
        expect([measured.noAnswer, measured.weak]).toEqual([served.noAnswer, served.weak])
      }
    } finally {
      await close()
    }
  })
})

describe('every part of the search matters', async () => {
  // Some of the cases will do: six of the variants index them anew.
  const some = { ...bench, cases: bench.cases.slice(0, 30) }
  const whole = await buildSearch(some)
  const scoreAll = async (changed: SearchParts) => {
    const answers = []
    for (const text of texts) answers.push(await ask(changed, text))
    return answers.map(({ hits }) => hits.map(({ slug, score }) => [slug, score]))
  }
  const before = await scoreAll(whole)

  test.each(variants)('without $name it scores otherwise', async ({ variant }) => {
    expect(await scoreAll(await varySearch(some, whole, variant))).not.toEqual(before)
  })
})

describe('verdicts on queries that the calibration has not seen', async () => {
  const dev = (await readQueries(fileOf('queries.jsonl'))) ?? []
  const own = (await readQueries(fileOf('own-queries.jsonl'))) ?? []
  const measured = await measureParts(parts, [...dev, ...own])
  const isDev = (id: string) => dev.some((query) => query.id === id)
  const rows = listOutsideAnswerability(measured, [
    { name: 'dev', has: isDev },
    { name: 'own', has: (id) => !isDev(id) },
  ])

  test.each(rows)('$name: AUC 0.92 or more, none is right and found often enough', (row) => {
    expect(row.auc).toBeGreaterThanOrEqual(0.92)
    expect(row.f1).toBeGreaterThanOrEqual(0.6)
    expect(row.recall).toBeGreaterThanOrEqual(0.5)
    expect(row.falseNone).toBeLessThanOrEqual(0.05)
  })
})
