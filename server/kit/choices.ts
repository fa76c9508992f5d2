/** What whoever prepares a session chooses: how long, to what end, and what kind of body is meant by わが市. */

import type { Term } from '../vocabulary.ts'

export const kitMinutes = [30, 60, 90] as const

export type KitMinutes = (typeof kitMinutes)[number]

export const purposes = [
  { id: 'know', label: '知る' },
  { id: 'begin', label: '始める' },
  { id: 'rebuild', label: '立て直す' },
  { id: 'choose', label: '選ぶ' },
] as const satisfies readonly Term[]

export type PurposeId = (typeof purposes)[number]['id']

/** The label is the word itself, as it stands in the questions. */
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

export type OwnBodyId = (typeof ownBodies)[number]['id']

/** Four cases are what four groups can read and tell each other. */
export const mostKitCases = 4

export type KitRequest = { minutes: KitMinutes; purpose: PurposeId; own: OwnBodyId }

/** The files that a kit can be had as. */
export const kitFormats = ['html', 'docx', 'md'] as const

export type KitFormat = (typeof kitFormats)[number]

export const usualKit: KitRequest = { minutes: 60, purpose: 'know', own: 'city' }
