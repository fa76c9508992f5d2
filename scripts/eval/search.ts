/**
 * `npm run eval -- --cases DIR --queries FILE.jsonl [--json]`: indexes a folder and measures the search on judged
 * queries, for words only, meaning only and both. Judgements of cases that are not in the folder are left out.
 *
 * The repository's own queries are compared with tests/eval/baseline.json (`--save-baseline` accepts a change), the
 * part held back is shown beside the rest, and the verdicts are cross-validated. `--ablation` prints what each part of
 * the search is worth, `--calibrate` the numbers for server/search/answerability.ts.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Evidence } from '../../server/search/find-cases.ts'
import { formatAblations, measureAblations } from './ablation.ts'
import {
  type AnswerabilityRow,
  listJudgedSigns,
  listOutsideAnswerability,
  listShippedAnswerability,
} from './answerability-eval.ts'
import { calibrate } from './calibration.ts'
import {
  type JudgedQuery,
  measureParts,
  type Part,
  type QueryWithFeatures,
  readHeldBack,
  readQueries,
} from './measures.ts'
import {
  printAnswerability,
  printMeasured,
  readBaseline,
  sumUp,
  sumUpParts,
  writeBaseline,
} from './report.ts'
import { buildSearch, openTestBench } from './test-bench.ts'

const own = { cases: 'cases', queries: 'tests/eval/queries.jsonl' }
/** Judged queries for the verdicts alone: half of them have no answer, as no reader's queries do. */
const verdictQueries = 'tests/eval/own-queries.jsonl'
const heldBackFile = 'tests/eval/held-back.txt'
const baselineFile = 'tests/eval/baseline.json'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: own.cases },
    queries: { type: 'string', default: own.queries },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    ablation: { type: 'boolean', default: false },
    calibrate: { type: 'boolean', default: false },
    'save-baseline': { type: 'boolean', default: false },
  },
})

const isOwn = values.cases === own.cases && values.queries === own.queries
const queries = await readAll(values.queries)
const temporary = values.data ?? (await mkdtemp(join(tmpdir(), 'eval-')))
const bench = await openTestBench(values.cases, temporary, (message) => console.error(message))
try {
  if (values.ablation) console.log(formatAblations(await measureAblations(bench, queries)))
  else if (values.calibrate) console.dir(await calibrateOwn(), { depth: 3 })
  else await measureAll()
} finally {
  await bench.close()
  if (!values.data) await rm(temporary, { recursive: true, force: true })
}

async function measureAll(): Promise<void> {
  const measured = {
    words: await measure('words', queries),
    meaning: await measure('meaning', queries),
    both: await measure('both', queries),
  }
  const parts = isOwn ? await listParts() : []
  const answerability = isOwn
    ? await judgeOwn(measured.both)
    : listShippedAnswerability(measured.both, 'shipped')
  if (values['save-baseline']) await writeBaseline(baselineFile, measured)
  if (values.json) {
    const { words, meaning, both } = measured
    const rows = { words: sumUp(words), meaning: sumUp(meaning), both: sumUp(both) }
    console.log(JSON.stringify({ ...rows, parts: sumUpParts(both, parts), answerability }, null, 2))
    return
  }
  const compares = isOwn && !values['save-baseline']
  const baseline = compares ? await readBaseline(baselineFile) : undefined
  for (const evidence of ['words', 'meaning', 'both'] as const) {
    printMeasured(evidence, measured[evidence], parts, baseline)
  }
  printAnswerability(answerability)
}

async function measure(
  evidence: Evidence,
  asked: readonly JudgedQuery[],
): Promise<QueryWithFeatures[]> {
  return measureParts({ ...(await buildSearch(bench)), evidence }, asked)
}

/** The repository's queries with the further ones for verdicts. */
async function judgeOwn(both: readonly QueryWithFeatures[]): Promise<AnswerabilityRow[]> {
  const further = await measure('both', await readAll(verdictQueries))
  const isFurther = (id: string) => further.some((query) => query.id === id)
  const heldBack = await readHeldBack(heldBackFile)
  return [
    ...listShippedAnswerability(both, 'shipped'),
    ...listShippedAnswerability(
      both.filter(({ id }) => heldBack.has(id)),
      'held back',
    ),
    ...listOutsideAnswerability(
      [...both, ...further],
      [
        { name: 'dev', has: (id) => !isFurther(id) },
        { name: 'own', has: isFurther },
      ],
    ),
  ]
}

/** The calibrations that everything but the part held back asks for. */
async function calibrateOwn() {
  const heldBack = await readHeldBack(heldBackFile)
  const all = [...(await readAll(own.queries)), ...(await readAll(verdictQueries))]
  const seen = all.filter(({ id }) => !heldBack.has(id))
  const calibrateFor = async (evidence: Evidence) =>
    calibrate(listJudgedSigns(await measure(evidence, seen)))
  return { both: await calibrateFor('both'), words: await calibrateFor('words') }
}

async function listParts(): Promise<Part[]> {
  const heldBack = await readHeldBack(heldBackFile)
  return [
    { name: 'tuned on', has: (id) => !heldBack.has(id) },
    { name: 'held back', has: (id) => heldBack.has(id) },
  ]
}

async function readAll(file: string): Promise<JudgedQuery[]> {
  const found = await readQueries(file)
  if (!found) throw new Error(`${file} がありません`)
  return found
}
