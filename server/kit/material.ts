/** A case as a kit uses it: its name at the table, what is read before the vote, and what comes after. */

import { splitTitle } from '../../web/format.ts'
import type { Case } from '../cases/case.ts'
import { barriers, collections, labelOf, type SectionId } from '../vocabulary.ts'
import { type BarrierId, isBarrierId, showsBarrier } from './barrier-clues.ts'
import { namesEnding, type StorySections, splitAtEnding } from './ending.ts'
import { dropUnknown, type Paragraph, readParagraphs, type Sentence } from './sentence.ts'

export type Material = {
  found: Case
  /** A–D beside others, empty where the case is alone. */
  letter: string
  /** Of whom questions speak: 北上市. */
  name: string
  /** Everybody involved: 弘前市・高槻市・都留市. */
  places: string[]
  /** The name of the effort: 北上市のきたかみPing!Pong!Pang!運動. */
  subject: string
  before: StorySections
  after: Paragraph[]
  /** Barriers that the text before the vote shows, and those that only come up after it. */
  barriers: { front: BarrierId[]; later: BarrierId[] }
  /** Every sentence of each section, the unknown ones too. */
  sections: { id: SectionId; sentences: Sentence[] }[]
}

const letters = ['A', 'B', 'C', 'D']

/** The cases of a kit in their order, each with its letter. */
export function readMaterials(cases: readonly Case[]): Material[] {
  const alone = cases.length === 1
  return cases.map((found, index) => readMaterial(found, alone ? '' : (letters[index] ?? '')))
}

function readMaterial(found: Case, letter: string): Material {
  const paragraphs = (id: SectionId): Paragraph[] => {
    const section = found.sections.find((each) => each.id === id)
    return section ? readParagraphs(section) : []
  }
  const { from, to } = found.period
  const story = splitAtEnding(
    {
      background: dropUnknown(paragraphs('background')),
      actions: dropUnknown(paragraphs('actions')),
      results: dropUnknown(paragraphs('results')),
      craft: dropUnknown(paragraphs('craft')),
    },
    to === from ? undefined : to,
  )
  const places = found.municipalities.map(({ name }) => name.replace(/（.*$/, ''))
  const subject = nameSubject(found, places)
  return {
    found,
    letter,
    name: nameOf(places, subject),
    places,
    subject,
    before: story.before,
    after: [...story.after, ...dropUnknown(paragraphs('trouble'))],
    barriers: splitBarriers(found.barriers, story.before),
    sections: found.sections.map(({ id }) => ({ id, sentences: paragraphs(id).flat() })),
  }
}

/** The title up to its dash; where that tells the ending, the place and what the case is about. */
function nameSubject({ title, collections: own }: Case, places: readonly string[]): string {
  const { main } = splitTitle(title)
  const place = places[0] ?? ''
  if (namesEnding(main)) return `${place}の${labelOf(collections, own[0] ?? '') || '取り組み'}`
  const isNamed = places.some((each) => main.includes(each)) || /^.{1,8}?[市区町村県]の/.test(main)
  return isNamed || isNobody(place) ? main : `${place}　${main}`
}

/** A case of the whole country has nobody to be in the place of: it is called by its subject. */
function nameOf(places: readonly string[], subject: string): string {
  const first = places[0] ?? ''
  return isNobody(first) ? subject : first
}

function isNobody(place: string): boolean {
  return place === '' || place === '全国'
}

/** A barrier is in front where 背景 or 取り組み shows it before the vote. */
function splitBarriers(ids: readonly string[], before: StorySections): Material['barriers'] {
  const known = ids.filter(isBarrierId)
  const sentences = [...before.background, ...before.actions].flat()
  const isFront = (id: BarrierId) => sentences.some(({ text }) => showsBarrier(text, id))
  return { front: known.filter(isFront), later: known.filter((id) => !isFront(id)) }
}

/** The names of barriers in a row. */
export function nameBarriers(ids: readonly BarrierId[]): string {
  return ids.map((id) => labelOf(barriers, id)).join('、')
}
