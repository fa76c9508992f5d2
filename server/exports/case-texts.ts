/** What a case says under each head that papers ask about: sentences in the order they are read in, all there are. */

import { isStatementOfUnknown, listSentences, type Sentence } from '../cases/blocks.ts'
import type { Case, Quote } from '../cases/case.ts'
import { listEvents } from '../cases/chronicle.ts'
import { outcomeOf } from '../cases/outcome.ts'
import { nameUnknown } from '../cases/unknown.ts'
import { formatOutcome } from '../contract/format.ts'
import type { SectionId } from '../contract/vocabulary.ts'
import { tellCost } from './cost.ts'

/** Words that rest on the case as a whole and not on one source. */
export function plain(text: string): Sentence {
  return { text, sources: [] }
}

/** Words in a row, or nothing. */
export function list(words: readonly string[]): Sentence[] {
  return words.length === 0 ? [] : [plain(words.join('、'))]
}

/** The sentence that a case names, if it does. */
export function quote(found: Quote | undefined): Sentence[] {
  return found ? [{ text: found.text, sources: found.sources }] : []
}

/** The sentences of a section: facts where there are any. */
export function listFacts({ sections }: Case, id: SectionId): Sentence[] {
  const section = sections.find((one) => one.id === id)
  const said = listSentences(section?.blocks ?? []).filter(
    ({ text }) => !isStatementOfUnknown(text),
  )
  const facts = said.filter(({ sources }) => sources.length > 0)
  return facts.length > 0 ? facts : said
}

/** The steps over the scenes, which are short; of a case without them the sentences that name a year. */
export function listSteps(found: Case): Sentence[] {
  const steps = found.path.filter(({ year }) => year !== undefined)
  if (steps.length === 0) return listEvents(found).map(({ text, sources }) => ({ text, sources }))
  return steps.map(({ year, note }) => plain(`${year}年、${note}。`))
}

/** Amounts that are no sum stand behind the words that say so. */
export function listCost(found: Case): Sentence[] {
  const { said, mentioned } = tellCost(found)
  const [first, ...others] = mentioned
  const lead = first && said.at(-1)
  if (!lead) return said
  return [...said.slice(0, -1), { ...first, text: lead.text + first.text }, ...others]
}

/** What became of it, and what it is today. */
export function listEnd(found: Case): Sentence[] {
  const { quote: said, ...outcome } = outcomeOf(found)
  const { now } = found.quotes
  const state = said ? [{ text: `${formatOutcome(outcome)}。`, sources: said.sources }] : []
  return [...state, ...quote(said), ...(now?.text === said?.text ? [] : quote(now))]
}

/** Nothing in the list does not mean that all is known. */
export function listBlanks(found: Case): Sentence[] {
  const phrases = nameUnknown(found)
  return phrases.length === 0 ? [plain('挙げたものはない')] : phrases.map(plain)
}
