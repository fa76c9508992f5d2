/** One page out of one to four cases, for a meeting: what stands on it, whole sentences only. */

import type { MunicipalitiesAnswer } from './api.ts'

/** The files that it can be had as. */
export const onePageFormats = ['docx', 'md'] as const

export type OnePageFormat = (typeof onePageFormats)[number]

/** Longer questions would take the room of the cases. */
export const longestQuestion = 120

type Sentence = { text: string; sources: number[] }

export type OnePage = {
  /** What the reader is asked; empty where nothing was typed. */
  question: string
  cases: {
    /** A, B …, where there are several. */
    letter: string
    slug: string
    title: string
    membersOnly?: true
    population: string
    municipalities: (Omit<MunicipalitiesAnswer['municipalities'][number], 'population'> & {
      population?: number
    })[]
    period: { from: number; to?: number }
    /** How many sources of whom, in words, and those that the sentences on the page rest on. */
    sourcing: string
    sources: { id: number; text: string }[]
  }[]
  /** What is told of each case in turn, under its heads; no sentence where nothing is known. */
  parts: { id: string; label: string; texts: Sentence[][] }[]
  /** Heads for which the page has no room. */
  leftOut: string[]
  missing: readonly string[]
}

/** What stands before the words about a case: A 紫波町. */
export function nameOnPage({
  letter,
  municipalities,
}: Pick<OnePage['cases'][number], 'letter' | 'municipalities'>): string {
  const [first, ...others] = municipalities.map(({ name }) => name)
  const place = others.length > 0 ? `${first}ほか` : (first ?? '')
  return letter === '' ? place : `${letter} ${place}`
}
