/**
 * A large folder of cases out of a small one: every sentence is half of one shipped sentence and half of another. So
 * words are as frequent as they are in real cases, while hardly any sentence, title or question stands twice.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { Case } from '../../server/cases/case.ts'
import { loadCases } from '../../server/cases/load.ts'
import { cutSentences } from '../../server/text/sentences.ts'
import { createRandom, pickOne, type Random } from './random.ts'

/** What a head says of sentences that the new body has not, and of other cases. */
const dropped = { quotes: undefined, responses: undefined, aliases: undefined }

/** Writes this many cases with their facts; the same ones in every run. */
export async function writeShuffledCases(from: string, to: string, count: number): Promise<void> {
  const { cases } = await loadCases(from)
  const random = createRandom(5)
  const makeSentence = openShuffler(cases.flatMap(listSentences), random)
  const makeQuestion = openShuffler(
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
function openShuffler(sentences: readonly string[], random: Random): () => string {
  const halves = sentences.flatMap((sentence) => {
    const [, start, end] = firstClause.exec(sentence) ?? []
    return start && end ? [{ start, end }] : []
  })
  return () => pickOne(halves, random).start + pickOne(halves, random).end
}

/** Up to a comma outside of brackets. */
const firstClause = /^([^「」（）『』、]*、)(.+)$/
