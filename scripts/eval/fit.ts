/**
 * Searches for better constants of the ranker, honestly: what a query is measured with was chosen on queries about other
 * cases (unrelated.ts). The evidence of a query is collected once; only the ranking is computed anew.
 */

import {
  conditionWorth,
  orderByConditions,
} from '../../server/search/conditions/apply-conditions.ts'
import { readConditions } from '../../server/search/conditions/read-conditions.ts'
import { findCases } from '../../server/search/find-cases.ts'
import { parseQuery } from '../../server/search/query.ts'
import { type RankingWeights, rankCases, shippedWeights } from '../../server/search/rank.ts'
import type { SearchParts } from '../../server/search/search-cases.ts'
import { writeTable } from '../text-table.ts'
import type { QuerySet } from './ablation.ts'
import { bootstrapMean, type JudgedQuery, measureRanking } from './measures.ts'
import { showInterval, showNumber } from './report.ts'
import { listUnrelated } from './unrelated.ts'

/** The constants of the ranker, and what meeting a condition is worth. */
type Setting = RankingWeights & { conditions: number }

const shippedSetting: Setting = { ...shippedWeights, conditions: conditionWorth }

/** What is tried for each, one after the other; the shipped value besides. A constant that is not here stays. */
const grid: Partial<Record<keyof Setting, readonly number[]>> = {
  terms: [0.15, 0.2, 0.25, 0.35, 0.4, 0.5],
  grams: [0.15, 0.2, 0.25, 0.35, 0.4, 0.5],
  meaning: [0.25, 0.35, 0.5, 0.6, 0.7, 0.85],
  completeness: [0, 0.1, 0.3, 0.4],
  strictness: [2, 3, 6],
  synonymShare: [0, 0.25, 0.75, 1],
  neighbourBoost: [0, 0.2, 0.3, 0.5, 0.6],
  conditions: [0, 0.12, 0.3, 0.45, 0.8, 1],
  leastSimilarity: [0, 0.15, 0.45],
  leastShareOfBest: [0, 0.1, 0.3],
}

/** A change is made only where it gains so much on the queries that choose. */
const leastGain = 0.001
const rounds = 2

/** nDCG@10 of every query that has an answer, in the order given. */
type Scores = readonly number[]

export type Fit = {
  sets: readonly { name: string; has: (at: number) => boolean }[]
  shipped: Scores
  /** By the name of who chose: the queries about other cases, the other set, or all the queries together. */
  chosen: readonly { name: string; scores: Scores }[]
  /** Of each constant the value that all the queries choose, and how many queries' others choose which. */
  constants: readonly { name: keyof Setting; value: number; outside: ReadonlyMap<number, number> }[]
  /** Every value tried alone, the other constants as shipped. */
  alone: readonly { name: keyof Setting; value: number; scores: Scores }[]
}

/** Chooses constants for every query, for every set, and for all. */
export async function fitWeights(parts: SearchParts, asked: readonly QuerySet[]): Promise<Fit> {
  const isAnswerable = ({ relevant }: JudgedQuery) =>
    Object.keys(relevant).some((slug) => parts.cases.has(slug))
  const known = asked.flatMap(({ name, queries }) =>
    queries.filter(isAnswerable).map((query) => ({ ...query, set: name })),
  )
  const score = rememberScores(await collectEvidence(parts, known))
  const sets = asked.map(({ name }) => ({ name, has: (at: number) => known[at]?.set === name }))
  const places = known.map((_, at) => at)
  const unrelated = listUnrelated(known.map(({ relevant }) => ({ relevant, first: undefined })))

  const choices: Setting[] = []
  for (const others of unrelated) choices.push(await choose(score, others))
  const outside = await scoreEach(score, choices)
  const inside = await choose(score, places)
  const chosen = [{ name: 'ほかの事例の問いが選ぶ値', scores: outside }]
  if (sets.length > 1) {
    const bySet = await Promise.all(
      sets.map(({ has }) =>
        choose(
          score,
          places.filter((at) => !has(at)),
        ),
      ),
    )
    const other = places.map((at) => bySet[sets.findIndex(({ has }) => has(at))] ?? shippedSetting)
    chosen.push({ name: 'ほかの組が選ぶ値', scores: await scoreEach(score, other) })
  }
  chosen.push({ name: 'すべての問いが選ぶ値（見ている）', scores: await score(inside) })

  const alone = []
  for (const [name, value] of listSteps()) {
    alone.push({ name, value, scores: await score({ ...shippedSetting, [name]: value }) })
  }
  const constants = names.map((name) => {
    return { name, value: inside[name], outside: countValues(choices.map((one) => one[name])) }
  })
  return { sets, shipped: await score(shippedSetting), chosen, constants, alone }
}

/** The fit as Markdown tables. */
export function formatFit({ sets, shipped, chosen, constants, alone }: Fit): string {
  const everything = { name: '合わせて', has: () => true }
  const columns = sets.length > 1 ? [...sets, everything] : sets
  const cut = (scores: Scores, has: (at: number) => boolean) => scores.filter((_, at) => has(at))
  const quality = (scores: Scores) => columns.map(({ has }) => showNumber(meanOf(cut(scores, has))))
  const difference = (scores: Scores) =>
    showInterval(bootstrapMean(scores.map((value, at) => value - (shipped[at] ?? 0))))
  const head = columns.map(({ name }) => name)
  const fitted = [
    ['いまの値', ...quality(shipped), ''],
    ...chosen.map(({ name, scores }) => [name, ...quality(scores), difference(scores)]),
  ]
  const values = constants.map(({ name, value, outside }) => [
    ...[name, String(shippedSetting[name]), String(value)],
    [...outside].map(([one, count]) => `${one}×${count}`).join(' '),
  ])
  const single = alone.map(({ name, value, scores }) => [
    `${name} ${value}`,
    ...(value === shippedSetting[name]
      ? [...quality(scores), '']
      : [...quality(scores), difference(scores)]),
  ])
  return [
    writeTable(['順位の重み（nDCG@10）', ...head, '差（95 %の幅）'], fitted, 'numbers'),
    writeTable(
      ['重み', 'いま', 'すべての問いが選ぶ', '問いごとに、ほかの事例の問いが選ぶ'],
      values,
    ),
    writeTable(['一つだけ変えた値（nDCG@10）', ...head, '差（95 %の幅）'], single, 'numbers'),
  ].join('\n\n')
}

type Score = (setting: Setting) => Promise<Scores>

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
    [shippedSetting[name], ...(grid[name] ?? [])]
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

/** A setting is measured once, whoever asks. */
function rememberScores(measure: Score): Score {
  const known = new Map<string, Promise<Scores>>()
  return (setting) => {
    const key = JSON.stringify(setting)
    const scores = known.get(key) ?? measure(setting)
    known.set(key, scores)
    return scores
  }
}

/** Asks every query once; what is answered later comes from what was found then. Verdicts are left out. */
async function collectEvidence(
  parts: SearchParts,
  queries: readonly JudgedQuery[],
): Promise<Score> {
  const { findByWords, findByMeaning, rescore } = parts.engine
  const engine: SearchParts['engine'] = {
    ...parts.engine,
    findByWords: rememberByFirst(findByWords),
    findByMeaning: rememberByFirst(findByMeaning),
    rescore: rememberByFirst(rescore),
  }
  const asked = queries.map(({ query, relevant }) => {
    const parsed = parseQuery(query, parts.reader)
    const wish = {
      evidence: parts.evidence,
      choice: { facets: {} },
      conditions: readConditions(parsed.normal),
    }
    const known = Object.entries(relevant).filter(([slug]) => parts.cases.has(slug))
    return { parsed, wish, grades: new Map(known) }
  })
  return async (setting) => {
    const finder = { ...parts, engine, ...decideWith(setting), decide: () => 'answered' as const }
    const scores: number[] = []
    for (const { parsed, wish, grades } of asked) {
      const { ranked } = await findCases(finder, parsed, wish)
      scores.push(
        measureRanking(
          ranked.map(({ slug }) => slug),
          grades,
        ).ndcg10,
      )
    }
    return scores
  }
}

function decideWith(setting: Setting): Pick<SearchParts, 'rank' | 'order'> {
  return {
    rank: (words, meanings, boosts) => rankCases(words, meanings, boosts, setting),
    order: (ranked, conditions, valuesOf) =>
      orderByConditions(ranked, conditions, valuesOf, setting.conditions),
  }
}

/** Remembers answers by the identity of what was asked first: the words or the vector of one query. */
function rememberByFirst<First extends object, Rest extends unknown[], Answer>(
  find: (first: First, ...rest: Rest) => Answer,
): (first: First, ...rest: Rest) => Answer {
  const known = new WeakMap<First, Answer>()
  return (first, ...rest) => {
    const answer = known.get(first) ?? find(first, ...rest)
    known.set(first, answer)
    return answer
  }
}
