/**
 * The classes that words connect by (文脈ID), 1,316 in IPADIC: each is one part of speech in one form, so that it says all of
 * a word but how it is written, read and what it costs; and by one of its rules the base form: 続か less か, with く.
 */

/** How a form becomes its base: without so many of its last letters, with this ending. */
export type BaseRule = readonly [cut: number, ending: string]

export type WordClass = { pos: string; pos_detail_1: string; baseRules: BaseRule[] }

/** The rule that makes the base form out of a written word. */
export function findBaseRule(written: string, base: string): BaseRule {
  let shared = 0
  while (shared < written.length && written[shared] === base[shared]) shared++
  return [written.length - shared, base.slice(shared)]
}

/** The base form of a written word. */
export function applyBaseRule(written: string, [cut, ending]: BaseRule): string {
  return written.slice(0, written.length - cut) + ending
}

/** The classes as bytes, in the order of their numbers. */
export function packClasses(classes: readonly WordClass[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(classes))
}

/** The classes again. */
export function openClasses(bytes: Uint8Array): WordClass[] {
  return JSON.parse(new TextDecoder().decode(bytes)) as WordClass[]
}
