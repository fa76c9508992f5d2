/** Blanks of a case as questions to ask on a visit. The three forms of a blank give three forms of a question. */

import type { SectionId } from '../vocabulary.ts'
import type { Material } from './material.ts'
import { longestInserted, type Sentence, withoutStop } from './sentence.ts'

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
export function readBlank(sentence: string): string | undefined {
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
