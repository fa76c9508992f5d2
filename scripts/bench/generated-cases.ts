/** A large library out of a small one: the sentences of the shipped cases, shuffled into new bodies. */

import type { Case } from '../../server/cases/case.ts'
import { cutSentences } from '../../server/text/sentences.ts'
import { createRandom, pickOne } from './random.ts'

const sentencesEach = 12

/** Cases with the head of a shipped case and a body of twelve sentences; the same ones in every run. */
export function generateCases(shipped: readonly Case[], count: number): Case[] {
  const random = createRandom(1)
  const sentences = shipped
    .flatMap(({ sections }) => sections.flatMap(({ paragraphs }) => paragraphs))
    .flatMap(cutSentences)
  return Array.from({ length: count }, (_, number): Case => {
    const body = Array.from({ length: sentencesEach }, () => pickOne(sentences, random))
    return {
      ...pickOne(shipped, random),
      slug: `generated-${number}`,
      summary: [],
      questions: [],
      sections: [
        { id: 'background', label: '背景', html: '', paragraphs: [body.join('')], sources: [] },
      ],
    }
  })
}
