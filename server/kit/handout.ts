/** 配布資料: at most two pages, the cases up to the turn of their stories and then the questions. */

import { formatSize } from '../contract/format.ts'
import type { Block, Question } from '../contract/kit.ts'
import { heading, prose, question } from '../contract/kit-blocks.ts'
import { labelOf, prefectures, type SectionId, scenes } from '../contract/vocabulary.ts'
import type { StorySections } from './ending.ts'
import type { Material } from './material.ts'
import { levels, type Numbered, type NumberedLevels } from './questions.ts'
import { keepSentences, type Paragraph, printParagraph, type Sentence } from './sentence.ts'

/** The sections of the handout in their order. */
export const storyParts = [
  { id: 'background', lead: '〈背景〉' },
  { id: 'actions', lead: '〈取り組み〉' },
  { id: 'results', lead: '〈成果〉' },
  { id: 'craft', lead: '〈工夫〉' },
] as const satisfies readonly { id: SectionId & keyof StorySections; lead: string }[]

const more = '（続きは事例のページ）'

/** The blocks of one case without the sentences that had to go. */
export function layOutStory(material: Material, left: ReadonlySet<Sentence>): Block[] {
  const { letter, subject, before } = material
  const blocks = storyParts.flatMap(({ id, lead }) => layOutPart(before[id], lead, letter, left))
  const isShort = storyParts.some(({ id }) => isAllLeft(before[id], left))
  const last = blocks.at(-1)
  if (isShort && last && !last.line.text.endsWith(more)) last.line.text += more
  return [
    heading(2, letter ? `${letter}　${subject}` : subject),
    prose(undefined, describeCase(material), 'facts'),
    ...blocks,
  ]
}

function layOutPart(
  paragraphs: readonly Paragraph[],
  lead: string,
  letter: string,
  left: ReadonlySet<Sentence>,
) {
  const kept = keepSentences(paragraphs, (sentence) => !left.has(sentence))
  const blocks = kept.map((paragraph, index) =>
    prose(index === 0 ? lead : undefined, printParagraph(paragraph, letter)),
  )
  const last = blocks.at(-1)
  if (last && paragraphs.flat().some((sentence) => left.has(sentence))) last.line.text += more
  return blocks
}

function isAllLeft(paragraphs: readonly Paragraph[], left: ReadonlySet<Sentence>): boolean {
  return paragraphs.length > 0 && paragraphs.flat().every((sentence) => left.has(sentence))
}

/** The line under the name of a case: where, how large, since when, which scenes, who; not when it ended. */
function describeCase({ found }: Material): string {
  const { municipalities, period, actors } = found
  const where = [
    ...new Set(municipalities.map(({ prefecture }) => labelOf(prefectures, prefecture))),
  ]
  const facts = [
    `${where.join('、')}・${formatSize(found)}`,
    period.from > 0 ? `${period.from}年から` : '始めた年は分からない',
    `場面：${listScenes(found)}`,
  ]
  if (actors.length > 0) facts.push(`動いた人：${actors.map(withoutLater).join('、')}`)
  return facts.join(' ／ ')
}

/** The scenes of a case in a row. */
export function listScenes({ scenes: own }: Pick<Material['found'], 'scenes'>): string {
  return own.map((id) => labelOf(scenes, id)).join('、')
}

/** 市長（前・新） and （のち区長） tell what came later. */
function withoutLater(actor: string): string {
  return actor.replace(/（[^（）]*）/g, (remark) =>
    /前・新|のち|現・|旧/.test(remark) ? '' : remark,
  )
}

const signs = ['ア', 'イ', 'ウ', 'エ']

/** The questions, level by level. */
export function layOutQuestions(asked: NumberedLevels, own: string): Block[] {
  return levels.flatMap(({ id, label }): Block[] => [
    heading(2, label || `${own}では`),
    ...asked[id].map(layOutQuestion),
  ])
}

function layOutQuestion({ number, text, choices = [], voices = [] }: Numbered): Question {
  return question(String(number), text, {
    choices: choices.map((choice, index) => `${signs[index] ?? ''}　${choice}`),
    voices: voices.map((voice) => `（　）${voice}`),
  })
}
