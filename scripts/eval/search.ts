/**
 * `npm run eval [-- --cases DIR] [--queries FILE.jsonl] [--data DIR] [--json]`: indexes a folder and measures the search
 * on judged queries, for words only, meaning only and both. Judgements of cases that are not in the folder are left out.
 * `--data` keeps what was computed for the next run.
 *
 * Without `--queries` the development sets are measured, each and together, beside tests/eval/baseline.json
 * (`--save-baseline` accepts a change), and every verdict is judged by what the queries about other cases ask for.
 * `--ablation` prints what each part of the search is worth, `--fit` what other constants of the ranker would be,
 * `--calibrate` the numbers for server/search/answerability.ts, `--groups` how well server/search/fit.ts divides a list.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { JudgedQuery } from '../../server/evaluation/judged-queries.ts'
import type { Evidence } from '../../server/search/find-cases.ts'
import { formatAblations, measureAblations } from './ablation.ts'
import {
  type AnswerabilityRow,
  listJudgedSigns,
  listOutsideAnswerability,
  listShippedAnswerability,
  measureVerdicts,
} from './answerability-eval.ts'
import {
  formatAsksLeftOut,
  listNewcomers,
  measureAsksLeftOut,
  withoutAsks,
} from './asks-left-out.ts'
import { calibrate } from './calibration.ts'
import { fitWeights, formatFit } from './fit.ts'
import { formatGroups, listJudged } from './groups.ts'
import { measureParts, type Part, readQueries } from './measures.ts'
import {
  evidences,
  formatAnswerability,
  formatComparisons,
  formatQuality,
  type MeasuredSet,
  readBaseline,
  sumUp,
  writeBaseline,
} from './report.ts'
import { buildSearch, openTestBench, varySearch } from './test-bench.ts'

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
    groups: { type: 'boolean', default: false },
    'save-baseline': { type: 'boolean', default: false },
  },
})

const isOwn = values.cases === shippedCases && values.queries === undefined
const sets = await readSets(values.queries === undefined ? developmentSets : [values.queries])
const everything = sets.flatMap(({ queries }) => queries)
const dataFolder = values.data ?? (await mkdtemp(join(tmpdir(), 'eval-')))
const bench = await openTestBench(values.cases, dataFolder, (message) => console.error(message))
const parts = await buildSearch(bench)
const groups = listGroups()
/** A foreign folder has none, and the repository's own cases are asked only with the repository's own queries. */
const hasAsks = isOwn && bench.cases.some(({ asks }) => asks.length > 0)
try {
  if (values.ablation) console.log(formatAblations(await measureAblations(bench, sets)))
  else if (values.fit) console.log(await fitAll())
  else if (values.groups) console.log(await divideAll())
  else if (values.calibrate) console.dir(await calibrateOwn(), { depth: 3 })
  else await measureAll()
} finally {
  await bench.close()
  if (!values.data) await rm(dataFolder, { recursive: true, force: true })
}

async function fitAll(): Promise<string> {
  const newcomers = hasAsks ? await listNewcomers(bench, parts) : []
  return formatFit(await fitWeights(parts, sets, newcomers))
}

async function divideAll(): Promise<string> {
  const judged = sets.map(async ({ name, queries }) => {
    return { name, lists: await listJudged(parts, queries) }
  })
  return formatGroups(await Promise.all(judged))
}

async function measureAll(): Promise<void> {
  const pooled = {
    words: await measure('words', everything),
    meaning: await measure('meaning', everything),
    both: await measure('both', everything),
  }
  const measured = groups.map(({ name, has }): MeasuredSet => {
    const pick = (evidence: Evidence) => pooled[evidence].filter(({ id }) => has(id))
    return {
      name,
      measured: { words: pick('words'), meaning: pick('meaning'), both: pick('both') },
    }
  })
  const answerability = isOwn
    ? await judgeOwn(measured)
    : listShippedAnswerability(pooled.both, 'いまの値')
  if (values['save-baseline'] && isOwn) await writeBaseline(baselineFile, pooled)
  if (values.json) return printJson(pooled, measured, answerability)
  console.log(formatQuality([...measured.flatMap(listRows), ...(await measureWithoutAsks())]))
  if (isOwn) console.log(`\n${formatComparisons(await readBaseline(baselineFile), measured)}`)
  console.log(`\n${formatAnswerability(answerability)}`)
  if (hasAsks) console.log(`\n${formatAsksLeftOut(await measureAsksLeftOut(bench, parts))}`)
}

function printJson(
  pooled: MeasuredSet['measured'],
  measured: readonly MeasuredSet[],
  answerability: readonly AnswerabilityRow[],
): void {
  const sumUpAll = ({ words, meaning, both }: MeasuredSet['measured']) => {
    return { words: sumUp(words), meaning: sumUp(meaning), both: sumUp(both) }
  }
  const bySet = measured.map(({ name, measured }) => [name, sumUpAll(measured)])
  const all = { ...sumUpAll(pooled), sets: Object.fromEntries(bySet), answerability }
  console.log(JSON.stringify(all, null, 2))
}

function listRows({ name, measured }: MeasuredSet) {
  return evidences.map(([evidence, label]) => {
    return { name: `${name} ${label}`, measured: measured[evidence] }
  })
}

/** The same queries where no case has asks. */
async function measureWithoutAsks() {
  if (!hasAsks) return []
  const changed = await varySearch(
    bench,
    parts,
    withoutAsks(() => true),
  )
  const measured = await measureParts(changed, everything)
  return groups.map(({ name, has }) => {
    return { name: `${name} 両方、asks なし`, measured: measured.filter(({ id }) => has(id)) }
  })
}

/** Each set, and where there are more than one all of them together, last. */
function listGroups(): Part[] {
  const single = sets.map(({ name, queries }) => toPart(name, queries))
  return single.length === 1 ? single : [...single, toPart('合わせて', everything)]
}

function toPart(name: string, queries: readonly { id: string }[]): Part {
  const ids = new Set(queries.map(({ id }) => id))
  return { name, has: (id) => ids.has(id) }
}

async function measure(evidence: Evidence, asked: readonly JudgedQuery[]) {
  return measureParts({ ...parts, evidence }, asked)
}

/** The verdicts as they are, and as the queries about other cases would have them. */
async function judgeOwn(measured: readonly MeasuredSet[]): Promise<AnswerabilityRow[]> {
  const further = await readAll(verdictQueries)
  const all = await measureVerdicts(parts, [...everything, ...further])
  return [
    ...measured.flatMap(({ name, measured: { both } }) =>
      listShippedAnswerability(both, `${name}、いまの値`),
    ),
    ...listOutsideAnswerability(all, [
      ...groups,
      toPart(basename(verdictQueries, '.jsonl'), further),
      { name: 'すべて', has: () => true },
    ]),
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
