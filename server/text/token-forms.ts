/** What is the same of many tokens is a form, written once and named by number. */

import { once } from '../once.ts'
import type { Token } from './token.ts'

/** A token but for its place: a base or a reading that it has not is null, as JSON has it. */
export type Form = readonly [
  term: string,
  base: string | null,
  reading: string | null,
  kind: number,
]

const noun = 1
const part = 2

/** Forms by their numbers: one once met keeps its number. */
export type TokenForms = {
  all: () => readonly Form[]
  numberOf: (form: Form) => number
  /** By number: 1 where a form has one of these terms. */
  mark: (terms: ReadonlySet<string>) => Uint8Array
}

/** Opens forms that have the numbers of their places. */
export function openTokenForms(known: readonly Form[]): TokenForms {
  const forms = [...known]
  // Where nothing new is analysed, nobody asks for them.
  const numbers = once(() => new Map(forms.map((form, number) => [nameForm(form), number])))
  const byTerm = new Map<string, number[]>()
  let grouped = 0
  const groupByTerm = () => {
    for (; grouped < forms.length; grouped++) {
      const [term = ''] = forms[grouped] ?? []
      const same = byTerm.get(term)
      if (same) same.push(grouped)
      else byTerm.set(term, [grouped])
    }
  }
  let marks = new Uint8Array(0)
  /** A set is asked for with hundreds of sentences in turn. */
  let marked: { terms: ReadonlySet<string>; numbers: readonly number[] } | undefined
  return {
    all: () => forms,
    numberOf: (form) => {
      const name = nameForm(form)
      const found = numbers().get(name)
      if (found !== undefined) return found
      numbers().set(name, forms.length)
      return forms.push(form) - 1
    },
    mark: (terms) => {
      if (marked?.terms === terms && grouped === forms.length) return marks
      groupByTerm()
      if (marks.length < grouped) marks = new Uint8Array(2 * grouped)
      else for (const number of marked?.numbers ?? []) marks[number] = 0
      marked = { terms, numbers: [...terms].flatMap((term) => byTerm.get(term) ?? []) }
      for (const number of marked.numbers) marks[number] = 1
      return marks
    },
  }
}

/** The form of a token. */
export function formOf(token: Token): Form {
  const kind = (token.noun ? noun : 0) | (token.part ? part : 0)
  return [token.term, token.base ?? null, token.reading ?? null, kind]
}

/** The token of a form at a place. */
export function placeForm([term, base, reading, kind]: Form, start: number, end: number): Token {
  const token: Token = { term, noun: (kind & noun) !== 0, start, end }
  if (kind & part) token.part = true
  if (base !== null) token.base = base
  if (reading !== null) token.reading = reading
  return token
}

function nameForm([term, base, reading, kind]: Form): string {
  return `${kind}${term}\0${base ?? '\0'}\0${reading ?? '\0'}`
}
