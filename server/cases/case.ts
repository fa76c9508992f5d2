/** A case as the rest of the program knows it: parsed, validated, vocabulary words as ids. */

import type { CaseAudience } from '../contract/case-audience.ts'
import type { OutcomeStateId, SceneId, SectionId, SourceKindId } from '../contract/vocabulary.ts'
import type { Block } from './blocks.ts'

/** A body of a case, with its people at the census of 2020 where it is a municipality or a prefecture. */
export type Municipality = { name: string; prefecture: string; code?: string; population?: number }

/** A person as 「姓 名」 or 「姓 名 編著」, a body without a space; a body with one in the longer form. */
export type AuthorName = string | { name: string }

export type Source = {
  id: number
  title: string
  publisher: string
  url: string
  /** As precise as known: 2019, 2019-04 or 2019-04-01. */
  date?: string
  authors?: AuthorName[]
  /** Hiragana reading of the author, else of the title: the sort key of reference lists. */
  yomi?: string
  kind?: SourceKindId
}

/** One step of how the case moved over the 12 scenes. */
type PathStep = { year?: number; scene: SceneId; note: string }

export type Section = {
  id: SectionId
  label: string
  /** Sanitised HTML; source marks are links to #source-<id>. */
  html: string
  /** The same as data: what every reader but the page goes by. */
  blocks: Block[]
  /** Plain text paragraphs without source marks: what is indexed, embedded and excerpted. */
  paragraphs: string[]
  /** Ids of the sources marked in this section, in order of first use. */
  sources: number[]
}

/** A whole sentence of the body, without its marks, and the sources it rests on. */
export type Quote = { text: string; section: SectionId; sources: number[] }

/** What readers ask first, as sentences of the body; absent where nothing is known. */
type Quotes = { cost?: Quote; staff?: Quote; now?: Quote }

/** What was done about a barrier. */
type BarrierResponse = { barrier: string; quote: Quote }

/** What became of the case, and when that was known; of all states but `unknown` with the sentence that says so. */
export type Outcome = { state: OutcomeStateId; year?: number; quote?: Quote }

export type Case = {
  slug: string
  title: string
  municipalities: Municipality[]
  population: string
  collections: string[]
  period: { from: number; to?: number }
  /** The main scene comes first. */
  scenes: SceneId[]
  path: PathStep[]
  themes: string[]
  fields: string[]
  actors: string[]
  /** The office that can be asked today. */
  department?: string
  /** Other bodies that took it over. */
  adopters: string[]
  barriers: string[]
  quotes: Quotes
  responses: BarrierResponse[]
  outcome?: Outcome
  keywords: string[]
  /** Three lines, one fact each. */
  summary: string[]
  questions: string[]
  /** What is not known beyond what the text itself says of it, as noun phrases. */
  unknown: string[]
  /** How the case is asked for, from its file in asks/: only to be found by, never shown as facts. */
  asks: string[]
  visibility: CaseAudience
  confidence: 'high' | 'medium'
  /** ISO date of the last check against the sources. */
  checked: string
  /** What was changed after publication, the newest first. */
  updates: { date: string; note: string }[]
  related: string[]
  aliases: string[]
  sources: Source[]
  sections: Section[]
}

/** No case has it when the program runs: it keeps a case that nobody has looked at from passing for one to be shown. */
declare const shown: unique symbol

/** A case as its audience may see it: only `listShownCases` makes one. */
export type ShownCase = Case & { readonly [shown]: true }

/**
 * One thing wrong with a case file: data, never an exception. Printed as
 * 「ファイル:行:列 項目 — 得た値 / 求める値 / 例」.
 */
export type Problem = {
  severity: 'error' | 'warning'
  file: string
  line: number
  column: number
  field: string
  got: string
  want: string
  example?: string
}

/** The result of reading a folder: every good case, and what was wrong with the others. */
export type Shelf = { cases: Case[]; problems: Problem[] }
