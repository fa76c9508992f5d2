/**
 * The words of the library by their sound: it finds the word that was meant when it was typed in kana, in romaji or with
 * the wrong kanji. Whatever order the cases came in, the same cases have the same lexicon.
 */

import { normalizeText } from '../text/normalize.ts'
import type { Dictionary } from './digests/dictionary.ts'
import { countOf, type WordCounts } from './digests/digest.ts'
import { type NounBook, openNounBook } from './noun-book.ts'

export type Lexicon = {
  /** Whether a case writes exactly this. */
  has: (surface: string) => boolean
  /** The most frequent word that sounds exactly like this key. */
  findBySound: (key: string) => string | undefined
  /** How the cases mostly write a term that okurigana leave open: 取り組み for 取組. */
  spell: (term: string) => string | undefined
  /** The word whose key differs by one letter (from 6 letters on; by two from 11 on). */
  findNear: (key: string) => string | undefined
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

/** The lexicon of cases with these counts of nouns. */
export function createLexicon(cases: readonly WordCounts[], nouns: Dictionary): Lexicon {
  const book = openNounBook(nouns)
  const counts = sumCounts(cases, nouns.words.length)
  const least = leastFrequent(cases.length)
  const readWord = (normal: string) => joinNouns(normal, book, counts)
  const readWords = (numbers: readonly number[]) =>
    [...new Set(numbers.map((noun) => book.find(noun)?.normal ?? ''))].map(readWord)
  const findBySound = (sound: string) => {
    if (sound.length < shortestSound) return undefined
    return pickMost(readWords(book.bySound(sound)).filter((word) => isReadSo(word, sound)))
  }
  let hasLearned = false
  /** At the first question: most queries have no word that is nearly another. */
  const learnFrequent = () => {
    if (hasLearned) return
    hasLearned = true
    counts.forEach((count, noun) => {
      if (count >= least) book.learnNeighbours(noun)
    })
  }
  return {
    has: (surface) => readWord(normalizeText(surface)).count > 0,
    findBySound: (sound) => findBySound(sound)?.surface,
    spell: (term) => {
      const folded = readWords(book.byFold(term)).filter(({ count }) => count > 0)
      // Only terms that some case writes with okurigana are open; the others are written as they are.
      return folded.length > 0 ? pickMost([...folded, readWord(term)])?.normal : undefined
    },
    findNear: (sound) => {
      if (sound.length < shortestNear || sound.length > longestNear) return undefined
      learnFrequent()
      const near = book.listNeighbours(sound).flatMap((other) => findBySound(other) ?? [])
      return pickMost(near.filter(({ count }) => count >= least))?.surface
    },
  }
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
function joinNouns(normal: string, book: NounBook, counts: Uint32Array): Word {
  const surfaces = new Map<string, number>()
  const sounds = new Map<string, number>()
  let total = 0
  for (const number of book.byNormal(normal)) {
    const { surface = '', sound = '' } = book.find(number) ?? {}
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
        b.count - a.count ||
        a.normal.length - b.normal.length ||
        (a.normal < b.normal ? -1 : Number(a.normal > b.normal)),
    )
  return most
}

function sumCounts(cases: readonly WordCounts[], nouns: number): Uint32Array {
  const sums = new Uint32Array(nouns)
  for (const { words, counts } of cases) {
    for (let entry = 0; entry < words.length; entry++) {
      const noun = words[entry] as number
      sums[noun] = (sums[noun] as number) + countOf(counts[entry] as number)
    }
  }
  return sums
}
