/** 視察前の質問票: what the public sources leave open about a case, as a letter to those who know. */

import type { Block } from '../contract/kit.ts'
import { heading, prose, question } from '../contract/kit-blocks.ts'
import type { SectionId } from '../contract/vocabulary.ts'
import { findStartYear, type Material } from './material.ts'
import { longestInserted, type Sentence, withoutStop } from './sentence.ts'

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
function listVisitQuestions(material: Material): string[] {
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
  const known = [`始めた年 ${findStartYear(material).text}`]
  if (found.actors.length > 0) known.push(`動いた人 ${found.actors.join('、')}`)
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

/** Xは、確認できた資料にない。 A reason may stand between: Xは、資料の記述が分かれており、確認できていない。 */
const blank =
  /^(.+)[はも]、?(?:[^はも、。]+、)?(?:確認できた資料にない|確認できていない|分からない)。$/

const nothingKnown = '確認できた情報はない。'

/** Points at the sentence before, so that the question alone would mean nothing. */
const pointsBack = /^(?:その|この|それ|これ|元の|こう)/

const endings = ['を教えてください。', 'をお聞かせください。', 'を知りたく存じます。']

const emptySections: Partial<Record<SectionId, string>> = {
  results: 'どのような変化がありましたか。',
  craft: 'うまく運ぶために工夫したことがあれば、お聞かせください。',
  trouble: '思うように進まなかったことと、今の状況をお聞かせください。',
}

/** What is not known, as a noun phrase or ～か; undefined for any other sentence. */
function readBlank(sentence: string): string | undefined {
  return blank.exec(sentence)?.[1]
}

/** A question for each blank of the case, in the order of its text, the three forms in turn. */
export function askBlanks({ sections }: Pick<Material, 'sections'>): string[] {
  let turn = 0
  return sections.flatMap(({ id, sentences }) => {
    if (sentences.length === 1 && sentences[0]?.text === nothingKnown) {
      return emptySections[id] ?? []
    }
    return sentences.flatMap((sentence, index) => {
      const what = readBlank(sentence.text)
      if (what === undefined) return []
      const ending = endings[turn++ % endings.length] ?? ''
      return `${contextOf(what, sentences[index - 1])}${what}${ending}`
    })
  })
}

/** The sentence that the blank points back to, where it is short enough to be repeated whole. */
function contextOf(what: string, before: Sentence | undefined): string {
  if (!pointsBack.test(what) || !before || readBlank(before.text) !== undefined) return ''
  const text = withoutStop(before.text)
  return [...text].length > longestInserted ? '' : `「${text}」とあります。`
}

const mostOpen = 2

/** What stays open about the later course, for the end of the sequel; where that is known, what else is open. */
export function listOpen({ sections }: Pick<Material, 'sections'>): string[] {
  const open = (ids: readonly SectionId[]) =>
    sections
      .filter(({ id }) => ids.includes(id))
      .flatMap(({ sentences }) => sentences.flatMap(({ text }) => readBlank(text) ?? []))
  const later = open(['trouble'])
  return (later.length > 0 ? later : open(['actions', 'results'])).slice(0, mostOpen)
}
