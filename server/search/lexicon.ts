/**
 * The words of the library by their sound: keywords, places, names of undertakings, nouns and compounds. It finds the
 * word that was meant when it was typed in kana, in romaji or with the wrong kanji.
 */

import type { Case } from '../cases/case.ts'
import { normalizeText } from '../text/normalize.ts'
import { foldOkurigana } from '../text/okurigana.ts'
import { cutSentences } from '../text/sentences.ts'
import { soundKey } from '../text/sound.ts'
import type { Analyzer, Token } from '../text/tokenize.ts'
import { fieldTexts } from './documents.ts'
import { collectPlaceSounds } from './place-sound.ts'

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

type Word = { surface: string; count: number }

/** Words given on purpose (keywords, places) weigh this much against words that merely occur. */
const namedWeight = 20
const shortestKey = 3
/** Two deletions of a long key are its length squared: a hostile query of 200 characters took 1.5 s. */
const longestNear = 30

/** Collects the words of all cases. */
export function buildLexicon(cases: readonly Case[], analyzer: Analyzer): Lexicon {
  const words = countWords(cases, analyzer)
  const best = new Map<string, Word>()
  for (const { surface, reading, count } of words.values()) {
    const key = soundKey(reading)
    if (key.length < shortestKey || count <= (best.get(key)?.count ?? 0)) continue
    best.set(key, { surface, count })
  }
  const deletions = indexDeletions(best)
  const spellings = chooseSpellings(words)
  return {
    has: (surface) => words.has(normalizeText(surface)),
    findBySound: (key) => best.get(key)?.surface,
    spell: (term) => spellings.get(term),
    findNear: (key) => findNear(key, best, deletions),
  }
}

/** A name in Latin letters, with the signs inside it. */
const latinName = /[a-z][a-z!?.&'-]{2,}/gi

/** Every word in normal form with its reading and how often it occurs. */
function countWords(cases: readonly Case[], analyzer: Analyzer) {
  const written = new Map<string, { reading: string; count: number }>()
  const add = ({ surface, read }: Noun, count: number) => {
    const known = written.get(surface)
    if (known) known.count += count
    else written.set(surface, { reading: read(), count })
  }
  for (const found of cases) {
    for (const name of listNames(found)) {
      add({ surface: name, read: () => analyzer.read(name) }, namedWeight)
    }
    for (const piece of listLatinNames(found)) add(piece, 1)
    for (const sentence of Object.values(fieldTexts(found)).flat().flatMap(cutSentences)) {
      for (const noun of findNouns(sentence, analyzer.tokenize(sentence))) add(noun, 1)
    }
  }
  for (const [name, romaji] of collectPlaceSounds(cases)) {
    add({ surface: name.slice(0, -1), read: () => romaji }, 1)
  }
  // Only now, once for each spelling: normalising every occurrence cost more than everything else here.
  const words = new Map<string, { surface: string; reading: string; count: number }>()
  for (const [surface, { reading, count }] of written) {
    const word = normalizeText(surface)
    const known = words.get(word)
    if (known) known.count += count
    else words.set(word, { surface, reading, count })
  }
  return words
}

/** The most frequent spelling of each term that is written with different okurigana. */
function chooseSpellings(words: ReadonlyMap<string, { count: number }>): Map<string, string> {
  const chosen = new Map<string, { surface: string; count: number }>()
  const open = new Set<string>()
  for (const [surface, { count }] of words) {
    const term = foldOkurigana(surface)
    if (term !== surface) open.add(term)
    if (count > (chosen.get(term)?.count ?? 0)) chosen.set(term, { surface, count })
  }
  return new Map([...open].map((term) => [term, chosen.get(term)?.surface ?? term]))
}

function listNames({ keywords, municipalities }: Case): string[] {
  return [...keywords, ...municipalities.map(({ name }) => name)]
}

/** Ping!Pong!Pang! of きたかみPing!Pong!Pang!運動 is a name of its own. */
function listLatinNames(found: Case): Noun[] {
  const pieces = listNames(found).flatMap((name) => [...name.matchAll(latinName)])
  return pieces.map(([surface]) => ({ surface, read: () => surface }))
}

type Noun = { surface: string; read: () => string }

/** Every noun and every run of touching nouns of a sentence, with its reading. */
function findNouns(sentence: string, tokens: readonly Token[]): Noun[] {
  const toNoun = (piece: readonly Token[]): Noun => ({
    surface: sentence.slice(piece[0]?.start, piece.at(-1)?.end),
    read: () =>
      piece.map(({ reading, start, end }) => reading ?? sentence.slice(start, end)).join(''),
  })
  return findNounRuns(tokens).flatMap((run) =>
    run.length > 1 ? [toNoun(run), ...run.map((token) => toNoun([token]))] : [toNoun(run)],
  )
}

/** Groups the nouns that touch one another. */
export function findNounRuns(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = []
  for (const token of tokens) {
    if (!token.noun) continue
    const last = runs.at(-1)
    if (last && last.at(-1)?.end === token.start) last.push(token)
    else runs.push([token])
  }
  return runs
}

/**
 * Deletion neighbourhoods (Garbe's symmetric delete): two keys one edit apart share a form with one letter deleted.
 * Only given names and frequent words, so that a misspelling does not find another rare word.
 */
function indexDeletions(best: ReadonlyMap<string, Word>): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const [key, { count }] of best) {
    if (key.length < 5 || count < 2) continue
    for (const form of deleteEach(key)) {
      const keys = index.get(form)
      if (keys) keys.push(key)
      else index.set(form, [key])
    }
  }
  return index
}

function findNear(
  key: string,
  best: ReadonlyMap<string, Word>,
  deletions: ReadonlyMap<string, string[]>,
): string | undefined {
  if (key.length < 6 || key.length > longestNear) return undefined
  const forms = deleteEach(key)
  // Two edits away share a form of which two letters are gone; allowed for long keys only.
  if (key.length > 10)
    for (const form of deleteEach(key)) for (const twice of deleteEach(form)) forms.add(twice)
  const candidates = new Set([...forms].flatMap((form) => deletions.get(form) ?? []))
  return [...candidates]
    .filter((candidate) => Math.abs(candidate.length - key.length) <= 2)
    .map((candidate) => best.get(candidate))
    .sort((a, b) => (b?.count ?? 0) - (a?.count ?? 0))[0]?.surface
}

function deleteEach(key: string): Set<string> {
  const forms = new Set([key])
  for (let at = 0; at < key.length; at++) forms.add(key.slice(0, at) + key.slice(at + 1))
  return forms
}
