/**
 * `npm run eval -- --cases DIR --queries FILE.jsonl [--json]`: indexes a folder and measures the search on judged
 * queries, for words only, meaning only and both. Judgements of cases that are not in the folder are left out.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Library } from '../server/library.ts'
import { openLibrary } from '../server/open-library.ts'
import type { Evidence } from '../server/search/search-cases.ts'
import { type Judged, meanMeasures, measureRanking } from './eval/measures.ts'

type Query = { id: string; type: string; query: string; relevant: Record<string, number> }
type Row = { type: string; queries: number } & ReturnType<typeof meanMeasures>

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: 'cases' },
    queries: { type: 'string', default: 'tests/eval/queries.jsonl' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const queries = (await readFile(values.queries, 'utf8'))
  .split(/\r?\n/)
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Query)
const temporary = values.data ?? (await mkdtemp(join(tmpdir(), 'eval-')))
const results: Record<string, Row[]> = {}
try {
  for (const evidence of ['words', 'meaning', 'both'] as const) {
    results[evidence] = await evaluate(evidence, temporary)
  }
} finally {
  if (!values.data) await rm(temporary, { recursive: true, force: true })
}
if (values.json) console.log(JSON.stringify(results, null, 2))
else printTables(results)

async function evaluate(evidence: Evidence, dataFolder: string): Promise<Row[]> {
  const library = await openLibrary({
    casesFolder: values.cases,
    dataFolder,
    evidence,
    waitForVectors: true,
    log: (message) => console.error(message),
  })
  try {
    const judged: (Judged & { type: string })[] = []
    for (const query of queries) judged.push(await judge(library, query))
    const types = [...new Set(judged.map(({ type }) => type))]
    return [
      { type: 'all', queries: judged.length, ...meanMeasures(judged) },
      ...types.map((type) => {
        const own = judged.filter((each) => each.type === type)
        return { type, queries: own.length, ...meanMeasures(own) }
      }),
    ]
  } finally {
    await library.close()
  }
}

async function judge(library: Library, query: Query): Promise<Judged & { type: string }> {
  const answer = await library.search({
    text: query.query,
    facets: {},
    sort: 'relevance',
    page: 1,
    size: 100,
  })
  const known = Object.entries(query.relevant).filter(([slug]) => library.findCase(slug))
  const ranking = answer.hits.map(({ slug }) => slug)
  return {
    type: query.type,
    noAnswer: answer.noAnswer,
    expectsNone: Object.keys(query.relevant).length === 0,
    measures: known.length > 0 ? measureRanking(ranking, new Map(known)) : undefined,
  }
}

function printTables(tables: Record<string, Row[]>): void {
  const show = (value: number | undefined) =>
    (value === undefined ? '—' : value.toFixed(3)).padStart(8)
  for (const [evidence, rows] of Object.entries(tables)) {
    console.log(`\n${evidence}`)
    console.log('type          queries  nDCG@10   MRR@10 Recall@5 Recall@10 noAnswer falseNone')
    for (const row of rows) {
      const cells = [row.ndcg10, row.mrr10, row.recall5, row.recall10, row.noAnswer, row.falseNone]
      console.log(row.type.padEnd(14), String(row.queries).padStart(6), ...cells.map(show))
    }
  }
}
