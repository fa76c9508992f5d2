/** A case as a kit uses it: its name at the table, what is read before the vote, and what comes after. */

import { listParagraphs } from '../cases/blocks.ts'
import type { Case } from '../cases/case.ts'
import { splitTitle } from '../contract/format.ts'
import { barriers, collections, labelOf, type SectionId } from '../contract/vocabulary.ts'
import { type BarrierId, isBarrierId, showsBarrier } from './barriers.ts'
import { dropUnknown, keepSentences, type Paragraph, type Sentence } from './sentence.ts'

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

// —— server/kit/ending.ts: What tells how it ended waits for the sequel: the handout stops where the end of the story begins.
export type StorySections = {
  background: readonly Paragraph[]
  actions: readonly Paragraph[]
  results: readonly Paragraph[]
  craft: readonly Paragraph[]
}

const endingWords =
  /終了|終わ|廃止|中止|解除|撤退|解散|倒産|途絶|交代|退職|落選|訴訟|判決|のちに|再び/

/** Titles and places are short, so that more words than these give the end away there. */
const endingNames = /解約|破綻|閉鎖|閉館/

/** Whether a text has a word of an ending. */
export function tellsEnding(text: string): boolean {
  return endingWords.test(text)
}

/** Whether a name gives the ending away. */
function namesEnding(name: string): boolean {
  return tellsEnding(name) || endingNames.test(name)
}

/**
 * Divides the story at its ending. From the first sentence of 取り組み or 成果 that tells it, the rest of the section
 * goes to the sequel; once 取り組み is cut, all of 成果 goes, because what follows is continued there. The very first
 * sentence of 取り組み stays: without it there is nothing to talk about.
 */
function splitAtEnding(
  story: StorySections,
  endYear: number | undefined,
): { before: StorySections; after: Paragraph[] } {
  const tells = ({ text }: Sentence) =>
    tellsEnding(text) || (endYear !== undefined && namesYear(text, endYear))
  const first = story.actions.flat()[0]
  const actions = cutFrom(story.actions, (sentence) => sentence !== first && tells(sentence))
  const results =
    actions.after.length > 0 ? { before: [], after: story.results } : cutFrom(story.results, tells)
  const craft = takeOutYear(story.craft, endYear)
  const background = takeOutYear(story.background, endYear)
  return {
    before: {
      background: background.before,
      actions: actions.before,
      results: results.before,
      craft: craft.before,
    },
    after: [...background.after, ...actions.after, ...results.after, ...craft.after],
  }
}

type Divided = { before: readonly Paragraph[]; after: readonly Paragraph[] }

function cutFrom(
  paragraphs: readonly Paragraph[],
  tells: (sentence: Sentence) => boolean,
): Divided {
  const told = paragraphs.flat().findIndex(tells)
  if (told < 0) return { before: paragraphs, after: [] }
  const rest = new Set(paragraphs.flat().slice(told))
  return divide(paragraphs, (sentence) => rest.has(sentence))
}

/** 背景 and 工夫 have no order in time: only the sentence with the year of the end is taken out. */
function takeOutYear(paragraphs: readonly Paragraph[], endYear: number | undefined): Divided {
  if (endYear === undefined) return { before: paragraphs, after: [] }
  return divide(paragraphs, ({ text }) => namesYear(text, endYear))
}

function divide(
  paragraphs: readonly Paragraph[],
  isAfter: (sentence: Sentence) => boolean,
): Divided {
  return {
    before: keepSentences(paragraphs, (sentence) => !isAfter(sentence)),
    after: keepSentences(paragraphs, isAfter),
  }
}

function namesYear(text: string, year: number): boolean {
  return new RegExp(`(?<![0-9])${year}(?![0-9])`).test(text)
}

// —— server/kit/start-year.ts: The year in which a case began, written as the case itself writes it.
export type StartYear = { text: string; sources: readonly number[] }

/** The first mention of the year before the vote, 2006（平成18）年, or the bare year. */
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
