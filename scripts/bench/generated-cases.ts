/** A large library out of a small one: cases made of the sentences of the shipped ones, and vectors made of theirs. */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { Case } from '../../server/cases/case.ts'
import { loadCases } from '../../server/cases/load.ts'
import { dimensions } from '../../server/search/embedding/model.ts'
import {
  type PackedVector,
  packVector,
  unpackVector,
  vectorKey,
} from '../../server/search/embedding/vector-pack.ts'
import type { Passage } from '../../server/search/passages.ts'
import { cutSentences } from '../../server/text/sentences.ts'
import { createRandom, pickOne, type Random } from '../random.ts'

const sentencesEach = 12

/**
 * Cases in memory, with the head of a shipped case and a body of twelve shipped sentences; the same ones in every run. Few
 * different sentences, so that a million cases need not be analysed sentence by sentence.
 */
export function generateCases(shipped: readonly Case[], count: number): Case[] {
  const random = createRandom(1)
  const sentences = shipped.flatMap(listSentences)
  return Array.from({ length: count }, (_, number): Case => {
    const body = Array.from({ length: sentencesEach }, () => pickOne(sentences, random))
    return {
      ...pickOne(shipped, random),
      slug: `generated-${number}`,
      summary: [],
      questions: [],
      asks: [],
      sections: [
        {
          id: 'background',
          label: '背景',
          html: '',
          blocks: [],
          paragraphs: [body.join('')],
          sources: [],
        },
      ],
    }
  })
}

/** What a head says of sentences that the new body has not, and of other cases. */
const dropped = { quotes: undefined, responses: undefined, aliases: undefined }

/**
 * Writes this many cases with their facts as files; the same ones in every run. Every sentence is half of one shipped
 * sentence and half of another, so words are as frequent as they are in real cases, while hardly any sentence, title or
 * question stands twice.
 */
export async function writeCases(from: string, to: string, count: number): Promise<void> {
  const { cases } = await loadCases(from)
  const random = createRandom(5)
  const makeSentence = openMixer(cases.flatMap(listSentences), random)
  const makeQuestion = openMixer(
    cases.flatMap(({ questions }) => questions),
    random,
  )
  const keywords = cases.flatMap((found) => found.keywords)
  await mkdir(join(to, 'facts'), { recursive: true })
  let before = ''
  for (let number = 0; number < count; number++) {
    const model = pickOne(cases, random)
    const name = `${model.slug}-${number}`
    const head = {
      ...(await readHead(from, model.slug)),
      ...dropped,
      title: `${model.municipalities[0]?.name ?? ''}の${pickOne(keywords, random)} ― ${number}`,
      keywords: [...new Set(model.keywords.map(() => pickOne(keywords, random)))],
      summary: model.summary.map(makeSentence).join('\n'),
      questions: model.questions.map(makeQuestion),
      related: before === '' ? [] : [before],
    }
    before = name
    const body = model.sections.map(({ label, paragraphs, sources }) => {
      const mark = sources.map((id) => `[^${id}]`).join('')
      const sentences = paragraphs
        .flatMap(cutSentences)
        .map(() => makeSentence().replace(/。?$/, `${mark}。`))
      return `## ${label}\n\n${sentences.join('')}\n`
    })
    const text = `---\n${stringify(head, { lineWidth: 0 })}---\n\n${body.join('\n')}`
    await writeFile(join(to, `${name}.md`), text)
    await writeFile(join(to, 'facts', `${name}.yaml`), stringify({ notes: text }))
  }
}

async function readHead(folder: string, slug: string): Promise<Record<string, unknown>> {
  const [, head = ''] = (await readFile(join(folder, `${slug}.md`), 'utf8')).split(/^---$/m)
  return parse(head)
}

function listSentences({ sections }: Case): string[] {
  return sections.flatMap(({ paragraphs }) => paragraphs.flatMap(cutSentences))
}

/** Makes sentences of the beginnings and ends of others. */
function openMixer(sentences: readonly string[], random: Random): () => string {
  const halves = sentences.flatMap((sentence) => {
    const [, start, end] = firstClause.exec(sentence) ?? []
    return start && end ? [{ start, end }] : []
  })
  return () => pickOne(halves, random).start + pickOne(halves, random).end
}

/** Up to a comma outside of brackets. */
const firstClause = /^([^「」（）『』、]*、)(.+)$/

/** How far a made vector lies from the real one that it is made from: about as far as two windows of one section. */
const noise = 0.03

/**
 * A vector for each passage, of which embedding 120,000 would take a quarter of an hour: a real one of the shipped cases,
 * moved a little. Vectors without any structure would be
 * the hardest there are for an approximate search; real ones are not.
 */
export function makeVectors(
  passages: Iterable<Passage>,
  real: readonly PackedVector[],
): ReadonlyMap<string, PackedVector> {
  const random = createRandom(3)
  const made = new Map<string, PackedVector>()
  for (const { input } of passages) {
    const key = vectorKey(input)
    if (!made.has(key)) made.set(key, moveVector(pickOne(real, random), random))
  }
  return made
}

function moveVector(packed: PackedVector, random: Random): PackedVector {
  const moved = unpackVector(packed)
  for (let at = 0; at < dimensions; at++) moved[at] = (moved[at] ?? 0) + noise * (random() - 0.5)
  const length = Math.hypot(...moved)
  return packVector(moved.map((value) => value / length))
}
