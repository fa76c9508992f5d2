/** A case being filled from material: its fields and sections so far, and what found no place. */

import type { Brought, Unplaced } from '../../contract/brought.ts'
import { type SectionId, sections } from '../../contract/vocabulary.ts'
import type { NumberedSource } from './number-notes.ts'
import { readField } from './place-fields.ts'

export type Places = {
  /** Shows a text that has no place, with the reason. */
  leave: (text: string, why: string) => void
  has: (id: SectionId) => boolean
  append: (id: SectionId, text: string) => void
  /** The first title is the title; answers whether this is it. */
  title: (text: string) => boolean
  field: (name: string, words: string) => void
  finish: (
    sources: readonly NumberedSource[],
    unplaced: readonly Unplaced[],
    remarks: readonly string[],
  ) => Brought
}

/** Opens an empty case. */
export function openPlaces(): Places {
  const fields = new Map<string, unknown>()
  const texts = new Map<SectionId, string>()
  const unplaced: Unplaced[] = []
  const leave = (text: string, why: string) => {
    if (text.trim() !== '') unplaced.push({ text, why })
  }
  return {
    leave,
    has: (id: SectionId) => texts.has(id),
    append: (id: SectionId, text: string) => {
      const before = texts.get(id)
      if (text.trim() !== '') texts.set(id, before === undefined ? text : `${before}\n\n${text}`)
    },
    title: (text) => {
      const isFirst = !fields.has('title')
      if (isFirst) fields.set('title', text)
      return isFirst
    },
    field: (name: string, words: string) => {
      const read = readField(name, words)
      for (const { text, why } of read?.refused ?? []) leave(text, why)
      if (read?.value === undefined) return
      if (fields.has(name)) leave(words, '同じ項目の二つ目の値')
      else fields.set(name, read.value)
    },
    finish: (sources, seen, remarks) => {
      if (sources.length > 0) fields.set('sources', sources)
      const none =
        texts.size === 0
          ? ['五つの節の見出しが一つも見つからない。文は「置けなかったもの」にある。']
          : []
      return {
        draft: {
          fields: Object.fromEntries(fields),
          sections: fillSections(texts),
          facts: [],
          asks: [],
        },
        unplaced: [...unplaced, ...seen],
        notes: [...remarks, ...none],
      }
    },
  }
}

/** Every section, empty where the material says nothing. */
export function fillSections(texts: ReadonlyMap<SectionId, string>): Record<SectionId, string> {
  const filled = sections.map(({ id }) => [id, texts.get(id) ?? ''])
  return Object.fromEntries(filled) as Record<SectionId, string>
}
