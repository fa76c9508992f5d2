/** The kinds of fields that front matter is made of. */

import { type Shape, Type } from '../contract/shape.ts'
import type { Term } from '../contract/vocabulary.ts'
import type { AuthorName } from './case.ts'

/** What a field says of itself besides its type. */
type FieldNotes = {
  title: string
  description: string
  examples: readonly string[]
  lenient?: true
}

/** Whether the lack or the length of a field is only worth a warning. */
export function isLenient({ lenient }: Shape): boolean {
  return lenient === true
}

/** One line without spaces at its ends. */
const linePattern = '^\\S(.*\\S)?$'
const yearMin = 1900
const yearMax = 2100

/** No other keys than the named ones. */
export const strict = { additionalProperties: false }

/** One line of text. */
export function Line(maxLength: number, notes: FieldNotes) {
  return Type.String({ maxLength, pattern: linePattern, ...notes })
}

/** A western year. */
export function Year(notes: FieldNotes) {
  return Type.Integer({ minimum: yearMin, maximum: yearMax, ...notes })
}

/** One word of a closed vocabulary, as its label. */
export function Word(terms: readonly Term[], notes: FieldNotes) {
  return Type.Enum(
    terms.map((term) => term.label),
    notes,
  )
}

/** A list of words of a closed vocabulary, none twice. */
export function Words(
  terms: readonly Term[],
  minItems: number,
  maxItems: number,
  notes: FieldNotes,
) {
  const item = Word(terms, { ...notes, description: '決まった言葉の一つ' })
  return Type.Array(item, { minItems, maxItems, uniqueItems: true, ...notes })
}

/** A list of the writer's own short lines, none twice. */
export function Lines(maxLength: number, minItems: number, maxItems: number, notes: FieldNotes) {
  const item = Line(maxLength, { ...notes, description: `${maxLength}字以内の一行` })
  return Type.Array(item, { minItems, maxItems, uniqueItems: true, ...notes })
}

/** Who wrote something: a line, {name} for a body with a space in its name, or several of these in a list. */
export function Names(maxLength: number, notes: FieldNotes): Shape<AuthorName | AuthorName[]> {
  const { lenient: _, ...ownNotes } = notes
  const one = {
    ...{ maxLength, pattern: linePattern, ...ownNotes },
    properties: { name: Line(maxLength, { ...ownNotes, description: '団体の名' }) },
    required: ['name'],
    additionalProperties: false,
  }
  // Keywords count for values of their own form only, so that no failure speaks of a form that was not meant.
  return {
    ...one,
    type: ['string', 'object', 'array'],
    items: { ...one, type: ['string', 'object'] },
    minItems: 1,
    maxItems: 20,
  }
}
