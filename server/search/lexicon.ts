/**
 * The words of the library by their sound: it finds the word that was meant when it was typed in kana, in romaji or with
 * the wrong kanji. Whatever order the cases came in, the same cases have the same lexicon.
 */

import { compareText } from '../contract/compare-text.ts'
import { once } from '../once.ts'
import { foldOkurigana, normalizeText } from '../text/normalize.ts'
import { phoneticKey } from '../text/phonetic-key.ts'
import type { Analyzer } from '../text/tokenize.ts'
import type { Dictionary } from './forward-index/forward-index.ts'
import { countOf, readEntry, startEntries, type WordCounts } from './forward-index/word-counts.ts'
import { type Noun, parseNoun } from './nouns.ts'
import { createPlaces, type Places } from './places.ts'

export type Lexicon = {
  /** Whether a case writes exactly this. */
  has: (surface: string) => boolean
  /** The most frequent word that sounds exactly like this key. */
  findBySound: (key: string) => string | undefined
  /** How the cases mostly write a term that okurigana leave open: 取り組み for 取組. */
  spell: (term: string) => string | undefined
  /** The word whose key differs by one letter (from 6 letters on; by two from 11 on). */
  findNear: (key: string) => string | undefined
  places: Places
  /** The word that differs from this one in one character. Undefined if two may be meant. */
  findOneOff: (surface: string) => string | undefined
  /** The kanji between these kanji that are read as this kana: 提案 for 職員, ていあん, 制度. Undefined if two may be meant. */
  findMixed: (before: string, kana: string, after: string) => string | undefined
  /** Whether some noun or compound has these two characters side by side. */
  hasPair: (pair: string) => boolean
}

/** What a spelling is looked up in. */
export type Spelling = {
  analyzer: Analyzer
  lexicon: Lexicon
  /** Whether any case has the term. */
  isKnown: (term: string) => boolean
}

const shortestSound = 3
const shortestNear = 6
/** Two deletions of a long key are its length squared: a hostile query of 200 characters took 1.5 s. */
const longestNear = 30

/**
 * How often a word occurs that a misspelling may become: given names and frequent words, so that it does not find another
 * rare word. The larger the library, the more often a rare word occurs.
 */
function leastFrequent(cases: number): number {
  return Math.max(2, cases / 500)
}

/** The lexicon of cases with these counts of nouns, which are of the places with these names. */
export function createLexicon(
  cases: readonly WordCounts[],
  nouns: Dictionary,
  places: ReadonlySet<string> = new Set(),
): Lexicon {
  const index = openNounIndex(nouns)
  const counts = sumCounts(cases, nouns.words.length)
  const least = leastFrequent(cases.length)
  const readWord = (normal: string) => joinNouns(normal, index, counts)
  const readWords = (numbers: readonly number[]) =>
    [...new Set(numbers.map((noun) => index.find(noun)?.normal ?? ''))].map(readWord)
  const findBySound = (sound: string) => {
    if (sound.length < shortestSound) return undefined
    return pickMost(readWords(index.bySound(sound)).filter((word) => isReadSo(word, sound)))
  }
  let hasLearned = false
  /** At the first question: most queries have no word that is nearly another. */
  const learnFrequent = () => {
    if (hasLearned) return
    hasLearned = true
    counts.forEach((count, noun) => {
      if (count >= least) index.learnNeighbours(noun)
    })
  }
  const pairs = once(() => collectPairs(index, counts))
  const has = (surface: string) =>
    index.byNormal(normalizeText(surface)).some((noun) => (counts[noun] ?? 0) > 0)
  return {
    has,
    places: createPlaces(places, has),
    hasPair: (pair) => pairs().has(normalizeText(pair)),
    findOneOff: (surface) => {
      const normal = normalizeText(surface)
      const near = new Set(index.listByEnds(normal).filter((other) => isOneOff(normal, other)))
      return pickSure([...near].map(readWord), 10)?.surface
    },
    findMixed: (before, kana, after) => {
      const fits = openMixedTest(before, kana, after)
      const words = new Set(index.listByEnds(before, after).filter(fits.normal))
      const read = [...words]
        .map(readWord)
        .filter(({ sounds }) => [...sounds.keys()].some(fits.sound))
      const surface = pickSure(read, 3)?.surface
      return surface?.slice(before.length, surface.length - after.length)
    },
    findBySound: (sound) => findBySound(sound)?.surface,
    spell: (term) => {
      const folded = readWords(index.byFold(term)).filter(({ count }) => count > 0)
      // Only terms that some case writes with okurigana are open; the others are written as they are.
      return folded.length > 0 ? pickMost([...folded, readWord(term)])?.normal : undefined
    },
    findNear: (sound) => {
      if (sound.length < shortestNear || sound.length > longestNear) return undefined
      learnFrequent()
      const near = index.listNeighbours(sound).flatMap((other) => findBySound(other) ?? [])
      return pickMost(near.filter(({ count }) => count >= least))?.surface
    },
  }
}

function isOneOff(word: string, other: string): boolean {
  if (word.length !== other.length) return false
  let differences = 0
  for (let at = 0; at < word.length; at++) if (word[at] !== other[at]) differences++
  return differences === 1
}

const hasKanji = /\p{Script=Han}/u
const kanjiOnly = /^\p{Script=Han}+$/u

/** Whether kanji that stand in for kana are read so: one is read as one to three kana, mostly as two at most. */
function openMixedTest(before: string, kana: string, after: string) {
  const sound = phoneticKey(kana)
  const known = before.length + after.length
  return {
    normal: (normal: string) => {
      const kanji = normal.length - known
      if (kanji < 1 || kana.length < kanji || kana.length > 2 * kanji + 1) return false
      if (!normal.startsWith(before) || !normal.endsWith(after)) return false
      return kanjiOnly.test(normal.slice(before.length, normal.length - after.length))
    },
    sound: (whole: string) => {
      if (whole.length < sound.length + known) return false
      if (before === '') return whole.startsWith(sound)
      return after === '' ? whole.endsWith(sound) : whole.slice(1, -1).includes(sound)
    },
  }
}

function collectPairs(index: NounIndex, counts: Uint32Array): Set<string> {
  const pairs = new Set<string>()
  counts.forEach((count, noun) => {
    const normal = count > 0 ? (index.find(noun)?.normal ?? '') : ''
    for (let at = 0; at + 1 < normal.length; at++) pairs.add(normal.slice(at, at + 2))
  })
  return pairs
}

/** A word in normal form, as the cases mostly write it, with how often it is read in each way. */
type Word = {
  normal: string
  surface: string
  sounds: ReadonlyMap<string, number>
  count: number
}

/** 東 is now ひがし, now あずま; but a sound that the analyser gives a word once in a while is a mistake. */
function isReadSo({ sounds, count }: Word, sound: string): boolean {
  return 3 * (sounds.get(sound) ?? 0) >= count
}

/** Joins the ways in which a word is written and read. */
function joinNouns(normal: string, index: NounIndex, counts: Uint32Array): Word {
  const surfaces = new Map<string, number>()
  const sounds = new Map<string, number>()
  let total = 0
  for (const number of index.byNormal(normal)) {
    const { surface = '', sound = '' } = index.find(number) ?? {}
    const count = counts[number] ?? 0
    surfaces.set(surface, (surfaces.get(surface) ?? 0) + count)
    sounds.set(sound, (sounds.get(sound) ?? 0) + count)
    total += count
  }
  return { normal, surface: nameMost(surfaces), sounds, count: total }
}

function nameMost(counts: ReadonlyMap<string, number>): string {
  const words = [...counts].map(([normal, count]) => ({ normal, count }))
  return pickMost(words)?.normal ?? ''
}

/** The most frequent word; of equals the shortest, then the first by its characters, so that no order of the cases shows. */
function pickMost<W extends Pick<Word, 'normal' | 'count'>>(words: readonly W[]): W | undefined {
  const [most] = words
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) =>
        b.count - a.count || a.normal.length - b.normal.length || compareText(a.normal, b.normal),
    )
  return most
}

/** The most frequent word where it is this many times as frequent as any other. */
function pickSure(words: readonly Word[], times: number): Word | undefined {
  const most = pickMost(words)
  const isSure = words.every(({ normal, count }) => {
    return normal === most?.normal || times * count <= (most?.count ?? 0)
  })
  return isSure ? most : undefined
}

function sumCounts(cases: readonly WordCounts[], nouns: number): Uint32Array {
  const sums = new Uint32Array(nouns)
  for (const found of cases) {
    for (const entry = startEntries(found); readEntry(entry); ) {
      sums[entry.word] = (sums[entry.word] as number) + countOf(entry.packed)
    }
  }
  return sums
}

/** A noun as it is written in one way and read in one way; its normal form joins it with the others. */
type IndexedNoun = Noun & { normal: string }

/** The nouns of a dictionary by normal form, by sound and by their form without okurigana. It only ever grows. */
type NounIndex = {
  find: (noun: number) => IndexedNoun | undefined
  byNormal: (normal: string) => readonly number[]
  bySound: (sound: string) => readonly number[]
  /** Those that become this term without their okurigana, and are written otherwise. */
  byFold: (term: string) => readonly number[]
  /** The words with kanji in normal form that begin or end with the same character; those that do both are there twice. */
  listByEnds: (start: string, end?: string) => readonly string[]
  /** Lets the sound of a noun be found as a neighbour of others. */
  learnNeighbours: (noun: number) => void
  /** The sounds learned so that are a letter away from this one, or two from 11 letters on. */
  listNeighbours: (sound: string) => string[]
}

type GrowingIndex = { index: NounIndex; grow: () => void }

const nounIndexes = new WeakMap<Dictionary, GrowingIndex>()

/** The index of all that a dictionary knows by now. */
function openNounIndex(dictionary: Dictionary): NounIndex {
  const growing = nounIndexes.get(dictionary) ?? createNounIndex(dictionary)
  nounIndexes.set(dictionary, growing)
  growing.grow()
  return growing.index
}

function createNounIndex({ words }: Dictionary): GrowingIndex {
  const nouns: IndexedNoun[] = []
  const byNormal = new Map<string, number[]>()
  const bySound = new Map<string, number[]>()
  const byFold = new Map<string, number[]>()
  const byFirst = new Map<string, string[]>()
  const byLast = new Map<string, string[]>()
  const { learn, list } = createNeighbourhoods()
  const index: NounIndex = {
    find: (noun) => nouns[noun],
    byNormal: (normal) => byNormal.get(normal) ?? [],
    bySound: (sound) => bySound.get(sound) ?? [],
    byFold: (term) => byFold.get(term) ?? [],
    listByEnds: (start, end = start) => [
      ...(byFirst.get(start.charAt(0)) ?? []),
      ...(byLast.get(end.slice(-1)) ?? []),
    ],
    learnNeighbours: (noun) => learn(nouns[noun]?.sound ?? ''),
    listNeighbours: list,
  }
  const grow = () => {
    for (let noun = nouns.length; noun < words.length; noun++) {
      const { surface, sound } = parseNoun(words[noun] ?? '')
      const normal = normalizeText(surface)
      nouns.push({ surface, sound, normal })
      if (normal.length > 1 && !byNormal.has(normal) && hasKanji.test(normal)) {
        addTo(byFirst, normal.charAt(0), normal)
        addTo(byLast, normal.slice(-1), normal)
      }
      addTo(byNormal, normal, noun)
      addTo(bySound, sound, noun)
      const term = foldOkurigana(normal)
      if (term !== normal) addTo(byFold, term, noun)
    }
  }
  return { index, grow }
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
      if (sound.length >= longSound) {
        for (const form of deleteEach(sound)) for (const twice of deleteEach(form)) forms.add(twice)
      }
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
