/**
 * A session kit as data: sheets of blocks of lines. Every line has a key, by which the page keeps what its reader has
 * changed; screen, print, Word and Markdown are made from the same sheets.
 */

import type { Hit } from './api.ts'
import type { Term } from './vocabulary.ts'

export type Line = { key: string; text: string }

export type Heading = { kind: 'heading'; level: 1 | 2; line: Line; aside?: string }

/** A paragraph; `lead` stands before it in bold. */
export type Prose = { kind: 'prose'; lead?: string; line: Line; look?: 'facts' | 'reference' }

/** A question with what is to be chosen from (ア イ ウ) or marked (○△×). */
export type Question = {
  kind: 'question'
  number: string
  line: Line
  choices: Line[]
  voices: Line[]
}

/** `minutes` marks the cell that holds the minutes of a step; a `fixed` cell follows from others. */
export type Cell = { line: Line; minutes?: StepId; fixed?: boolean }

export type Row = { cells: Cell[]; strong?: boolean }

export type Table = {
  kind: 'table'
  id: string
  /** Shares of the line, one for each column. */
  columns: number[]
  head: string[]
  rows: Row[]
  /** Least height of a row in millimetres: room to write in. */
  room?: number
}

/** Empty lines to write on. */
type Room = { kind: 'room'; lines: number }

export type Block = Heading | Prose | Question | Table | Room

export const sheetKinds = [
  { id: 'facilitator', label: '進行役の紙', remark: '配らない' },
  { id: 'handout', label: '配布資料', remark: '人数分。両面に刷る' },
  { id: 'sequel', label: '後編', remark: '投票が終わるまで配らない' },
  { id: 'replacement', label: '置き換えシート', remark: '人数分' },
  { id: 'reflection', label: 'ふりかえり票', remark: '人数分' },
  { id: 'visit', label: '視察前の質問票', remark: '視察先ごと' },
  { id: 'references', label: '参考文献', remark: '後編と一緒に配る' },
] as const

export type SheetId = (typeof sheetKinds)[number]['id']

export type Sheet = {
  id: SheetId
  /** A4 across, for tables with many columns. */
  wide: boolean
  /** Each begins on a new page of paper. */
  pages: Block[][]
}

export type Kit = {
  request: KitRequest
  title: string
  cases: { letter: string; slug: string; name: string; title: string; membersOnly?: true }[]
  sheets: Sheet[]
  /** What the facilitator's tables are laid out from again when minutes are changed. */
  script: Script
  /** What could not be done: said to whoever prepares the session. */
  notes: string[]
  /** Stands at the foot of every sheet. */
  footer?: string
}

/** A case that has something in common with those of a kit, and something by which it differs from them all. */
export type Contrast = Pick<Hit, 'slug' | 'title' | 'municipalities' | 'membersOnly'> & {
  same: string[]
  differs: string[]
}

/** The page of a kit; without cases there is none yet. */
export type KitAnswer = { kit?: Kit; notes: string[]; contrasts: Contrast[] }

/** The page of the questions for a visit. */
export type VisitAnswer = Pick<Kit, 'footer' | 'notes'> & { slugs: string[]; sheet?: Sheet }

export type StepScript = { does: string; says: string; paper: string }

export type Script = {
  total: KitMinutes
  people?: number
  steps: Record<StepId, StepScript>
  /** How many pages of A4 each of these sheets takes. */
  pages: { sequel: number; references: number }
  /** Questions of なぜ: the one that stays when time is short, and the one to swap between groups. */
  why: { keep: string; swap?: string }
}

export const stepIds = [
  'open',
  'read',
  'facts',
  'why',
  'decide',
  'sequel',
  'own',
  'reflect',
] as const

export type StepId = (typeof stepIds)[number]

/** How long a session takes, as whoever prepares it chooses. */
export const kitMinutes = [30, 60, 90] as const

export type KitMinutes = (typeof kitMinutes)[number]

/** To what end it is held. */
export const purposes = [
  { id: 'know', label: '知る' },
  { id: 'begin', label: '始める' },
  { id: 'rebuild', label: '立て直す' },
  { id: 'choose', label: '選ぶ' },
] as const satisfies readonly Term[]

export type PurposeId = (typeof purposes)[number]['id']

/** What kind of body is meant by わが市; the label is the word itself, as it stands in the questions. */
export const ownBodies = [
  { id: 'city', label: 'わが市' },
  { id: 'ward', label: 'わが区' },
  { id: 'town', label: 'わが町' },
  { id: 'village', label: 'わが村' },
  { id: 'prefecture', label: 'わが県' },
  { id: 'fu', label: 'わが府' },
  { id: 'to', label: 'わが都' },
  { id: 'do', label: 'わが道' },
  { id: 'union', label: 'わが組合' },
] as const satisfies readonly Term[]

type OwnBodyId = (typeof ownBodies)[number]['id']

/** Four cases are what four groups can read and tell each other. */
export const mostKitCases = 4

export type KitRequest = {
  minutes: KitMinutes
  purpose: PurposeId
  own: OwnBodyId
  /** The day of the session, as 2026-12-10. */
  date?: string
  /** How many take part. */
  people?: number
}

/** So many can be led by one facilitator, in groups of three or four. */
export const kitPeople = { least: 2, most: 60 } as const

/** The files that a kit can be had as. */
export const kitFormats = ['html', 'docx', 'md'] as const

export type KitFormat = (typeof kitFormats)[number]

export const usualKit: KitRequest = { minutes: 60, purpose: 'know', own: 'city' }
