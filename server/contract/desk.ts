/** The editors' desk as screens and server both see it: a case while it is being written, and what there is to do. */

import type { SectionId, Term } from './vocabulary.ts'

/** One thing found out, and the sources that say so; `part` is its list in the file of facts. */
export type FactLine = { part: string; fact: string; sources: number[] }

/**
 * A case as its editor writes it: the fields in the words of the file, the sections as Markdown with their source marks,
 * and beside them the facts and the ways in which it is asked for.
 */
export type CaseDraft = {
  slug: string
  /** The front matter as JSON values, in the words and under the names of the file. */
  fields: Record<string, unknown>
  sections: Record<SectionId, string>
  facts: FactLine[]
  asks: string[]
}

/** The files of a case as they are on the disk, or nothing where one is not there. */
export type CaseFiles = { body: string; facts: string | undefined; asks: string | undefined }

export const draftStages = [
  { id: 'writing', label: '書きかけ' },
  { id: 'ready', label: '公開を待つ' },
] as const satisfies readonly Term[]

export type DraftStageId = (typeof draftStages)[number]['id']

/** A draft as it is kept on the server; `version` grows with every save, and a save must name the one it began with. */
export type KeptDraft = {
  id: string
  draft: CaseDraft
  stage: DraftStageId
  version: number
  /** The case it began with, by the hash of its files; absent for a new case. */
  base?: string
  /** Who wrote in it last and when, 2026-11-29T10:05:20Z. */
  writer: string
  at: string
}

/** A draft in a list of them. */
export type DraftLine = Pick<KeptDraft, 'id' | 'stage' | 'version' | 'writer' | 'at'> & {
  slug: string
  title: string
  isNew: boolean
}

/** A field of the form, made from the one schema of a case: what to write, and out of what to choose. */
export type DeskField = {
  /** Its name in the file. */
  name: string
  title: string
  help: string
  example: string
  /** `must`: without it the case is not published; `should`: without it `cases:check` warns. */
  need: 'must' | 'should' | 'may'
  input:
    | { kind: 'line' | 'text' | 'sentence'; longest?: number }
    | { kind: 'day' | 'year' | 'number' }
    | { kind: 'choice' | 'choices'; choices: { value: string; label: string }[]; most?: number }
    | { kind: 'lines'; most?: number }
    /** One object, or a table of them. */
    | { kind: 'group' | 'rows'; fields: DeskField[]; most?: number }
}

/** The page on which a case is written: the draft, an own newer pause of it, the form, and what its words stand for. */
export type WritingPage = {
  kept: KeptDraft
  /** What this editor had typed after the last save, when the page was left. */
  pause?: { draft: CaseDraft; at: string }
  fields: DeskField[]
  /** Names of the lists of facts, in their order. */
  factParts: { id: string; label: string }[]
  /** Whether this editor may publish it, or another must. */
  mayPublish: boolean
}

/** What a save is answered with: kept, or what another editor has kept meanwhile. */
export type SaveAnswer = { saved: KeptDraft } | { conflict: KeptDraft }

/** What publishing is answered with: done, or the files that are on the disk meanwhile, or what speaks against it. */
export type PublishAnswer =
  | { published: string; lostRemarks: LostRemark[] }
  /** The case as it is on the disk, to be taken in; a save then names it by `base`. No case where it has gone. */
  | { conflict: CaseDraft | undefined; base: string | undefined }
  | { problems: DraftProblem[] }

/** Something wrong with a draft: where in the form, and the words of `cases:check`. */
export type DraftProblem = {
  severity: 'error' | 'warning'
  /** A field by its name (`sources.2.url`), a section by its id, `slug`, `facts` or `asks`; empty for the case as a whole. */
  place: string
  /** From 1: the line of a section or of the summary, the row of the asks. */
  line?: number
  got: string
  want: string
  example?: string
}

/** Another case that a draft is like, and how. */
export type DraftLikeness = {
  slug: string
  title: string
  kind: 'duplicate' | 'similar'
  why: string
}

/** What the server says of a draft while it is written, in the order of its files. */
export type DraftReport = {
  problems: DraftProblem[]
  likenesses: DraftLikeness[]
  /** Numbers of the text that no fact has, with the sentence they stand in. */
  unknownNumbers: { section: SectionId; number: string; sentence: string }[]
}

/** Where a question would find the draft: its place among all cases, or none. */
export type DraftTrial = {
  question: string
  place?: number
  total: number
  noAnswer: boolean
  /** The reasons why it was found, as readers see them. */
  reasons: string[]
  first: { slug: string; title: string }[]
  /** What was away, in Japanese; of a draft whose meaning is not known yet, too: it is then looked for by words alone. */
  degraded?: string[]
}

/** What fewer cases have than they should; `on` is one word of a vocabulary, or two together. */
export type RadarCell = {
  on: { facet: 'scene' | 'theme' | 'collection' | 'prefecture'; value: string; label: string }[]
  count: number
  /** The search for exactly these. */
  href: string
}

/** A case in a row of the overview; `href` leads to the desk, `read` to its page. */
export type RadarCase = { slug: string; title: string; href: string; read: string }

/** Something wrong with a file of the folder, in the words of `cases:check`. */
export type FileProblem = Omit<DraftProblem, 'place'> & {
  file: string
  line: number
  field: string
  /** The desk page of its case. */
  href: string
}

/** A source whose address has gone, by the last report of `cases:links`. */
export type DeadLink = {
  url: string
  /** Where WARP may have a copy. */
  archive?: string
  usedBy: (RadarCase & { source: number })[]
}

/** What there is to write and to mend, by what the cases themselves say. */
export type Radar = {
  today: string
  cases: number
  /** The emptiest first. */
  thin: RadarCell[]
  /** What readers ask first and no sentence of the case says. */
  blanks: { id: 'cost' | 'staff' | 'now'; label: string; cases: RadarCase[] }[]
  /** Cases with sentences that rest on one source, the most such sentences first. */
  singleSourced: (RadarCase & { single: number; marked: number })[]
  /** Not checked for two years, the longest first. */
  unchecked: (RadarCase & { checked: string })[]
  /** Errors first. */
  files: FileProblem[]
  /** Absent while nobody has looked; `day` is when somebody did. */
  links?: { day: string; dead: DeadLink[] }
}

/** A published state of a case: who put it there, when, and what was done. */
export type CaseVersion = {
  id: string
  slug: string
  at: string
  writer: string
  publisher: string
  kind: 'published' | 'withdrawn' | 'renamed' | 'taken-back'
  note: string
}

/** The note of a version that no editor has published: it was in the files already. */
export const writtenOutside = '机の外で書かれたもの'

/** Two states of a text, line by line. */
export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string }

export const proposalKinds = [
  { id: 'wanted', label: '事例を求む' },
  { id: 'correction', label: '誤りや続き' },
] as const satisfies readonly Term[]

export type ProposalKindId = (typeof proposalKinds)[number]['id']

/** Bounds of a proposal, in characters. */
export const longestProposal = { text: 2000, source: 500, reach: 200 } as const

/** What a reader sent in. */
export type Proposal = {
  id: string
  kind: ProposalKindId
  /** The case it is about, or the words that found none. */
  slug?: string
  query?: string
  text: string
  source: string
  reach: string
  day: string
  state: 'open' | 'drafted' | 'attached' | 'closed'
  /** What became of it, in an editor's words. */
  answer?: string
  draftId?: string
}

/** A question that readers ask in vain: on how many days, and when last. */
export type MissedSearch = { text: string; days: number; last: string; kind: 'none' | 'unopened' }

/** How an editor judges a case as an answer to a question. */
export const judgementGrades = [
  { id: 'answers', label: '答える', grade: 2 },
  { id: 'helps', label: '助けになる', grade: 1 },
  { id: 'wrong', label: '違う', grade: 0 },
] as const

export type JudgementId = (typeof judgementGrades)[number]['id']

export type Judgement = { query: string; slug: string; grade: JudgementId; day: string }
/** A file of a case. */
export type CaseFileKind = 'body' | 'facts' | 'asks'

/**
 * Something a hand has written that the draft has no place for; it stays in its file. A name the form does not show, a
 * remark, a text outside of the sections, a list that is none of facts.
 */
export type DraftNote = {
  file: CaseFileKind
  kind: 'name' | 'remark' | 'stray-text' | 'other-list'
  line: number
  text: string
}

/** A remark that an edit has taken away together with what it stood beside. */
export type LostRemark = { file: CaseFileKind; line: number; text: string }
