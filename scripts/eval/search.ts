/**
 * `npm run eval [-- --cases DIR] [--queries FILE.jsonl] [--data DIR] [--json]`: indexes a folder and measures the search
 * on judged queries, for words only, meaning only and both. Judgements of cases that are not in the folder are left out.
 * `--data` keeps what was computed for the next run.
 *
 * Without `--queries` the development sets are measured, each and together, beside tests/eval/baseline.json
 * (`--save-baseline` accepts a change), and every verdict is judged by what the queries about other cases ask for.
 * `--ablation` prints what each part of the search is worth, `--fit` what other constants of the ranker would be,
 * `--calibrate` the numbers for server/search/answerability.ts.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Evidence } from '../../server/search/find-cases.ts'
import { formatAblations, measureAblations } from './ablation.ts'
import {
  type AnswerabilityRow,
  listJudgedSigns,
  listOutsideAnswerability,
  listShippedAnswerability,
  measureVerdicts,
} from './answerability-eval.ts'
import { calibrate } from './calibration.ts'
import { fitWeights, formatFit } from './fit.ts'
import { type JudgedQuery, measureParts, readQueries } from './measures.ts'
import {
  formatAnswerability,
  formatComparisons,
  formatQuality,
  type MeasuredSet,
  readBaseline,
  sumUp,
  writeBaseline,
} from './report.ts'
import { buildSearch, openTestBench } from './test-bench.ts'

/** Judged queries that the search is developed with. */
const developmentSets = ['tests/eval/dev.jsonl', 'tests/eval/dev2.jsonl']
/** Further ones for the verdicts alone: half of them have no answer, as no reader's queries do. */
const verdictQueries = 'tests/eval/own-queries.jsonl'
const baselineFile = 'tests/eval/baseline.json'
const shippedCases = 'cases'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: shippedCases },
    queries: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    ablation: { type: 'boolean', default: false },
    fit: { type: 'boolean', default: false },
    calibrate: { type: 'boolean', default: false },
    'save-baseline': { type: 'boolean', default: false },
  },
})

const isOwn = values.cases === shippedCases && values.queries === undefined
const sets = await readSets(values.queries === undefined ? developmentSets : [values.queries])
const everything = sets.flatMap(({ queries }) => queries)
const dataFolder = values.data ?? (await mkdtemp(join(tmpdir(), 'eval-')))
const bench = await openTestBench(values.cases, dataFolder, (message) => console.error(message))
const parts = await buildSearch(bench)
try {
  if (values.ablation) console.log(formatAblations(await measureAblations(bench, sets)))
  else if (values.fit) console.log(formatFit(await fitWeights(parts, sets)))
  else if (values.calibrate) console.dir(await calibrateOwn(), { depth: 3 })
  else await measureAll()
} finally {
  await bench.close()
  if (!values.data) await rm(dataFolder, { recursive: true, force: true })
}

async function measureAll(): Promise<void> {
  const measured = splitSets({
    words: await measure('words', everything),
    meaning: await measure('meaning', everything),
    both: await measure('both', everything),
  })
  const pooled = measured.at(-1)?.measured
  if (!pooled) return
  const answerability = isOwn
    ? await judgeOwn(measured)
    : listShippedAnswerability(pooled.both, 'いまの値')
  if (values['save-baseline'] && isOwn) await writeBaseline(baselineFile, pooled)
  if (values.json) {
    const rows = measured.map((set) => [set.name, sumUpAll(set)])
    console.log(
      JSON.stringify(
        { ...sumUpAll({ measured: pooled }), sets: Object.fromEntries(rows), answerability },
        null,
        2,
      ),
    )
    return
  }
  console.log(formatQuality(measured))
  if (isOwn) console.log(`\n${formatComparisons(await readBaseline(baselineFile), measured)}`)
  console.log(`\n${formatAnswerability(answerability)}`)
}

function sumUpAll({ measured: { words, meaning, both } }: Pick<MeasuredSet, 'measured'>) {
  return { words: sumUp(words), meaning: sumUp(meaning), both: sumUp(both) }
}

/** Each set, and where there are more than one all of them together, last. */
function splitSets(pooled: MeasuredSet['measured']): MeasuredSet[] {
  const single = sets.map(({ name, queries }): MeasuredSet => {
    const ids = new Set(queries.map(({ id }) => id))
    const own = (evidence: Evidence) => pooled[evidence].filter(({ id }) => ids.has(id))
    return { name, measured: { words: own('words'), meaning: own('meaning'), both: own('both') } }
  })
  return single.length === 1 ? single : [...single, { name: '合わせて', measured: pooled }]
}

async function measure(evidence: Evidence, asked: readonly JudgedQuery[]) {
  return measureParts({ ...parts, evidence }, asked)
}

/** The verdicts as they are, and as the queries about other cases would have them. */
async function judgeOwn(measured: readonly MeasuredSet[]): Promise<AnswerabilityRow[]> {
  const further = await readAll(verdictQueries)
  const all = await measureVerdicts(parts, [...everything, ...further])
  const furtherIds = new Set(further.map(({ id }) => id))
  const outsideParts = [
    ...measured.map(({ name, measured: { both } }) => {
      const ids = new Set(both.map(({ id }) => id))
      return { name, has: (id: string) => ids.has(id) }
    }),
    { name: basename(verdictQueries, '.jsonl'), has: (id: string) => furtherIds.has(id) },
    { name: 'すべて', has: () => true },
  ]
  return [
    ...measured.flatMap(({ name, measured: { both } }) =>
      listShippedAnswerability(both, `${name}、いまの値`),
    ),
    ...listOutsideAnswerability(all, outsideParts),
  ]
}

/** The calibrations that all the queries ask for. */
async function calibrateOwn() {
  const all = [...everything, ...(await readAll(verdictQueries))]
  const calibrateFor = async (evidence: Evidence) =>
    calibrate(listJudgedSigns(await measure(evidence, all)))
  return { both: await calibrateFor('both'), words: await calibrateFor('words') }
}

async function readSets(files: readonly string[]) {
  const read = async (file: string) => ({
    name: basename(file, '.jsonl'),
    queries: await readAll(file),
  })
  return Promise.all(files.map(read))
}

async function readAll(file: string): Promise<JudgedQuery[]> {
  const found = await readQueries(file)
  if (!found) throw new Error(`${file} がありません`)
  return found
}
