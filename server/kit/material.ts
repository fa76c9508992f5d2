/** Cases as a kit uses them: what they are called at the table, what is read before the vote, and what comes after. */

import { listParagraphs } from '../cases/blocks.ts'
import type { Case } from '../cases/case.ts'
import { splitTitle } from '../contract/format.ts'
import {
  type BarrierId,
  barriers,
  collections,
  labelOf,
  type SectionId,
} from '../contract/vocabulary.ts'
import { isBarrierId, showsBarrier } from './barriers.ts'
import { namesEnding, type StorySections, splitAtEnding } from './ending.ts'
import { dropUnknown, type Paragraph, type Sentence } from './sentence.ts'

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
    return listParagraphs(section?.blocks ?? [])
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

/** The letters in a row: AとB, A、B、C; the name of a case that is alone. */
export function joinLetters(materials: readonly Material[]): string {
  const [only] = materials
  if (materials.length === 1 && only) return callOf(only)
  return materials.map(({ letter }) => letter).join(materials.length === 2 ? 'と' : '、')
}

/** What a question calls one of the cases: its letter, or its name where it is alone. */
export function callOf({ letter, name }: Material): string {
  return letter || name
}

/** The name of a case, with its letter where two of the kit have the same name. */
export function nameAmong(material: Material, all: readonly Material[]): string {
  const same = all.filter(({ name }) => name === material.name)
  return same.length > 1 ? `${material.letter}（${material.name}）` : material.name
}

const placeCounts = ['', '一つ', '二つ', '三つ', '四つ']

/** The places together: 北上市 alone, otherwise 二つの市, 三つの自治体. */
export function countPlaces(materials: readonly Material[]): string {
  const names = [...new Set(materials.map(({ name }) => name))]
  const [only = ''] = names
  return names.length === 1 ? only : `${placeCounts[names.length] ?? ''}の${kindOf(names)}`
}

/** The places without a number: 北上市 alone, otherwise いくつかの市. */
export function somePlaces(materials: readonly Material[]): string {
  const names = [...new Set(materials.map(({ name }) => name))]
  return names.length === 1 ? (names[0] ?? '') : `いくつかの${kindOf(names)}`
}

/** 市, 町 … where all are of one kind. */
function kindOf(names: readonly string[]): string {
  const kinds = new Set(names.map((name) => /(企業団|組合|[市町村区県府都道])$/.exec(name)?.[1]))
  const [kind] = kinds
  return kinds.size === 1 && kind !== undefined ? kind : '自治体'
}

type StartYear = { text: string; sources: readonly number[] }

/** The year in which a case began as the case itself writes it, 2006（平成18）年, where that is before the vote. */
export function findStartYear({ found, before }: Material): StartYear {
  const { from } = found.period
  const mention = new RegExp(`(?<![0-9])${from}(?:（[^）]{1,8}）)?年度?`)
  // 取り組み first: there the effort begins, in 背景 something else may.
  const sentences: Sentence[] = [...before.actions, ...before.background, ...before.results].flat()
  for (const { text, sources } of sentences) {
    const match = mention.exec(text)
    if (match) return { text: match[0], sources }
  }
  return { text: `${from}年`, sources: [] }
}
