/** 視察前の質問票: what the public sources leave open about a case, as a letter to those who know. */

import type { Case } from '../cases/case.ts'
import { listUnknown, type Unknown } from '../cases/unknown.ts'
import { formatOffice } from '../contract/format.ts'
import type { Block } from '../contract/kit.ts'
import { heading, prose, question } from '../contract/kit-blocks.ts'
import type { SectionId } from '../contract/vocabulary.ts'
import { findStartYear, type Material } from './material.ts'
import { longestInserted, withoutStop } from './sentence.ts'

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

/** So many can be answered in one visit; what is not known of the case is never left out for it. */
const usualCount = 9

const greeting =
  '公開されている資料を読み、次の点が分かりませんでした。差し支えのない範囲でお聞かせください。'

/** The questions for one case. */
function listVisitQuestions(found: Case): string[] {
  const own = askUnknown(found)
  const isNew = ({ unless }: (typeof standing)[number]) =>
    unless === undefined || !own.some((text) => unless.test(text))
  const last = closing.filter(isNew)
  const room = Math.max(0, usualCount - own.length - last.length)
  return [...own, ...[...standing.filter(isNew).slice(0, room), ...last].map(({ text }) => text)]
}

/** The sheet for one case; `room` leaves a line under each question. */
export function layOutVisit(material: Material): Block[] {
  const { letter, name, found, subject } = material
  const office = formatOffice(found) ?? name
  const known = [`始めた年 ${findStartYear(material).text}`]
  if (found.actors.length > 0) known.push(`動いた人 ${found.actors.join('、')}`)
  const questions = listVisitQuestions(found)
  return [
    heading(1, `${letter && `${letter}　`}${office}　ご担当者様`, '視察前の質問票'),
    prose('事例', subject),
    prose(undefined, greeting),
    ...questions.flatMap((text, index): Block[] => [
      question(String(index + 1), text),
      { kind: 'room', lines: questions.length > 12 ? 1 : 2 },
    ]),
    prose('すでに分かっていること（確かめてください）', known.join(' ／ ')),
    ...(found.adopters.length > 0
      ? [prose('同じ取り組みを取り入れた団体', found.adopters.join('、'))]
      : []),
  ]
}

/** Points at the sentence before, so that the question alone would mean nothing. */
const pointsBack = /^(?:その|この|それ|これ|元の|こう)/

const endings = ['を教えてください。', 'をお聞かせください。', 'を知りたく存じます。']

const emptySections: Partial<Record<SectionId, string>> = {
  results: 'どのような変化がありましたか。',
  craft: 'うまく運ぶために工夫したことがあれば、お聞かせください。',
  trouble: '思うように進まなかったことと、今の状況をお聞かせください。',
}

/** A question for each thing that is not known of the case, in their order, the three forms in turn. */
export function askUnknown(found: Case): string[] {
  let turn = 0
  return listUnknown(found).flatMap((unknown) => {
    if (unknown.kind === 'section') return emptySections[unknown.section] ?? []
    const ending = endings[turn++ % endings.length] ?? ''
    return `${contextOf(unknown)}${unknown.what}${ending}`
  })
}

/** The sentence that a blank points back to, where it is short enough to be repeated whole. */
function contextOf(unknown: Unknown): string {
  if (unknown.kind !== 'sentence' || !unknown.before || !pointsBack.test(unknown.what)) return ''
  const text = withoutStop(unknown.before)
  return [...text].length > longestInserted ? '' : `「${text}」とあります。`
}

const mostOpen = 2

/** What stays open about the later course, for the end of the sequel; where that is known, what else is open. */
export function listOpen(found: Case): string[] {
  const all = listUnknown(found).filter(({ kind }) => kind !== 'section')
  const later = all.filter((one) => one.kind === 'sentence' && one.section === 'trouble')
  const isOfDoing = (one: Unknown) =>
    one.kind === 'listed' ||
    (one.kind === 'sentence' && ['actions', 'results'].includes(one.section))
  return (later.length > 0 ? later : all.filter(isOfDoing))
    .slice(0, mostOpen)
    .map(({ what }) => what)
}
