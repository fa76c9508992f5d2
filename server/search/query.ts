/** What a reader typed, taken apart: quoted phrases, excluded words, and the words and bigrams to look for. */

import { cutGrams } from '../text/grams.ts'
import { normalizeText } from '../text/normalize.ts'
import type { Analyzer, Token } from '../text/tokenize.ts'
import { correctQuery } from './correct.ts'
import type { QueryTerm, WordQuery } from './engine.ts'
import type { Lexicon } from './lexicon.ts'
import type { Synonym, Synonyms } from './synonyms.ts'

export type ParsedQuery = {
  /** As typed, without spaces at the ends. */
  text: string
  /** Normal form of each "…" or 「…」: required where some case has it, else searched as words. */
  phrases: string[]
  /** Normal form of each -word: cases that contain it are left out. */
  excluded: string[]
  tokens: readonly Token[]
  words: WordQuery
  /** What stands in for the reader's words at lower weight. */
  synonyms: Synonym[]
  /** What was searched instead of `text`, where no case writes it but some case sounds like it. */
  corrected?: string
  /** The terms that only the correction has: found by their reading. */
  readTerms: ReadonlySet<string>
}

/** What taking a query apart needs of the library. */
export type QueryReader = {
  analyzer: Analyzer
  lexicon: Lexicon
  synonyms: Synonyms
  /** Whether any case has the term. */
  isKnown: (term: string) => boolean
}

const quoted = /"([^"]+)"|「([^」]+)」/g
/** A minus counts only at the start of a word and before a letter: 2008-2010 and ー are no exclusions. */
const exclusion = /(^|\s)-([\p{L}\p{N}][^\s"「」]*)/gu

/** Takes a query apart; what cannot be understood as syntax is searched as words. */
export function parseQuery(text: string, reader: QueryReader): ParsedQuery {
  const trimmed = text.toWellFormed().trim()
  // Only signs are unified here (－ becomes -, ” becomes "); the words keep their form for the analyser.
  const signs = trimmed.replace(/[－‐–—−]/g, '-').replace(/[“”＂]/g, '"')
  const excluded = [...signs.matchAll(exclusion)].map(([, , word = '']) => normalizeText(word))
  const positive = signs.replace(exclusion, '$1')
  const phrases = [...positive.matchAll(quoted)].map(([, a, b]) => normalizeText(a ?? b ?? ''))
  const corrected = correctOutsideQuotes(positive, reader)
  const searched = corrected ?? positive
  const tokens = reader.analyzer.tokenize(searched)
  const own = new Set(tokens.map(({ term }) => term))
  const synonyms = reader.synonyms(searched, own)
  return {
    text: trimmed,
    phrases: phrases.filter((phrase) => phrase.trim() !== ''),
    excluded,
    tokens,
    words: { terms: mergeTerms(own, synonyms), grams: [...new Set(cutGrams(searched))] },
    synonyms,
    readTerms: listReadTerms(positive, own, corrected, reader.analyzer),
    ...(corrected !== undefined && { corrected }),
  }
}

/** Quoted words are meant as they are written. */
function correctOutsideQuotes(text: string, reader: QueryReader): string | undefined {
  const { analyzer, lexicon, isKnown } = reader
  let corrected = ''
  let at = 0
  const correct = (piece: string) => correctQuery(piece, analyzer, lexicon, isKnown) ?? piece
  for (const match of text.matchAll(quoted)) {
    corrected += correct(text.slice(at, match.index)) + match[0]
    at = match.index + match[0].length
  }
  corrected += correct(text.slice(at))
  return corrected === text ? undefined : corrected
}

function listReadTerms(
  typed: string,
  searched: ReadonlySet<string>,
  corrected: string | undefined,
  analyzer: Analyzer,
): Set<string> {
  if (corrected === undefined) return new Set()
  const written = new Set(analyzer.tokenize(typed).map(({ term }) => term))
  return new Set([...searched].filter((term) => !written.has(term)))
}

/** The reader's own terms at full weight, each other term at the best weight a synonym gives it. */
function mergeTerms(own: ReadonlySet<string>, synonyms: readonly Synonym[]): QueryTerm[] {
  const weights = new Map([...own].map((term) => [term, 1]))
  for (const { term, weight } of synonyms.flatMap(({ terms }) => terms)) {
    weights.set(term, Math.max(weights.get(term) ?? 0, weight))
  }
  return [...weights].map(([term, weight]) => ({ term, weight }))
}
