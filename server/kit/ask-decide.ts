/** 自分ならどうする: the moment of a barrier, and a vote on how it went on. */

import { outcomeOf } from '../cases/outcome.ts'
import { formatOutcome } from '../contract/format.ts'
import type { BarrierId } from '../contract/vocabulary.ts'
import { cardOf } from './barriers.ts'
import { type Material, nameAmong } from './material.ts'
import { type Asked, interleave, type Rotation } from './questions.ts'
import { askMove, askVote, askWhatToKnow } from './wordings.ts'

type Point = { material: Material; barrier: BarrierId }

const ownMove = 'そのほか（　　　　）'
const courses = ['同じ形で続いた', '形を変えて続いた', '終わった', '白紙・撤回・解約になった']
const pickOne = '最初の一手を選び、理由を一言添えてください。'
const voteForOne = '最初の一手を一つ選んで投票し、理由を一言添えてください。'

/**
 * First moves at the barriers of the text, then the vote on how it went on. Where no case knows that, the first move is
 * voted on, and of the course is asked what one would have to know.
 */
export function askDecide(materials: readonly Material[], count: number, next: Rotation): Asked[] {
  const points = listPoints(materials)
  const last = count > 1 ? askLast(materials, points[0]?.material, next) : undefined
  const moves = points.slice(0, last ? count - 1 : count)
  const isVote = !last?.choices
  const asked =
    moves.length > 0
      ? moves.map((point, index) => askForMove(point, materials, isVote && index === 0, next))
      : [askWithoutBarrier(isVote)]
  return last ? [...asked, last] : asked
}

function askLast(
  materials: readonly Material[],
  asked: Material | undefined,
  next: Rotation,
): Asked | undefined {
  const told = chooseOther(materials.filter(canBeVotedOn), asked ?? materials[0])
  if (told) return askForCourse(told, materials, next)
  const open = chooseOther(
    materials.filter(({ found }) => outcomeOf(found).state === 'unknown'),
    asked ?? materials[0],
  )
  return open && { text: next(askWhatToKnow)(nameAmong(open, materials)) }
}

/** The end is known, and the handout does not tell it. */
function canBeVotedOn({ found, before, after }: Material): boolean {
  const { state, quote } = outcomeOf(found)
  if (state === 'unknown' || after.length === 0) return false
  const read = Object.values(before).flatMap((paragraphs) => paragraphs.flat())
  return !read.some(({ text }) => text === quote?.text)
}

/** The barriers that stand in the texts, one of each case first. */
function listPoints(materials: readonly Material[]): Point[] {
  const points = interleave(
    materials.map((material) =>
      material.barriers.front.map((barrier): Point => ({ material, barrier })),
    ),
  )
  return points.filter(
    ({ barrier }, index) => points.findIndex((other) => other.barrier === barrier) === index,
  )
}

/** Whose course is asked about: another case than the one before, the one with most to tell. */
function chooseOther(
  materials: readonly Material[],
  asked: Material | undefined,
): Material | undefined {
  const others = materials.filter((material) => material !== asked)
  const candidates = others.length > 0 ? others : materials
  return [...candidates].sort((a, b) => lengthOf(b) - lengthOf(a))[0]
}

function lengthOf({ after }: Material): number {
  return after.flat().reduce((sum, { text }) => sum + text.length, 0)
}

function askForMove(
  { material, barrier }: Point,
  all: readonly Material[],
  isVote: boolean,
  next: Rotation,
): Asked {
  const { scene, moves } = cardOf(barrier)
  const text = next(askMove)({ name: nameAmong(material, all), scene })
  return { text: `${text}${isVote ? voteForOne : pickOne}`, choices: [...moves, ownMove] }
}

function askWithoutBarrier(isVote: boolean): Asked {
  const vote = isVote ? '隣の人と見せ合い、よいと思う案に投票してください。' : ''
  return {
    text: `いちばん難しいと思う所はどこですか。担当者なら、そこで何をしますか。${vote}`,
  }
}

function askForCourse(told: Material, all: readonly Material[], next: Rotation): Asked {
  const { found, letter } = told
  const outcome = outcomeOf(found)
  const sources = outcome.quote?.sources ?? []
  return {
    text: next(askVote)(nameAmong(told, all)),
    choices: [...courses],
    hint: {
      text: `結末は「${formatOutcome(outcome)}」。投票の後で伝える`,
      sources: sources.map((source) => `${letter}${source}`),
    },
  }
}
