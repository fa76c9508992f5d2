/** All questions of a kit, in four levels: 事実, なぜ, 自分ならどうする, わが市では. */

import { askDecide } from './ask-decide.ts'
import { askFacts } from './ask-facts.ts'
import { askAboutOwn } from './ask-own.ts'
import { askWhy } from './ask-why.ts'
import type { Asked, AskedLevels, LevelId } from './asked.ts'
import type { KitMinutes } from './choices.ts'
import type { Material } from './material.ts'
import { createRotation } from './rotation.ts'

type Counts = Record<LevelId, number>

/** As many as there is time for; where the paper has no room for so many, the next set is tried. */
const counts: Record<KitMinutes, readonly Counts[]> = {
  30: [{ facts: 1, why: 1, decide: 1, own: 1 }],
  60: [{ facts: 3, why: 2, decide: 2, own: 1 }],
  90: [
    { facts: 3, why: 3, decide: 3, own: 3 },
    { facts: 3, why: 3, decide: 2, own: 3 },
    { facts: 3, why: 2, decide: 2, own: 3 },
    { facts: 3, why: 2, decide: 2, own: 2 },
    { facts: 3, why: 2, decide: 2, own: 1 },
  ],
}

const rememberOne = '紙を閉じて、覚えていることを一つ言ってください。'

/** The sets of questions for a session of this length, the fullest first. */
export function listSets(
  materials: readonly Material[],
  minutes: KitMinutes,
  own: string,
): AskedLevels[] {
  return counts[minutes].map((count) => askAll(materials, count, own))
}

/** No level is empty, and none asks the same twice. */
function askAll(materials: readonly Material[], count: Counts, own: string): AskedLevels {
  const next = createRotation()
  const facts = once(askFacts(materials, count.facts, own, next))
  return {
    facts: facts.length > 0 ? facts : [{ text: rememberOne }],
    why: once(askWhy(materials, count.why, next)),
    decide: once(askDecide(materials, count.decide, next)),
    own: once(askAboutOwn(materials, count.own, own, next)),
  }
}

function once(asked: readonly Asked[]): Asked[] {
  return asked.filter(
    ({ text }, index) => asked.findIndex((other) => other.text === text) === index,
  )
}
