/** What a reader wrote on a list of cases: its name and the notes, for the files that are made of it. */

import { mostInList } from './shared-list.ts'
import { cleanText, isFields, isSlugValue } from './untrusted-values.ts'

export type ListWords = { title: string; notes: readonly { slug: string; note: string }[] }

/** Reads the words of a list that came from outside; undefined where they are none. */
export function parseListWords(value: unknown): ListWords | undefined {
  if (!isFields(value) || typeof value['title'] !== 'string' || !Array.isArray(value['notes'])) {
    return undefined
  }
  const notes = value['notes'].map(parseNote)
  const whole = notes.filter((note) => note !== undefined)
  if (whole.length < notes.length || whole.length > mostInList.cases) return undefined
  return { title: cleanText(value['title'], mostInList.name).trim(), notes: whole }
}

function parseNote(value: unknown): ListWords['notes'][number] | undefined {
  if (!isFields(value)) return undefined
  const { slug, note } = value
  if (!isSlugValue(slug) || typeof note !== 'string') return undefined
  return { slug, note: cleanText(note, mostInList.note) }
}
