/** 視察前の質問票: what the public sources leave open about a case, as a letter to those who know. */

import { heading, prose, question } from './blocks.ts'
import type { Block } from './kit.ts'
import type { Material } from './material.ts'
import { findStartYear } from './start-year.ts'
import { askBlanks } from './unknown-question.ts'

/** Asked everywhere, unless the case's own questions have the word already. */
const standing: readonly { unless?: RegExp; text: string }[] = [
  { unless: /経費|費用|予算|金額/, text: 'かかった経費と、その出どころを教えてください。' },
  { unless: /人数|職員の数|人手|時間/, text: '関わった職員の数と時間をお聞かせください。' },
  { unless: /やめた|断念/, text: '途中でやめた案と、その理由があれば、お聞かせください。' },
  { unless: /反対|反発|不安/, text: '反対や不安の声と、その受け止め方をお聞かせください。' },
]

/** These open up a talk, and are always asked last. */
const closing: typeof standing = [
  {
    unless: /参考/,
    text: '始めるときに参考にした自治体や本があれば、お聞かせください。',
  },
  { text: 'いま初めからやり直すとしたら、何を変えますか。' },
]

/** So many can be answered in one visit; a case's own blanks are never left out for it. */
const usualCount = 9

const greeting =
  '公開されている資料を読み、次の点が分かりませんでした。差し支えのない範囲でお聞かせください。'

/** The questions for one case. */
export function listVisitQuestions(material: Material): string[] {
  const own = askBlanks(material)
  const isNew = ({ unless }: (typeof standing)[number]) =>
    unless === undefined || !own.some((text) => unless.test(text))
  const last = closing.filter(isNew)
  const room = Math.max(0, usualCount - own.length - last.length)
  return [...own, ...[...standing.filter(isNew).slice(0, room), ...last].map(({ text }) => text)]
}

/** The sheet for one case; `room` leaves a line under each question. */
export function layOutVisit(material: Material): Block[] {
  const { letter, name, found, subject } = material
  const known = [
    `始めた年 ${findStartYear(material).text}`,
    ...(found.actors.length > 0 ? [`動いた人 ${found.actors.join('、')}`] : []),
  ]
  const questions = listVisitQuestions(material)
  return [
    heading(1, `${letter && `${letter}　`}${name}　ご担当者様`, '視察前の質問票'),
    prose('事例', subject),
    prose(undefined, greeting),
    ...questions.flatMap((text, index): Block[] => [
      question(String(index + 1), text),
      { kind: 'room', lines: questions.length > 12 ? 1 : 2 },
    ]),
    prose('すでに分かっていること（確かめてください）', known.join(' ／ ')),
  ]
}
