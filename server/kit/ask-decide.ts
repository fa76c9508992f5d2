/** 自分ならどうする: the moment of a barrier, and a vote on how it went on. */

import type { BarrierId } from '../contract/vocabulary.ts'
import { cardOf } from './barriers.ts'
import { type Material, nameAmong } from './material.ts'
import { type Asked, interleave, type Rotation } from './questions.ts'
import { askMove, askVote } from './wordings.ts'

type Point = { material: Material; barrier: BarrierId }

const ownMove = 'そのほか（　　　　）'
const courses = ['同じ形で続いた', '形を変えて続いた', 'いったん終わった']
const pickOne = '最初の一手を選び、理由を一言添えてください。'
const voteForOne = '最初の一手を一つ選んで投票し、理由を一言添えてください。'

/** First moves at the barriers of the text, then the vote; without a sequel the first move is voted on. */
export function askDecide(materials: readonly Material[], count: number, next: Rotation): Asked[] {
  const points = listPoints(materials)
  const told = count > 1 ? findTold(materials, points[0]?.material) : undefined
  const moves = points.slice(0, told ? count - 1 : count)
  const isVote = told === undefined
  const asked =
    moves.length > 0
      ? moves.map((point, index) => askForMove(point, materials, isVote && index === 0, next))
      : [askWithoutBarrier(isVote)]
  return told ? [...asked, askForCourse(told, materials, next)] : asked
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

/** Whose course is voted on: another case than the one before, the one with most to tell. */
function findTold(
  materials: readonly Material[],
  asked: Material | undefined,
): Material | undefined {
  const told = materials.filter(({ after }) => after.length > 0)
  const others = told.filter((material) => material !== (asked ?? materials[0]))
  const candidates = others.length > 0 ? others : told
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
  return { text: next(askVote)(nameAmong(told, all)), choices: [...courses] }
}
