/** The footnotes and endnotes of a Word file under short keys. */

import { readRuns, type WordContext } from './word-runs.ts'
import type { WordNode, WordTree } from './word-tree.ts'

/** Notes in the order in which they are called, under short keys: their own ids may hold anything. */
export function openNotes({ findNote }: WordTree) {
  const notes = new Map<string, WordNode[]>()
  const keys = new Map<string, string>()
  const nameNote = (reference: WordNode): string => {
    const id = `${reference.noteType} ${reference.noteId}`
    const known = keys.get(id)
    if (known !== undefined) return known
    const key = `w${keys.size + 1}`
    keys.set(id, key)
    notes.set(key, findNote(reference)?.body ?? [])
    return key
  }
  return { notes, nameNote }
}

/** The words of a note in one line; a note cannot call another. */
export function writeNote(body: readonly WordNode[], context: WordContext): string {
  const silent: WordContext = { ...context, nameNote: () => '' }
  const words = body.map(({ children = [] }) => readRuns(children, silent).text.replace(/\n/g, ' '))
  context.pictures = silent.pictures
  return words
    .join(' ')
    .replace(/\[\^\]/g, '')
    .trim()
}
