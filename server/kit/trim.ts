/** Which sentence of a handout goes next when the paper is full. */

import { storyParts } from './handout.ts'
import type { Material } from './material.ts'
import type { Sentence } from './sentence.ts'

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
export function orderOfLeaving(
  materials: readonly Material[],
  used: ReadonlySet<Sentence>,
): Sentence[] {
  const queues = materials.map((material) => ({
    length: lengthOf(material),
    leaving: listLeaving(material).filter((sentence) => !used.has(sentence)),
  }))
  const order: Sentence[] = []
  for (;;) {
    const longest = queues
      .filter(({ leaving }) => leaving.length > 0)
      .reduce<(typeof queues)[number] | undefined>(
        (most, queue) => (most && most.length >= queue.length ? most : queue),
        undefined,
      )
    const sentence = longest?.leaving.shift()
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

function listLeaving({ before }: Material): Sentence[] {
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
