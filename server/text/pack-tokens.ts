/** Tokens as bytes: they take four a token where three plain numbers take twelve. */

import { mostNumberBytes, readNumber, writeNumber } from './small-numbers.ts'

/** A token as numbers: the number of its form, where it begins and where it ends. */
export type TokenNumbers = { form: number; start: number; end: number }

/** The most bytes that a token takes. */
export const mostTokenBytes = 3 * mostNumberBytes

/** Writes a token behind the one that began at `before`, and answers where the next one goes. */
export function writeToken(
  bytes: Uint8Array,
  at: number,
  { form, start, end }: TokenNumbers,
  before: number,
): number {
  const afterForm = writeNumber(bytes, at, form)
  const afterStart = writeNumber(bytes, afterForm, fold(start - before))
  return writeNumber(bytes, afterStart, fold(end - start))
}

/** Reads the tokens from one place up to another; each is only to be looked at until the next one is read. */
export function readTokens(
  bytes: Uint8Array,
  from: number,
  to: number,
  visit: (token: TokenNumbers) => void,
): void {
  const token: TokenNumbers = { form: 0, start: 0, end: 0 }
  const place = { bytes, at: from }
  while (place.at < to) {
    token.form = readNumber(place)
    token.start += unfold(readNumber(place))
    token.end = token.start + unfold(readNumber(place))
    visit(token)
  }
}

/** Names and figures stand behind the words among which they lie: a step may lead back. */
function fold(step: number): number {
  return step < 0 ? -2 * step - 1 : 2 * step
}

function unfold(folded: number): number {
  return folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2
}
