/** The nouns of a dictionary by normal form, by sound and by their form without okurigana. It only ever grows. */

import { normalizeText } from '../text/normalize.ts'
import { foldOkurigana } from '../text/okurigana.ts'
import type { Dictionary } from './digests/dictionary.ts'
import { type Noun, parseNoun } from './nouns.ts'

/** A noun as it is written in one way and read in one way; its normal form joins it with the others. */
export type BookedNoun = Noun & { normal: string }

export type NounBook = {
  find: (noun: number) => BookedNoun | undefined
  byNormal: (normal: string) => readonly number[]
  bySound: (sound: string) => readonly number[]
  /** Those that become this term without their okurigana, and are written otherwise. */
  byFold: (term: string) => readonly number[]
  /** Lets the sound of a noun be found as a neighbour of others. */
  learnNeighbours: (noun: number) => void
  /** The sounds learned so that are a letter away from this one, or two from 11 letters on. */
  listNeighbours: (sound: string) => string[]
}

type GrowingBook = { book: NounBook; grow: () => void }

const books = new WeakMap<Dictionary, GrowingBook>()

/** The book of all that a dictionary knows by now. */
export function openNounBook(dictionary: Dictionary): NounBook {
  const growing = books.get(dictionary) ?? createBook(dictionary)
  books.set(dictionary, growing)
  growing.grow()
  return growing.book
}

function createBook({ words }: Dictionary): GrowingBook {
  const nouns: BookedNoun[] = []
  const byNormal = new Map<string, number[]>()
  const bySound = new Map<string, number[]>()
  const byFold = new Map<string, number[]>()
  const { learn, list } = createNeighbourhoods()
  const book: NounBook = {
    find: (noun) => nouns[noun],
    byNormal: (normal) => byNormal.get(normal) ?? [],
    bySound: (sound) => bySound.get(sound) ?? [],
    byFold: (term) => byFold.get(term) ?? [],
    learnNeighbours: (noun) => learn(nouns[noun]?.sound ?? ''),
    listNeighbours: list,
  }
  const grow = () => {
    for (let noun = nouns.length; noun < words.length; noun++) {
      const { surface, sound } = parseNoun(words[noun] ?? '')
      const normal = normalizeText(surface)
      nouns.push({ surface, sound, normal })
      addTo(byNormal, normal, noun)
      addTo(bySound, sound, noun)
      const term = foldOkurigana(normal)
      if (term !== normal) addTo(byFold, term, noun)
    }
  }
  return { book, grow }
}

/** Shorter sounds have too many neighbours. */
const shortestNeighbour = 5
/** From here on, two letters may differ. */
const longSound = 11

/**
 * Deletion neighbourhoods (Garbe's symmetric delete): two sounds one edit apart share a form with one letter deleted.
 */
function createNeighbourhoods() {
  const learned = new Set<string>()
  const byForm = new Map<string, string[]>()
  return {
    learn: (sound: string) => {
      if (sound.length < shortestNeighbour || learned.has(sound)) return
      learned.add(sound)
      for (const form of deleteEach(sound)) addTo(byForm, form, sound)
    },
    list: (sound: string) => {
      const forms = deleteEach(sound)
      // Two edits away share a form of which two letters are gone; allowed for long sounds only.
      if (sound.length >= longSound)
        for (const form of deleteEach(sound)) for (const twice of deleteEach(form)) forms.add(twice)
      const near = new Set([...forms].flatMap((form) => byForm.get(form) ?? []))
      return [...near].filter((other) => Math.abs(other.length - sound.length) <= 2)
    },
  }
}

function deleteEach(sound: string): Set<string> {
  const forms = new Set([sound])
  for (let at = 0; at < sound.length; at++) forms.add(sound.slice(0, at) + sound.slice(at + 1))
  return forms
}

function addTo<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}
