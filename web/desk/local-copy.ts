/** A draft in this browser, as long as the server has not got it. */

import type { CaseDraft } from '../../server/contract/desk.ts'
import { isFields, readJson } from '../../server/contract/untrusted-values.ts'
import { sections } from '../../server/contract/vocabulary.ts'
import type { SafeStorage } from '../lists/safe-storage.ts'

export type LocalCopy = {
  draft: CaseDraft
  /** The saved version that it began with, and its text. */
  version: number
  base: CaseDraft
  /** When it was kept, 2026-11-29T10:05:20.000Z. */
  at: string
}

function keyOf(id: string): string {
  return `kaizen-draft:${id}`
}

/** Keeps a copy; answers whether the browser has it. */
export function keepLocalCopy(storage: SafeStorage, id: string, copy: LocalCopy): boolean {
  return storage.write(keyOf(id), JSON.stringify(copy)) === undefined
}

/** The copy of a draft; whatever is none is passed over. */
export function readLocalCopy(storage: SafeStorage, id: string): LocalCopy | undefined {
  const copy = readJson(storage.read(keyOf(id)) ?? '')
  if (!isFields(copy) || typeof copy['at'] !== 'string') return undefined
  const { draft, base, version, at } = copy
  const isWhole = typeof version === 'number' && isDraft(draft) && isDraft(base)
  return isWhole ? { draft, base, version, at } : undefined
}

/** Forgets the copy, once the server has what stands in it. */
export function dropLocalCopy(storage: SafeStorage, id: string): void {
  storage.remove(keyOf(id))
}

function isDraft(value: unknown): value is CaseDraft {
  if (!isFields(value)) return false
  const { slug, fields, sections: texts, facts, asks } = value
  return (
    typeof slug === 'string' &&
    isFields(fields) &&
    isFields(texts) &&
    sections.every(({ id }) => typeof texts[id] === 'string') &&
    Array.isArray(facts) &&
    facts.every(isFact) &&
    Array.isArray(asks) &&
    asks.every((ask) => typeof ask === 'string')
  )
}

function isFact(value: unknown): boolean {
  if (!isFields(value)) return false
  const { part, fact, sources } = value
  const isTold = typeof part === 'string' && typeof fact === 'string'
  return isTold && Array.isArray(sources) && sources.every(Number.isSafeInteger)
}
