/**
 * Searches for better constants of the ranker, honestly: what a query is measured with was chosen on queries about other
 * cases (unrelated.ts).
 */

import type { JudgedQuery } from '../../server/evaluation/judged-queries.ts'
import type { SearchParts } from '../../server/search/search-cases.ts'
import { writeTable } from '../text-table.ts'
import type { QuerySet } from './ablation.ts'
import { bootstrapMean } from './measures.ts'
import {
  type Asked,
  prepareReplay,
  type Score,
  type Scores,
  type Setting,
  shippedSetting,
} from './replay.ts'
import { showInterval, showNumber } from './report.ts'
import { listUnrelated } from './unrelated.ts'

/** What is tried for each, one after the other; the shipped value besides. A constant that is not here stays. */
const grid: Partial<Record<keyof Setting, readonly number[]>> = {
  terms: [0.15, 0.2, 0.25, 0.35, 0.4, 0.5],
  grams: [0.15, 0.2, 0.25, 0.35, 0.4, 0.5],
  meaning: [0.25, 0.35, 0.5, 0.6, 0.7, 0.85],
  completeness: [0, 0.1, 0.3, 0.4],
  strictness: [2, 3, 6],
  synonymShare: [0, 0.25, 0.75, 1],
  neighbourBoost: [0, 0.2, 0.4, 0.5, 0.65, 0.8],
  conditions: [0, 0.12, 0.3, 0.45, 0.8, 1],
  questionShare: [0.5, 1, 1.5, 2, 3],
  leastSimilarity: [0, 0.15, 0.45],
  leastShareOfBest: [0, 0.1, 0.3],
}

/** A change is made only where it gains so much on the queries that choose. */
const leastGain = 0.001
const rounds = 2

/** One way to set the constants, measured. */
type Row = {
  name: string
  /** nDCG@10 of every query that has an answer. */
  scores: Scores
  /** Its mean for cases that nobody has written asks for, by which nothing is chosen; undefined where none is asked. */
  newcomers?: number | undefined
}

export type Fit = {
  sets: readonly { name: string; has: (at: number) => boolean }[]
  shipped: Row
  /** By who chose: the queries about other cases, the other sets, or all the queries together. */
  chosen: readonly Row[]
  /** Of each constant the value that all the queries choose, and how many queries' others choose which. */
  constants: readonly { name: keyof Setting; value: number; outside: ReadonlyMap<number, number> }[]
  /** Every value tried alone, the other constants as shipped. */
  alone: readonly Row[]
}

/** Chooses constants for every query, for every set, and for all. */
export async function fitWeights(
  parts: SearchParts,
  asked: readonly QuerySet[],
  newcomers: readonly Asked[],
): Promise<Fit> {
  const isAnswerable = ({ relevant }: JudgedQuery) =>
    Object.keys(relevant).some((slug) => parts.cases.has(slug))
  const queries = asked.flatMap((set) => set.queries.filter(isAnswerable))
  const score = prepareReplay([{ parts, queries }])
  const scoreNewcomers = prepareReplay(newcomers)
  const measure = async (name: string, setting: Setting): Promise<Row> => {
    const scores = await score(setting)
    return { name, scores, newcomers: meanOf(await scoreNewcomers(setting)) }
  }

  const places = queries.map((_, at) => at)
  const unrelated = listUnrelated(queries.map(({ relevant }) => ({ relevant, first: undefined })))
  const choices: Setting[] = []
  for (const others of unrelated) choices.push(await choose(score, others))
  const inside = await choose(score, places)
  const chosen = [
    { name: 'ほかの事例の問いが選ぶ値', scores: await scoreEach(score, choices) },
    await measure('すべての問いが選ぶ値（見ている）', inside),
  ]

  const setOf = asked.flatMap(({ name, queries }) => queries.filter(isAnswerable).map(() => name))
  if (asked.length > 1) {
    const bySet = new Map<string, Setting>()
    for (const { name } of asked) {
      const others = places.filter((at) => setOf[at] !== name)
      bySet.set(name, await choose(score, others))
    }
    const settings = setOf.map((name) => bySet.get(name) ?? shippedSetting)
    chosen.push({ name: 'ほかの組の問いが選ぶ値', scores: await scoreEach(score, settings) })
  }

  const alone: Row[] = []
  for (const [name, value] of listSteps()) {
    alone.push(await measure(`${name} ${value}`, { ...shippedSetting, [name]: value }))
  }
  return {
    sets: asked.map(({ name }) => ({ name, has: (at: number) => setOf[at] === name })),
    shipped: await measure('いまの値', shippedSetting),
    ...{ chosen, alone },
    constants: names.map((name) => {
      return { name, value: inside[name], outside: countValues(choices.map((one) => one[name])) }
    }),
  }
}

/** The fit as Markdown tables. */
export function formatFit({ sets, shipped, chosen, constants, alone }: Fit): string {
  const everything = { name: '合わせて', has: () => true }
  const columns = sets.length > 1 ? [...sets, everything] : sets
  const toLine = ({ name, scores, newcomers }: Row) => [
    name,
    ...columns.map(({ has }) => showNumber(meanOf(scores.filter((_, at) => has(at))))),
    showInterval(bootstrapMean(scores.map((value, at) => value - (shipped.scores[at] ?? 0)))),
    showNumber(newcomers),
  ]
  const head = [...columns.map(({ name }) => name), '差（95 %の幅）', 'asks のない新しい事例']
  const values = constants.map(({ name, value, outside }) => [
    ...[name, String(shippedSetting[name]), String(value)],
    [...outside].map(([one, count]) => `${one}×${count}`).join(' '),
  ])
  const rows = [shipped, ...chosen].map(toLine)
  return [
    writeTable(['順位の重み（nDCG@10）', ...head], rows, 'numbers'),
    writeTable(
      ['重み', 'いま', 'すべての問いが選ぶ', '問いごとに、ほかの事例の問いが選ぶ'],
      values,
    ),
    writeTable(['一つだけ変えた値（nDCG@10）', ...head], alone.map(toLine), 'numbers'),
  ].join('\n\n')
}

/** Constant by constant the best value of the grid, until a round changes nothing. */
async function choose(score: Score, teachers: readonly number[]): Promise<Setting> {
  const gainOf = async (setting: Setting) => {
    const scores = await score(setting)
    return teachers.reduce((sum, at) => sum + (scores[at] ?? 0), 0) / teachers.length
  }
  let chosen = shippedSetting
  let best = await gainOf(chosen)
  for (let round = 0; round < rounds; round++) {
    const before = chosen
    for (const [name, value] of listSteps()) {
      const changed = { ...chosen, [name]: value }
      const gain = await gainOf(changed)
      if (gain > best + leastGain) [chosen, best] = [changed, gain]
    }
    if (chosen === before) break
  }
  return chosen
}

const names = Object.keys(grid) as (keyof Setting)[]

function listSteps(): [name: keyof Setting, value: number][] {
  return names.flatMap((name) =>
    [...new Set([shippedSetting[name], ...(grid[name] ?? [])])]
      .sort((a, b) => a - b)
      .map((value): [keyof Setting, number] => [name, value]),
  )
}

/** How often each value comes, the most first. */
function countValues(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return new Map([...counts].sort(([, a], [, b]) => b - a))
}

/** Each query measured with the setting that was chosen for it. */
async function scoreEach(score: Score, settings: readonly Setting[]): Promise<Scores> {
  return Promise.all(settings.map(async (setting, at) => (await score(setting))[at] ?? 0))
}

function meanOf(values: Scores): number | undefined {
  return values.length === 0
    ? undefined
    : values.reduce((sum, value) => sum + value, 0) / values.length
}
