/**
 * The query a reader meant: what no case writes, but some case sounds like, is replaced (公民連係 → 公民連携,
 * おがーる → オガール, kaizen undou → 改善運動). A single word of kanji is left alone: 公演 is not 公園.
 */

import { phoneticKey } from '../text/phonetic-key.ts'
import type { Token } from '../text/token.ts'
import type { Analyzer } from '../text/tokenize.ts'
import type { Lexicon } from './lexicon.ts'
import { findNounRuns } from './nouns.ts'

const chunks = /[^\s、。，．,.!?！？「」『』（）()"・／/]+/g
const kanaOnly = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u
const latinOnly = /^[\p{Script=Latin}]+$/u

/** 公民連携 is kominrenke; shorter compounds have too many words that sound alike. */
const shortestCompound = 7
/** In fewer letters one wrong letter leaves too little: いつか is not 追加. */
const shortestTyped = 4

/** What a spelling is looked up in. */
export type Spelling = {
  analyzer: Analyzer
  lexicon: Lexicon
  /** Whether any case has the term. */
  isKnown: (term: string) => boolean
}

/** The text as it was meant: the same where everything is as some case writes it, or nothing sounds alike. */
export function correctWords(text: string, spelling: Spelling): string {
  return joinLatin(text, spelling.lexicon).replace(chunks, (chunk) => correctChunk(chunk, spelling))
}

/** Romaji is typed with spaces inside a word: kaizen undou. Two neighbours that sound like one word become it. */
function joinLatin(text: string, lexicon: Lexicon): string {
  return text.replace(
    /(?<!\p{Script=Latin})[\p{Script=Latin}]+(?:[ 　][\p{Script=Latin}]+)+/gu,
    (words) => {
      if (lexicon.has(words)) return words
      return lexicon.findBySound(phoneticKey(words)) ?? words
    },
  )
}

function correctChunk(chunk: string, spelling: Spelling): string {
  const { analyzer, lexicon, isKnown } = spelling
  if (lexicon.has(chunk)) return chunk
  const tokens = analyzer.tokenize(chunk)
  if (kanaOnly.test(chunk) || latinOnly.test(chunk)) {
    const isRight = tokens.length === 1 && tokens.every(({ term }) => isKnown(term))
    return isRight ? chunk : correctTyped(chunk, tokens.length === 0, spelling)
  }
  let result = ''
  let at = 0
  for (const run of findNounRuns(tokens)) {
    const start = run[0]?.start ?? 0
    const end = run.at(-1)?.end ?? 0
    const surface = chunk.slice(start, end)
    const meant = lexicon.has(surface) ? undefined : findForRun(surface, run, spelling)
    result += chunk.slice(at, start) + (meant ?? surface)
    at = end
  }
  return result + chunk.slice(at)
}

/** A chunk in kana or romaji. どこ is particles and no misspelt noun; おがーる looks like particles too, but is longer. */
function correctTyped(
  chunk: string,
  looksLikeParticles: boolean,
  { analyzer, lexicon }: Spelling,
): string {
  const key = phoneticKey(analyzer.read(chunk))
  if (chunk.length >= shortestTyped) return findTyped(key, lexicon) ?? chunk
  return (looksLikeParticles ? undefined : lexicon.findBySound(key)) ?? chunk
}

/** What was meant by a run of nouns inside a sentence: only compounds, and kana words that no case has. */
function findForRun(
  surface: string,
  run: readonly Token[],
  { analyzer, lexicon, isKnown }: Spelling,
): string | undefined {
  const key = phoneticKey(analyzer.read(surface))
  if (kanaOnly.test(surface)) {
    const isNew = surface.length >= shortestTyped && !run.every(({ term }) => isKnown(term))
    return isNew ? findTyped(key, lexicon) : undefined
  }
  if (run.length === 1 || key.length < shortestCompound) return undefined
  // Nothing near: 審査会 is a word that no case has, not 支援先 one letter away.
  return lexicon.findBySound(key)
}

/** For kana and romaji: a word that sounds the same, words that together do, or one a letter away. */
function findTyped(key: string, lexicon: Lexicon): string | undefined {
  return lexicon.findBySound(key) ?? coverBySound(key, lexicon, 3) ?? lexicon.findNear(key)
}

/** Cuts a key into at most so many known words of four letters or more: こうみんれんけいじょうれい. */
function coverBySound(key: string, lexicon: Lexicon, pieces: number): string | undefined {
  const shortest = 4
  for (let length = key.length - shortest; length >= shortest; length--) {
    const head = lexicon.findBySound(key.slice(0, length))
    if (!head) continue
    const rest = key.slice(length)
    const further = pieces > 2 ? coverBySound(rest, lexicon, pieces - 1) : undefined
    const tail = lexicon.findBySound(rest) ?? further
    if (tail) return `${head}${tail}`
  }
  return undefined
}
