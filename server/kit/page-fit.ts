/** Two pages of A4: the cases flow over the first, and the questions always stand on the second. */

import type { Block } from '../contract/kit.ts'
import { heading, prose, write } from '../contract/kit-blocks.ts'
import { cutSentences } from '../text/sentences.ts'
import { layOutQuestions, layOutStory, storyParts } from './handout.ts'
import type { Material } from './material.ts'
import { countAll, countLines, pageLines } from './paper-lines.ts'
import type { NumberedLevels } from './questions.ts'
import type { Sentence } from './sentence.ts'

/** Lines to write on that stay free on the second page. */
const leastRoom = 8
/** Half a line of a page is kept free: what is estimated may be wrong, and a page has room for another half. */
const safety = 0.5
/** More empty lines under one question than these look like a mistake. */
const mostRoom = 4

export const doesNotFit =
  '配布資料が2ページに入りません。事例を減らすか、伏せる文を増やしてください'

type Draft = { title: string; materials: readonly Material[]; own: string; day: string }

type FittedHandout = { asked: NumberedLevels; pages: Block[][]; fits: boolean }

/**
 * Lays out the handout with the first set of questions for which there is room, the cases shortened as far as it
 * takes; what never fits is printed all the same.
 */
export function fitHandout(
  draft: Draft,
  [asked, ...others]: readonly NumberedLevels[],
): FittedHandout {
  if (!asked) throw new Error('a handout has questions')
  const fitted = fitSet(draft, asked)
  return fitted.fits || others.length === 0 ? fitted : fitHandout(draft, others)
}

/** Leaves out sentence by sentence until the questions go on the second page. */
function fitSet(draft: Draft, asked: NumberedLevels): FittedHandout {
  const { materials, own } = draft
  const questions = layOutQuestions(asked, own)
  const room = pageLines - safety - leastRoom - countAll(questions)
  const used = new Set(
    Object.values(asked).flatMap((each) => each.flatMap(({ uses }) => uses ?? [])),
  )
  const cuts = listCutOrder(materials, used)
  const divide = (count: number) => dividePages(draft, new Set(cuts.slice(0, count)))
  const goesOn = ([, rest]: [Block[], Block[]]) => countAll(rest) <= room
  const count = findFewest(cuts.length, (each) => goesOn(divide(each)))
  const [first, rest] = divide(count)
  return {
    asked,
    pages: [first, [...rest, ...spread(questions, countAll(rest))]],
    fits: goesOn([first, rest]),
  }
}

/**
 * The smallest number for which something holds that goes on to hold for every larger one, or `most`. By halves: one
 * after the other, the 1,300 sentences of a file of 240 KiB took minutes of the main thread.
 */
function findFewest(most: number, holds: (count: number) => boolean): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return high
}

/**
 * The first page holds as much as goes on it, to the sentence; the head of a case goes with the beginning of its
 * first paragraph.
 */
function dividePages(
  { title, materials, day }: Draft,
  left: ReadonlySet<Sentence>,
): [Block[], Block[]] {
  const blocks: Block[] = [
    heading(1, title, `${day}　　氏名`),
    ...materials.flatMap((material) => layOutStory(material, left)),
  ]
  let free = pageLines - safety
  const over = blocks.findIndex((block) => {
    free -= countLines(block)
    return free < 0
  })
  const last = blocks[over]
  if (!last) return [blocks, []]
  const parts = splitProse(last, free + countLines(last))
  if (parts) {
    return [
      [...blocks.slice(0, over), parts[0]],
      [parts[1], ...blocks.slice(over + 1)],
    ]
  }
  const cut = blocks.slice(0, over).findLastIndex((block) => !opensCase(block)) + 1
  return [blocks.slice(0, cut), blocks.slice(cut)]
}

/** A paragraph cut behind the last sentence that goes on so many lines, if there is one. */
function splitProse(block: Block, lines: number): [Block, Block] | undefined {
  if (opensCase(block) || block.kind !== 'prose') return undefined
  const sentences = cutSentences(block.line.text)
  const cutAt = (count: number) => ({
    ...block,
    line: write(sentences.slice(0, count).join('')),
  })
  const most = sentences.length - 1
  const taken = most - findFewest(most, (less) => countLines(cutAt(most - less)) <= lines)
  if (taken < 1) return undefined
  return [cutAt(taken), prose(undefined, sentences.slice(taken).join(''))]
}

function opensCase(block: Block): boolean {
  return block.kind === 'heading' || (block.kind === 'prose' && block.look === 'facts')
}

/** The lines that are left over stand under the questions that are answered in one's own words. */
function spread(questions: readonly Block[], taken: number): Block[] {
  const free = Math.floor(pageLines - safety - taken - countAll(questions))
  const open = questions.filter((block) => block.kind === 'question' && block.voices.length === 0)
  const each = Math.min(mostRoom, Math.floor(Math.max(0, free) / Math.max(1, open.length)))
  if (each === 0) return [...questions]
  return questions.flatMap((block) =>
    open.includes(block) ? [block, { kind: 'room', lines: each } as const] : [block],
  )
}

const sentencesOfMany = 2

/** With three or four cases each section is cut to its first sentences before anything is asked about it. */
export function shortenForMany(materials: readonly Material[]): Material[] {
  if (materials.length < 3) return [...materials]
  return materials.map((material) => {
    const { background, actions, results, craft } = material.before
    const first = (paragraphs: typeof background, count: number) => {
      const sentences = paragraphs.flat().slice(0, count)
      return sentences.length > 0 ? [sentences] : []
    }
    return {
      ...material,
      before: {
        background: first(background, sentencesOfMany),
        actions: first(actions, sentencesOfMany),
        results: first(results, sentencesOfMany),
        craft: first(craft, 1),
      },
    }
  })
}

/**
 * The sentences that may go, the first to go first: the case that is longest at that moment gives one, 工夫 after its
 * first, then 成果 and 取り組み from behind, then what is left of 背景, 成果 and 工夫. The first of 背景 and of 取り組み
 * and whatever a question is about stay.
 */
function listCutOrder(materials: readonly Material[], used: ReadonlySet<Sentence>): Sentence[] {
  const queues = materials.map((material) => ({
    length: lengthOf(material),
    cuts: listCuts(material)
      .filter((sentence) => !used.has(sentence))
      .reverse(),
  }))
  const order: Sentence[] = []
  for (;;) {
    const longest = queues
      .filter(({ cuts }) => cuts.length > 0)
      .reduce<(typeof queues)[number] | undefined>(
        (most, queue) => (most && most.length >= queue.length ? most : queue),
        undefined,
      )
    const sentence = longest?.cuts.pop()
    if (!longest || !sentence) return order
    longest.length -= sentence.text.length
    order.push(sentence)
  }
}

function lengthOf({ before }: Material): number {
  return storyParts
    .flatMap(({ id }) => before[id].flat())
    .reduce((sum, { text }) => sum + text.length, 0)
}

function listCuts({ before }: Material): Sentence[] {
  const after = (id: keyof Material['before']) => before[id].flat().slice(1).reverse()
  return [
    ...after('craft'),
    ...after('results'),
    ...after('actions'),
    ...after('background'),
    ...before.results.flat().slice(0, 1),
    ...before.craft.flat().slice(0, 1),
  ]
}
