/** All questions of a kit, in four levels: 事実, なぜ, 自分ならどうする, わが市では. */

import type { KitMinutes } from '../contract/kit.ts'
import { askDecide } from './ask-decide.ts'
import { askFacts } from './ask-facts.ts'
import { showsBarrier } from './barriers.ts'
import { tellsEnding } from './ending.ts'
import { callOf, type Material } from './material.ts'
import {
  type Asked,
  type AskedLevels,
  createRotation,
  interleave,
  type LevelId,
  type Rotation,
} from './questions.ts'
import { longestInserted, type Sentence, toInner } from './sentence.ts'
import { askNeed, askOwn, askTradeOff, type Quoted } from './wordings.ts'

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

/** What a case says it did to make it work, and where that stands. */
type Reason = { material: Material; sentence: Sentence; place: string }

/** なぜ: why it was needed, what it cost, and once more; each question about another case while there are some. */
function askWhy(materials: readonly Material[], count: number, next: Rotation): Asked[] {
  const reasons = interleave(materials.map(listReasons))
  const asked = reasons
    .slice(0, count)
    .map((reason, index) => (index % 2 === 0 ? askForNeed(reason, next) : askForCost(reason, next)))
  const [first] = reasons
  // One sentence can be asked about from two sides.
  if (first && asked.length === 1 && count > 1) asked.push(askForCost(first, next))
  return asked.length > 0 ? asked : [{ text: 'いちばん意外だった所はどこですか。' }]
}

/** The first two sentences of 工夫; without it the last of 取り組み. */
function listReasons(material: Material): Reason[] {
  const { craft, actions } = material.before
  const listed = craft
    .flat()
    .slice(0, 2)
    .map((sentence, index) => ({
      material,
      sentence,
      place: index === 0 ? '〈工夫〉の最初の文' : '〈工夫〉の二つ目の文',
    }))
  const last = actions.flat().at(-1)
  if (listed.length > 0 || !last) return listed
  return [{ material, sentence: last, place: '〈取り組み〉の最後の文' }]
}

function askForNeed(reason: Reason, next: Rotation): Asked {
  const hasClue = reason.material.before.background.length > 0
  return { text: next(askNeed)({ ...quote(reason), hasClue }), uses: [reason.sentence] }
}

function askForCost(reason: Reason, next: Rotation): Asked {
  return { text: next(askTradeOff)(quote(reason)), uses: [reason.sentence] }
}

function quote({ material, sentence, place }: Reason): Quoted {
  const who = callOf(material)
  const isShort = [...sentence.text].length <= longestInserted
  return isShort ? { who, text: toInner(sentence.text) } : { who, place }
}

const mostVoices = 3

/** A voice is a complaint or a wish; what asks for something is none. */
const asks = /(?:か|は|には|たら|れば|[？?])$/

/** わが市では: the first shows voices from the cases, where they have some, to be compared with one's own house. */
function askAboutOwn(
  materials: readonly Material[],
  count: number,
  own: string,
  next: Rotation,
): Asked[] {
  const voices = listVoices(materials)
  const [first, ...others] = askOwn.map(() => ({ text: next(askOwn)(own) }))
  const compared = first && voices.length > 0 ? [{ ...first, voices }] : []
  return [...compared, ...others].slice(0, count)
}

/** The first sentences of the cases' own questions, from the top of each in turn, three in all; case after case. */
function listVoices(materials: readonly Material[]): string[] {
  const lists = materials.map(listOwnVoices)
  const chosen = new Set(interleave(lists).slice(0, mostVoices))
  return [...new Set(lists.flat().filter((voice) => chosen.has(voice)))]
}

/** Nothing that tells the ending, be it by its words or by a barrier that only comes up later. */
function listOwnVoices({ found, barriers }: Material): string[] {
  return found.questions
    .map((question) => question.split('。')[0] ?? '')
    .filter(
      (voice) =>
        voice !== '' &&
        !asks.test(voice) &&
        !tellsEnding(voice) &&
        !barriers.later.some((barrier) => showsBarrier(voice, barrier)),
    )
}
