/** A case as the rules of the corpus see it: one sentence for its body, and its facts. */

import type { Case } from '../../server/cases/case.ts'
import type { CaseText, Prose } from '../../server/cases/lint/wording.ts'
import { makeCase } from './make-case.ts'

/** A text of one line, whose columns are its places. */
export function makeProse(text: string): Prose {
  return { text, placeAt: (at) => ({ line: 1, column: at + 1 }) }
}

/** A case whose body is this sentence, without any other words. */
export function makeCaseText(sentence: string, facts: unknown, replaced?: Partial<Case>): CaseText {
  return {
    case: makeCase([], replaced),
    body: [makeProse(sentence)],
    title: makeProse(''),
    summary: [],
    questions: [],
    named: [],
    outcomeYear: undefined,
    unknown: [],
    facts,
  }
}
