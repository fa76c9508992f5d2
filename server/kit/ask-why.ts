/** なぜ: about what the cases say they did to make it work. */

import type { Asked } from './asked.ts'
import { callOf } from './crowd.ts'
import type { Material } from './material.ts'
import type { Rotation } from './rotation.ts'
import { longestInserted, type Sentence, toInner } from './sentence.ts'
import { takeInTurn } from './turns.ts'
import { askNeed, askTradeOff, type Quoted } from './wordings.ts'

type Reason = { material: Material; sentence: Sentence; place: string }

/** The case that needs it, what it costs, and once more: each question about another case while there are some. */
export function askWhy(materials: readonly Material[], count: number, next: Rotation): Asked[] {
  const reasons = takeInTurn(materials.map(listReasons))
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
