/** Pages of the editors' desk that the server draws. `problem` is what was wrong with the last form, `done` what it has done. */

import type {
  CaseVersion,
  DiffLine,
  DraftLine,
  FileProblem,
  Judgement,
  JudgementId,
  MissedSearch,
  Proposal,
  ProposalKindId,
  Radar,
} from './desk.ts'
import type { SynonymLine } from './synonym-lines.ts'
import type { WordsEffect } from './words.ts'

/** What was typed into the form of a proposal. */
export type TypedProposal = Pick<Proposal, 'kind' | 'text' | 'source' | 'reach'> & {
  query?: string
  /** The case it is about. */
  about?: { slug: string; title: string }
}

/** The switches of the desk. */
export type DeskSwitches = {
  twoPeople: boolean
  missedSearches: boolean
  proposals: boolean
}

/** A case as an answer to be judged. */
export type JudgedCase = {
  slug: string
  title: string
  place: string
  summary: string
  membersOnly?: true
  judged?: JudgementId
}

/** A question under judgement: its answers, and how far the judging has come. */
export type JudgedQuestion = {
  /** As it was typed, and in the form by which it is kept. */
  query: string
  normal: string
  noAnswer: boolean
  cases: readonly JudgedCase[]
}

/** A draft in the overview, with what its reader has to know. */
export type OverviewDraft = DraftLine & {
  /** The reader has text of his own in it that is not saved. */
  isUnsaved: boolean
  /** It can be brought back. */
  isDiscarded: boolean
}

/** A case as its desk page shows it. */
export type DeskCase = {
  slug: string
  title?: string
  /** By its files: for everybody, for members, no case yet, not to be read, or not there. */
  state: 'public' | 'members' | 'draft' | 'unreadable' | 'gone'
  /** Names the files that are shown; an act that was meant for others is refused. */
  seen: string
  drafts: readonly DraftLine[]
  /** The newest first. */
  versions: readonly CaseVersion[]
  problems: readonly FileProblem[]
}

type Outcome = { problem?: string; done?: string }

export type DeskPage = Outcome &
  (
    | { name: 'propose'; typed: TypedProposal }
    | { name: 'proposed'; kind: ProposalKindId; back: string }
    | {
        name: 'desk-proposals'
        open: readonly (Proposal & { title?: string; canAttach: boolean })[]
        answered: readonly (Proposal & { title?: string })[]
      }
    | {
        name: 'desk-radar'
        /** With unsaved text of the reader first. */
        drafts: readonly OverviewDraft[]
        proposals: number
        /** Absent while nothing is counted. */
        missed?: readonly MissedSearch[]
        radar: Radar
      }
    | ({ name: 'desk-case'; typed: { reason: string; instead: string; slug: string } } & DeskCase)
    | {
        name: 'desk-difference'
        slug: string
        title?: string
        versions: readonly CaseVersion[]
        /** Ids of versions, or `now` for the files as they are. */
        from: string
        to: string
        files: readonly { label: string; lines: readonly DiffLine[] }[]
      }
    | { name: 'desk-missed'; isOn: boolean; searches: readonly MissedSearch[] }
    | { name: 'desk-settings'; switches: DeskSwitches; openToAll: boolean }
    | {
        name: 'desk-judge'
        question?: JudgedQuestion
        /** Questions judged so far, and judgements in all. */
        counts: { questions: number; judgements: number }
        /** Missed searches that nobody has judged yet. */
        next: readonly MissedSearch[]
        /** Judged questions, the last one first. */
        judged: readonly Pick<Judgement, 'query' | 'day'>[]
      }
    | {
        name: 'desk-words'
        own: readonly SynonymLine[]
        /** Words looked up in the shipped list. */
        asked: string
        shipped: readonly SynonymLine[]
        typed: { words: string; others: string }
      }
    | {
        name: 'desk-words-effect'
        change: WordsLineChange
        effect: WordsEffect
        /** By which the change is kept. */
        id: string
      }
  )

/** A line that is added to the own list, or taken out of it. */
export type WordsLineChange = { kind: 'added' | 'removed'; line: string }

/** How long a line of the own list may be, in characters, and how many there may be. */
export const ownWordsBounds = { word: 40, words: 12, lines: 500 } as const
