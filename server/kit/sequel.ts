/** 後編: how it went on, handed out after the vote. */

import { outcomeOf } from '../cases/outcome.ts'
import { formatOutcome } from '../contract/format.ts'
import type { Block } from '../contract/kit.ts'
import { heading, prose, question } from '../contract/kit-blocks.ts'
import { joinLetters, type Material, nameAmong, nameBarriers } from './material.ts'
import type { Rotation } from './questions.ts'
import { printParagraph } from './sentence.ts'
import { listOpen } from './visit.ts'
import { askAgain } from './wordings.ts'

const nothingTold =
  'その後は、確認できた資料にありません。何が起きたと思うかを話し、視察の質問にしましょう。'

const marks = ['①', '②', '③']

/** The sheet; `decided` is the number of the question on which a first move was chosen. */
export function layOutSequel(
  materials: readonly Material[],
  decided: number,
  own: string,
  next: Rotation,
): Block[] {
  return [
    ...materials.flatMap((material) => layOutCase(material)),
    ...listBarriers(materials),
    heading(2, 'もう一度考える'),
    ...askOnce(materials, decided, own, next).map((text, index) =>
      question(marks[index] ?? '', text),
    ),
    ...listStillOpen(materials),
  ]
}

/** Whether any of the cases has a sequel. */
export function hasSequel(materials: readonly Material[]): boolean {
  return materials.some(({ after }) => after.length > 0)
}

function layOutCase({ letter, name, after, found }: Material): Block[] {
  const title = heading(2, `${letter && `${letter}　`}${name}　その後`)
  if (after.length === 0) return [title, prose(undefined, nothingTold)]
  const outcome = outcomeOf(found)
  return [
    title,
    ...(outcome.state === 'unknown' ? [] : [prose('結末', formatOutcome(outcome))]),
    ...after.map((paragraph) => prose(undefined, printParagraph(paragraph, letter))),
  ]
}

function listBarriers(materials: readonly Material[]): Block[] {
  const came = materials.filter(({ barriers }) => barriers.later.length > 0)
  if (came.length === 0) return []
  const text = came
    .map(({ letter, barriers }) => `${letter && `${letter} `}${nameBarriers(barriers.later)}`)
    .join(' ／ ')
  return [prose('出てきた壁', text)]
}

function askOnce(
  materials: readonly Material[],
  decided: number,
  own: string,
  next: Rotation,
): string[] {
  const came = materials.flatMap(({ barriers }) => barriers.later.slice(0, 1))
  const more = materials.flatMap(({ barriers }) => barriers.later.slice(1))
  const again = [...new Set([...came, ...more])]
    .slice(0, 2)
    .map((barrier) =>
      next(askAgain)({ question: String(decided), barrier: nameBarriers([barrier]) }),
    )
  const asked =
    again.length > 0
      ? again
      : [`問い${decided}で選んだ一手は、この続きを読んでも変わりませんか。直すところを一つ。`]
  return materials.length === 1
    ? asked
    : [
        ...asked,
        `${joinLetters(materials)}の「その後」で、いちばん大きな違いは何でしたか。${own}に近いのは${materials.length > 2 ? 'どれ' : 'どちら'}ですか。`,
      ]
}

function listStillOpen(materials: readonly Material[]): Block[] {
  const open = materials.map((material) => ({
    call: material.letter || nameAmong(material, materials),
    blanks: listOpen(material.found),
  }))
  const known = open.filter(({ blanks }) => blanks.length > 0)
  if (known.length === 0) return []
  const text = known
    .map(({ call, blanks }) => `${materials.length > 1 ? `${call} ` : ''}${blanks.join(' ／ ')}`)
    .join('　　')
  return [prose('まだ分からないこと', text)]
}
