/**
 * Sentences of the body that a reader looks for first: what it cost, who worked on it, how it stands today, and what
 * was done about each barrier, what became of it. The front matter names them by their words, so nothing is said twice in two wordings.
 */

import { barriers, findTerm, outcomeStates } from '../contract/vocabulary.ts'
import { listSentences } from './blocks.ts'
import type { Case, Quote, Section } from './case.ts'
import type { FrontMatterData } from './schema.ts'

type Named = Pick<FrontMatterData, 'quotes' | 'responses' | 'outcome'>

/** A sentence that the front matter names, with the pointer to where it does. */
type NamedSentence = { pointer: string; sentence: string }

/** The sentences that the front matter names, in its order. */
export function listNamedSentences({
  quotes = {},
  responses = [],
  outcome,
}: Named): NamedSentence[] {
  return [
    ...Object.entries(quotes).map(([name, sentence]) => ({
      pointer: `/quotes/${name}`,
      sentence,
    })),
    ...responses.map(({ sentence }, index) => ({
      pointer: `/responses/${index}/sentence`,
      sentence,
    })),
    ...(outcome?.sentence === undefined
      ? []
      : [{ pointer: '/outcome/sentence', sentence: outcome.sentence }]),
  ]
}

type FindQuote = (sentence: string) => Quote | undefined

/** Of sections that are the same object: what a case quotes is looked up once more when it is checked. */
const opened = new WeakMap<readonly Section[], FindQuote>()

/** Looks up sentences of the body by their words; the full stop may be left out. */
export function openQuotes(sections: readonly Section[]): FindQuote {
  const known = opened.get(sections)
  if (known) return known
  const quotes = new Map(
    sections.flatMap((section) =>
      listSentences(section.blocks).map(({ text, sources }) => [
        withoutStop(text),
        { text, sources, section: section.id },
      ]),
    ),
  )
  const find: FindQuote = (sentence) => quotes.get(withoutStop(sentence))
  opened.set(sections, find)
  return find
}

/** The quotes of a case; a sentence that the body does not have is left out (`cases:check` names it). */
export function resolveQuotes(
  { quotes = {}, responses = [], outcome }: Named,
  sections: readonly Section[],
): Pick<Case, 'quotes' | 'responses' | 'outcome'> {
  if (!outcome && Object.keys(quotes).length + responses.length === 0) {
    return { quotes: {}, responses: [] }
  }
  const find = openQuotes(sections)
  const found = Object.entries(quotes).flatMap(([name, sentence]) => {
    const quote = find(sentence)
    return quote ? [[name, quote]] : []
  })
  return {
    quotes: Object.fromEntries(found),
    responses: responses.flatMap(({ barrier, sentence }) => {
      const quote = find(sentence)
      const term = findTerm(barriers, barrier)
      return quote && term ? [{ barrier: term.id, quote }] : []
    }),
    ...resolveOutcome(outcome, find),
  }
}

/** A state that no sentence of the body says is not told at all. */
function resolveOutcome(
  outcome: Named['outcome'],
  find: ReturnType<typeof openQuotes>,
): Pick<Case, 'outcome'> {
  const { state, sentence, ...rest } = outcome ?? {}
  const term = state === undefined ? undefined : findTerm(outcomeStates, state)
  const quote = sentence === undefined ? undefined : find(sentence)
  if (!term || (!quote && term.id !== 'unknown')) return {}
  return { outcome: { state: term.id, ...rest, ...(quote && { quote }) } }
}

function withoutStop(sentence: string): string {
  return sentence.trim().replace(/。$/, '')
}
