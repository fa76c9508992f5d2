/** A draft that comes from a browser, read without trust: its form is checked here, its content by the checks of cases. */

import type { CaseDraft, FactLine } from './desk.ts'
import { type Fields, isFields } from './untrusted-values.ts'
import { sections } from './vocabulary.ts'

/** Lines of any list; no case has so many. */
const mostLines = 2000

/** Reads a draft; undefined where the value has not its form. */
export function readCaseDraft(value: unknown): CaseDraft | undefined {
  if (!isFields(value)) return undefined
  const { slug, fields, sections: texts, facts, asks } = value
  if (typeof slug !== 'string' || !isFields(fields) || !isFields(texts)) return undefined
  if (!isListOf(asks, (ask) => typeof ask === 'string') || !Array.isArray(facts)) return undefined
  const lines = facts.slice(0, mostLines + 1).map(readFact)
  if (lines.length > mostLines || lines.includes(undefined)) return undefined
  const read = sections.map(({ id }) => [id, texts[id]] as const)
  if (read.some(([, text]) => typeof text !== 'string')) return undefined
  return {
    slug,
    fields: { ...fields },
    sections: Object.fromEntries(read) as CaseDraft['sections'],
    facts: lines as FactLine[],
    asks: asks as string[],
  }
}

function readFact(value: unknown): FactLine | undefined {
  if (!isFields(value)) return undefined
  const { part, fact, sources }: Fields = value
  if (typeof part !== 'string' || typeof fact !== 'string') return undefined
  if (!isListOf(sources, (source) => Number.isSafeInteger(source))) return undefined
  return { part, fact, sources: sources as number[] }
}

function isListOf(value: unknown, holds: (item: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.length <= mostLines && value.every(holds)
}
