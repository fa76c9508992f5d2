/**
 * `npm run eval -- --cases DIR --queries FILE.jsonl [--json] [--save-baseline]`: indexes a folder and measures the
 * search on judged queries, for words only, meaning only and both. Judgements of cases that are not in the folder are
 * left out. The repository's own queries are compared with tests/eval/baseline.json.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLibrary } from '../server/open-library.ts'
import type { Evidence } from '../server/search/search-cases.ts'
import { readQueries } from './bench/queries.ts'
import { compareWithBaseline, readBaseline, writeBaseline } from './eval/baseline.ts'
import { measureHonesty } from './eval/honesty.ts'
import { type MeasuredQuery, measureLibrary } from './eval/measure-library.ts'
import { meanMeasures } from './eval/measures.ts'

type Row = { type: string; queries: number } & ReturnType<typeof meanMeasures>
type All = Row & ReturnType<typeof measureHonesty>

const own = { cases: 'cases', queries: 'tests/eval/queries.jsonl' }
const baselineFile = 'tests/eval/baseline.json'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: own.cases },
    queries: { type: 'string', default: own.queries },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    'save-baseline': { type: 'boolean', default: false },
  },
})

const queries = await readQueries(values.queries)
if (!queries) throw new Error(`${values.queries} がありません`)
const temporary = values.data ?? (await mkdtemp(join(tmpdir(), 'eval-')))
try {
  const measured = {
    words: await evaluate('words', temporary),
    meaning: await evaluate('meaning', temporary),
    both: await evaluate('both', temporary),
  }
  if (values.json) console.log(JSON.stringify(sumUpEach(measured), null, 2))
  else await print(measured)
  if (values['save-baseline']) await writeBaseline(baselineFile, measured)
} finally {
  if (!values.data) await rm(temporary, { recursive: true, force: true })
}

async function evaluate(evidence: Evidence, dataFolder: string): Promise<MeasuredQuery[]> {
  const library = await openLibrary({
    casesFolder: values.cases,
    dataFolder,
    evidence,
    waitForVectors: true,
    log: (message) => console.error(message),
  })
  try {
    return await measureLibrary(library, queries ?? [])
  } finally {
    await library.close()
  }
}

function sumUpEach(measured: Record<Evidence, MeasuredQuery[]>): Record<Evidence, Row[]> {
  const { words, meaning, both } = measured
  return { words: sumUp(words), meaning: sumUp(meaning), both: sumUp(both) }
}

/** One row for all queries, then one a type. */
function sumUp(measured: readonly MeasuredQuery[]): [All, ...Row[]] {
  const types = [...new Set(measured.map(({ type }) => type))]
  const rowOf = (type: string, list: readonly MeasuredQuery[]): Row => ({
    ...{ type, queries: list.length },
    ...meanMeasures(list),
  })
  return [
    { ...rowOf('all', measured), ...measureHonesty(measured) },
    ...types.map((type) =>
      rowOf(
        type,
        measured.filter((each) => each.type === type),
      ),
    ),
  ]
}

async function print(measured: Record<Evidence, MeasuredQuery[]>): Promise<void> {
  const isOwn = values.cases === own.cases && values.queries === own.queries
  const baseline = isOwn && !values['save-baseline'] ? await readBaseline(baselineFile) : undefined
  for (const evidence of ['words', 'meaning', 'both'] as const) {
    const [all, ...types] = sumUp(measured[evidence])
    console.log(`\n${evidence}`)
    console.log('type          queries  nDCG@10   MRR@10 Recall@5 Recall@10 noAnswer falseNone')
    for (const row of [all, ...types]) {
      const cells = [row.ndcg10, row.mrr10, row.recall5, row.recall10, row.noAnswer, row.falseNone]
      console.log(row.type.padEnd(14), String(row.queries).padStart(6), ...cells.map(show))
    }
    console.log('noAnswer      precision   recall       F1      AUC')
    console.log(' '.repeat(14), ...[all.precision, all.recall, all.f1, all.auc].map(show))
    if (!baseline) continue
    const { mean, low, high } = compareWithBaseline(baseline[evidence], measured[evidence])
    console.log('nDCG@10 − baseline (95 %)', ...[mean, low, high].map(show))
  }
}

function show(value: number | undefined): string {
  return (value === undefined ? '—' : value.toFixed(3)).padStart(8)
}
