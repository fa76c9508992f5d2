/** A question of the handout together with what the facilitator and the paper need to know about it. */

import type { Sentence } from './sentence.ts'

export const levels = [
  { id: 'facts', label: '事実' },
  { id: 'why', label: 'なぜ' },
  { id: 'decide', label: '自分ならどうする' },
  { id: 'own', label: '' },
] as const

export type LevelId = (typeof levels)[number]['id']

export type Asked = {
  text: string
  choices?: string[]
  voices?: string[]
  /** Sentences of the handout that it asks about: they stay on the paper. */
  uses?: readonly Sentence[]
  /** For the facilitator only. */
  hint?: { text: string; sources: string[] }
}

export type AskedLevels = Record<LevelId, Asked[]>

export const nothingWritten = '手元の資料では分からない'
