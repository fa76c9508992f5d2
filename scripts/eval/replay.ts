/** Ranks judged queries with other constants: the evidence of a query is collected once, only its ranking is computed anew. */

import type { JudgedQuery } from '../../server/evaluation/judged-queries.ts'
import { measureRanking } from '../../server/evaluation/measure-ranking.ts'
import {
  conditionWorth,
  orderByConditions,
} from '../../server/search/conditions/apply-conditions.ts'
import { readConditions } from '../../server/search/conditions/read-conditions.ts'
import { findCases } from '../../server/search/find-cases.ts'
import { parseQuery } from '../../server/search/query.ts'
import { type RankingWeights, rankCases, shippedWeights } from '../../server/search/rank.ts'
import type { SearchParts } from '../../server/search/search-cases.ts'

/** The constants of the ranker, and what meeting a condition is worth. */
export type Setting = RankingWeights & { conditions: number }

export const shippedSetting: Setting = { ...shippedWeights, conditions: conditionWorth }

/** nDCG@10 of every query, in the order given. */
export type Scores = readonly number[]
export type Score = (setting: Setting) => Promise<Scores>

/** Queries with the search that they are asked of. */
export type Asked = { parts: SearchParts; queries: readonly JudgedQuery[] }

/** Prepares to measure queries with any setting; a setting is measured once, whoever asks. Verdicts are left out. */
export function prepareReplay(asked: readonly Asked[]): Score {
  const measures = asked.map(collectEvidence)
  const known = new Map<string, Promise<Scores>>()
  return (setting) => {
    const key = JSON.stringify(setting)
    const scores =
      known.get(key) ??
      Promise.all(measures.map((measure) => measure(setting))).then((list) => list.flat())
    known.set(key, scores)
    return scores
  }
}

/** Asks every query once; what is answered later comes from what was found then. */
function collectEvidence({ parts, queries }: Asked): Score {
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
