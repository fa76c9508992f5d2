/**
 * What is not known of a case: what its text says so of, by sentence or by section, and what its front matter lists
 * besides. Whatever shows, asks or counts it reads it here; no answer to a search ever comes from it.
 */

import { type SectionId, sections as sectionTerms } from '../contract/vocabulary.ts'
import { isStatementOfUnknown, listSentences } from './blocks.ts'
import type { Case } from './case.ts'

/** One thing that is not known; `what` is a noun phrase or ～か. */
export type Unknown =
  | { kind: 'sentence'; what: string; section: SectionId; before: string | undefined }
  | { kind: 'section'; what: string; section: SectionId }
  | { kind: 'listed'; what: string }

/** What an empty section says, and nothing else. */
export const nothingKnown = '確認できた情報はない。'

const emptySections: Readonly<Record<SectionId, string>> = {
  background: '取り組みを始めたわけ',
  actions: '取り組みの進め方',
  results: '取り組みで変わったこと',
  craft: '進めるうえでの工夫',
  trouble: 'つまずいたことと、その後',
}

/** All that is not known of a case, nothing twice: what the text says in its order, then what is listed. */
export function listUnknown({ sections, unknown }: Pick<Case, 'sections' | 'unknown'>): Unknown[] {
  const told = sections.flatMap(readSection).filter(isFirst)
  const phrases = told.map(({ what }) => what)
  return [
    ...told,
    ...listFurther(unknown, phrases).map((what) => ({ kind: 'listed' as const, what })),
  ]
}

/** The same as words alone. */
export function nameUnknown(found: Pick<Case, 'sections' | 'unknown'>): string[] {
  return listUnknown(found).map(({ what }) => what)
}

/** The listed phrases that say more than these: one that is part of another says nothing new. */
function listFurther(listed: readonly string[], told: readonly string[]): string[] {
  return listed.filter(
    (phrase, index) => ![...told, ...listed.slice(0, index)].some((what) => what.includes(phrase)),
  )
}

/** The sections that are absent or only say what is not known. */
export function listEmptySections({ sections }: Pick<Case, 'sections'>): SectionId[] {
  return sectionTerms
    .map(({ id }) => id)
    .filter((id) => {
      const section = sections.find((one) => one.id === id)
      return listSentences(section?.blocks ?? []).every(({ text }) => isStatementOfUnknown(text))
    })
}

function readSection({ id, blocks }: Pick<Case['sections'][number], 'id' | 'blocks'>): Unknown[] {
  const texts = listSentences(blocks).map(({ text }) => text)
  if (texts.length === 1 && texts[0] === nothingKnown) {
    return [{ kind: 'section', what: emptySections[id], section: id }]
  }
  return texts.flatMap((text, index) => {
    const what = readBlank(text)
    const before = texts[index - 1]
    if (what === undefined) return []
    return {
      kind: 'sentence',
      what,
      section: id,
      before: before && !readBlank(before) ? before : undefined,
    }
  })
}

/**
 * Xは、確認できた資料にない。 A reason or a place may stand between: Xは、資料の記述が分かれており、確認できていない。
 * Xは、市の資料では分からない。
 */
const blank =
  /^(.*(?:まで|[^で]))[はも]、?(?:[^はも、。]+、)?(?:[^はも、。]+で[はも]、?)?(?:確認できた資料にない|確認できていない|分からない)。$/

/** What a sentence says is not known; undefined for any other sentence. */
export function readBlank(sentence: string): string | undefined {
  return blank.exec(sentence)?.[1]
}

function isFirst({ what }: Unknown, index: number, all: readonly Unknown[]): boolean {
  return all.findIndex((other) => other.what === what) === index
}
