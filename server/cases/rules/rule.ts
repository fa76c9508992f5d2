/** What a corpus rule is given and gives back. */

import type { Case } from '../case.ts'
import type { Finding, Place } from '../problems.ts'

/** A sentence of the body or a line of the front matter, with its source marks. */
export type Prose = {
  text: string
  /** Where the character at this index stands in the file; asked only where something is wrong. */
  placeAt: (index: number) => Place
}

export type CaseText = {
  case: Case
  body: Prose[]
  title: Prose
  summary: Prose[]
  questions: Prose[]
  /** The recorded facts as plain data; undefined where no file holds them. */
  facts: unknown
}

export type Rule = (text: CaseText) => Finding[]
