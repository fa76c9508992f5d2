/**
 * The query a reader meant: what no case writes, but some case sounds like, is replaced (公民連係 → 公民連携,
 * おがーる → オガール, kaizen undou → 改善運動, べっぷし → 別府市). A single word of kanji is left alone: 公演 is not 公園.
 */

import { toHiragana } from '../text/normalize.ts'
import { phoneticKey, toRomaji } from '../text/phonetic-key.ts'
import type { Token } from '../text/token.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { correctKanji } from './correct-kanji.ts'
import { correctPlaces, joinPlaces } from './correct-places.ts'
import type { Lexicon, Spelling } from './lexicon.ts'
import { findNounRuns } from './nouns.ts'
import { isPlaceName } from './places.ts'

const chunks = /[^\s、。，．,.!?！？「」『』（）()"・／/]+/g
const kanaOnly = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u
const latinOnly = /^[\p{Script=Latin}]+$/u

/** 公民連携 is kominrenke; shorter compounds have too many words that sound alike. */
const shortestCompound = 7
/** In fewer letters one wrong letter leaves too little: いつか is not 追加. */
const shortestTyped = 4

/** One correction may show what another word was: だい14かいぜんこくたいかい, first the last word, then the first. */
const mostRounds = 4

/** The text as it was meant: the same where everything is as some case writes it, or nothing sounds alike. */
export function correctWords(text: string, spelling: Spelling): string {
  // Kana in half width or in two characters is kana.
  const written = text.normalize('NFKC')
  let meant = written
  for (let round = 0; round < mostRounds; round++) {
    const next = correctOnce(meant, spelling)
    if (next === meant) break
    meant = next
  }
  return meant === written ? text : meant
}

function correctOnce(text: string, spelling: Spelling): string {
  return joinLatin(text, spelling.lexicon).replace(chunks, (chunk) => correctChunk(chunk, spelling))
}

/** Words in romaji with single spaces or hyphens between them. */
const latinWords = /(?<!\p{Script=Latin})\p{Script=Latin}+(?:[ -]\p{Script=Latin}+)+/gu

/** Romaji is typed with spaces inside a word: kaizen undou, beppu city. */
function joinLatin(text: string, lexicon: Lexicon): string {
  return text.replace(latinWords, (words) => {
    if (lexicon.has(words)) return words
    return (
      joinPlaces(words.split(/[ -]/), lexicon) ?? lexicon.findBySound(phoneticKey(words)) ?? words
    )
  })
}

function correctChunk(typed: string, spelling: Spelling): string {
  const { analyzer, lexicon, isKnown } = spelling
  if (lexicon.has(typed)) return typed
  const chunk = correctPlaces(typed, lexicon)
  if (chunk !== typed && (chunk.includes(' ') || lexicon.has(chunk))) return chunk
  const tokens = analyzer.tokenize(chunk)
  if (kanaOnly.test(chunk) || latinOnly.test(chunk)) {
    // かんり is no かん with り after it.
    const isRight = tokens.some(
      ({ term, start, end }) => start === 0 && end === chunk.length && isKnown(term),
    )
    return isRight ? chunk : correctTyped(chunk, tokens.length === 0, spelling)
  }
  return correctKanji(correctRuns(chunk, tokens, spelling), spelling)
}

/** The text with what was meant by each of its runs of nouns. */
function correctRuns(chunk: string, tokens: readonly Token[], spelling: Spelling): string {
  let result = ''
  let at = 0
  for (const run of findNounRuns(tokens)) {
    const start = run[0]?.start ?? 0
    const end = run.at(-1)?.end ?? 0
    // Two tokens may share a character that is two in normal form.
    if (start < at) continue
    const surface = chunk.slice(start, end)
    const meant = spelling.lexicon.has(surface) ? undefined : findForRun(surface, run, spelling)
    result += chunk.slice(at, start) + (meant ?? surface)
    at = end
  }
  return result + chunk.slice(at)
}

/** A chunk in kana or romaji. どこ is particles and no misspelt noun; おがーる looks like particles too, but is longer. */
function correctTyped(chunk: string, looksLikeParticles: boolean, spelling: Spelling): string {
  const { analyzer, lexicon } = spelling
  const key = phoneticKey(analyzer.read(chunk))
  const same = lexicon.findBySound(key)
  const isShort = chunk.length < shortestTyped
  const isPlace = lexicon.places.isReading(chunk)
  // とめ is a city that no case has, not 透明 with short vowels.
  if (isPlace) return same !== undefined && isReadSo(same, chunk, analyzer) ? same : chunk
  if (isShort && looksLikeParticles) return chunk
  return same ?? (isShort ? undefined : findRoughly(key, lexicon)) ?? chunk
}

/** Whether the word is read exactly as it was typed, long vowels and all. */
function isReadSo(word: string, typed: string, analyzer: Analyzer): boolean {
  const reading = toHiragana(analyzer.read(word))
  return reading === toHiragana(typed) || toRomaji(reading) === typed.toLowerCase()
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
    if (!isNew || lexicon.places.isReading(surface)) return undefined
    return lexicon.findBySound(key) ?? findRoughly(key, lexicon)
  }
  // 坂井市 is a city that no case has, not 酒井氏.
  if (run.length === 1 || key.length < shortestCompound || isPlaceName(surface)) return undefined
  // Nothing near: 審査会 is a word that no case has, not 支援先 one letter away.
  return lexicon.findBySound(key)
}

/** For kana and romaji: words that together sound the same, or one a letter away. */
function findRoughly(key: string, lexicon: Lexicon): string | undefined {
  return coverBySound(key, lexicon, 3)?.join('') ?? lexicon.findNear(key)
}

const shortestPiece = 4
/** かいぜん is 6 letters: longer pieces are hardly ever found by chance. */
const longPiece = 7

/**
 * Cuts a key into at most so many known words: こうみんれんけいじょうれい. Short ones must meet in some case as they do
 * here: みなみ and せいちょう are words, 南成長 is none.
 */
function coverBySound(key: string, lexicon: Lexicon, most: number): string[] | undefined {
  for (let length = key.length - shortestPiece; length >= shortestPiece; length--) {
    const head = lexicon.findBySound(key.slice(0, length))
    if (!head) continue
    const rest = key.slice(length)
    const last = lexicon.findBySound(rest)
    const tail = last ? [last] : most > 2 ? coverBySound(rest, lexicon, most - 1) : undefined
    const isLong = length >= longPiece && rest.length >= longPiece
    if (tail && (isLong || lexicon.hasPair(head.slice(-1) + (tail[0] ?? '').charAt(0)))) {
      return [head, ...tail]
    }
  }
  return undefined
}
