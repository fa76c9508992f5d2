/** From answers to a place on the 12 scenes, so simply that the page can say why. */

import {
  type LevelId,
  levels,
  type SceneId,
  type StageId,
  scenes,
  stages,
} from '../../../server/contract/vocabulary.ts'
import { type Answers, type Question, questionsAbout } from './questions.ts'

/** One side of the table: the values that most answers point to, several in a tie, and those answers. */
export type Side<Id extends string> = {
  leading: { id: Id; label: string; said: string[] }[]
  /** How many answers point to any value of this side. */
  answered: number
}

export type Standing = { stage: Side<StageId>; level: Side<LevelId>; cells: SceneId[] }

/** Where the answers place the reader; without an answer to either side there are no cells. */
export function findStanding(answers: Answers): Standing {
  const stage = weighSide(stages, questionsAbout('stage'), answers)
  const level = weighSide(levels, questionsAbout('level'), answers)
  const cells = scenes.filter(
    (scene) =>
      stage.leading.some(({ id }) => id === scene.stage) &&
      level.leading.some(({ id }) => id === scene.level),
  )
  return { stage, level, cells: cells.map(({ id }) => id) }
}

/** Every answer counts one, whatever its question. */
function weighSide<Id extends string>(
  values: readonly { id: Id; label: string }[],
  questions: readonly Question[],
  answers: Answers,
): Side<Id> {
  const weighed = values.map(({ id, label }) => ({
    id,
    label,
    said: questions
      .filter((question) => answers[question.id] === id)
      .flatMap(({ choices }) => choices.filter((choice) => choice.id === id))
      .map(({ text }) => text),
  }))
  const most = Math.max(...weighed.map(({ said }) => said.length))
  return {
    leading: most === 0 ? [] : weighed.filter(({ said }) => said.length === most),
    answered: weighed.reduce((sum, { said }) => sum + said.length, 0),
  }
}

export type Steps = { wider: SceneId[]; deeper: SceneId[] }

/** One step on from these cells: to the right a wider stage, down a deeper level. */
export function findSteps(cells: readonly SceneId[]): Steps {
  const wider = cells.flatMap((cell) => neighbour(cell, 1, 0))
  const deeper = cells.flatMap((cell) => neighbour(cell, 0, 1))
  const isNew = (cell: SceneId, index: number, all: readonly SceneId[]): boolean =>
    !cells.includes(cell) && all.indexOf(cell) === index
  return { wider: wider.filter(isNew), deeper: deeper.filter(isNew) }
}

function neighbour(cell: SceneId, right: number, down: number): SceneId[] {
  const scene = scenes.find(({ id }) => id === cell)
  const column = stages.findIndex(({ id }) => id === scene?.stage) + right
  const row = levels.findIndex(({ id }) => id === scene?.level) + down
  const [stage, level] = [stages[column], levels[row]]
  return stage !== undefined && level !== undefined ? [`${stage.id}.${level.id}`] : []
}
