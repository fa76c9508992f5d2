/** What conditions do to a list of cases, and what may be said of it: only what is to be seen in the list itself. */

import type { Understood } from '../../contract/api.ts'
import { facets } from '../../contract/vocabulary.ts'
import { judgeByNumber, type ValueNumbers } from '../facet-numbers.ts'
import { byScore, type RankedCase } from '../rank.ts'
import { type Condition, nameCondition } from './read-conditions.ts'

/**
 * How much meeting one condition is worth, on the scale of the ranker, where the best case has 1 to 1.8; having what the
 * query wants left out costs as much. nDCG@10 is level from 0.3 to 0.6 on dev and dev2. Two of a kind are counted: more
 * would outweigh all that a case says.
 */
export const conditionWorth = 0.5
const mostCounted = 2

/** The cases with those first that meet the conditions, as far as their evidence reaches. */
export function orderByConditions(
  ranked: readonly RankedCase[],
  conditions: readonly Condition[],
  valuesOf: (slug: string) => ValueNumbers | undefined,
  worth = conditionWorth,
): RankedCase[] {
  if (conditions.length === 0) return [...ranked]
  const wanted = conditions.filter(({ not }) => !not).map(createConditionTest)
  const unwanted = conditions.filter(({ not }) => not).map(createConditionTest)
  const countMet = (own: ValueNumbers) => countHad(wanted, own) - countHad(unwanted, own)
  return ranked
    .map((each) => {
      const values = valuesOf(each.slug)
      const met = values ? countMet(values) : 0
      return met === 0 ? each : { ...each, score: each.score + worth * met }
    })
    .sort(byScore)
}

/** How many of some conditions count for a case with these values. */
function countHad(tests: readonly ConditionTest[], own: ValueNumbers): number {
  let had = 0
  for (const has of tests) if (has(own)) had++
  return Math.min(mostCounted, had)
}

type ConditionTest = (own: ValueNumbers) => boolean

/** Tells whether a case with some values meets a condition, or has what it wants left out. */
export function createConditionTest({ facet, values }: Condition): ConditionTest {
  const isAmong = judgeByNumber(({ id, value }) => Number(id === facet && values.includes(value)))
  return (own) => own.some((number) => isAmong(number) > 0)
}

/** The top of a list, which a reader takes in at a glance. */
const topLength = 10

/**
 * The conditions with what became of them in this list, from its first case to its last. A word for a field that none of
 * these cases uses is left out unless others do: every library has its own. `heldBy` says how many cases stand on the
 * shelf of a condition.
 */
export function describeConditions(
  conditions: readonly Condition[],
  list: readonly ValueNumbers[],
  ignored: readonly string[],
  heldBy: (condition: Condition) => number | undefined = () => undefined,
): Understood[] {
  return conditions.flatMap((condition) => {
    const held = heldBy(condition)
    const described = { ...describeCondition(condition, list), ...(held !== undefined && { held }) }
    if (ignored.includes(nameCondition(condition)))
      return [{ ...described, ignored: true as const }]
    const isOpen = facets.find(({ id }) => id === condition.facet)?.terms === undefined
    return isOpen && described.met === 0 && !held ? [] : [described]
  })
}

function describeCondition(condition: Condition, list: readonly ValueNumbers[]): Understood {
  const { facet, values, label, not } = condition
  const having = list.map(createConditionTest(condition))
  const count = (several: readonly boolean[]) => several.filter(Boolean).length
  const met = count(having)
  const wanted = not ? list.length - met : met
  const described: Understood = {
    ...{ facet, value: values[0] ?? '', values: [...values], label, met },
    top: count(having.slice(0, topLength)),
    leads: having.slice(0, wanted).every((has) => has !== not),
  }
  return not ? { ...described, not } : described
}
