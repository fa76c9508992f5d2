/** What a reader typed, taken apart: alternatives, quoted phrases, excluded words, the words and bigrams to look for. */

import { writeYears } from '../text/era.ts'
import { cutGrams, normalizeText } from '../text/normalize.ts'
import type { Token } from '../text/token.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { correctQuery } from './correct.ts'
import type { QuerySynonym, QueryTerm, WordQuery } from './engine.ts'
import type { Lexicon } from './lexicon.ts'
import type { Synonym, Synonyms } from './synonyms.ts'

export type ParsedQuery = {
  /** As typed, without spaces at the ends. */
  text: string
  /** Normal form of each -word: cases that contain it are left out. */
  excluded: string[]
  /** What is looked for; any of them will do where the query says OR, else there is one. */
  alternatives: readonly Alternative[]
  /** What was searched instead of `text`, where no case writes it but some case sounds like it. */
  corrected?: string
} & Found

/** What is found in a case to say why: of a whole query that of all its alternatives. */
type Found = {
  tokens: readonly Token[]
  /** What stands in for the reader's words at lower weight. */
  synonyms: readonly Synonym[]
  /** The terms that only the correction has: found by their reading. */
  readTerms: ReadonlySet<string>
}

export type Alternative = {
  /** Normal form of each "…" or 「…」: required where some case has it, else searched as words. */
  phrases: string[]
  words: WordQuery
  /** The text in the library's own spelling, years as western years: what its bigrams and its vector are made of. */
  canonical: string
} & Found

/** What taking a query apart needs of the library. */
export type QueryReader = {
  analyzer: Analyzer
  lexicon: Lexicon
  synonyms: Synonyms
  /** Whether any case has the term. */
  isKnown: (term: string) => boolean
}

const quoted = /"([^"]+)"|「([^「」]+)」/g
/** A minus counts only at the start of a word and before a letter: 2008-2010 and ー are no exclusions. */
const exclusion = /(^|\s)-([\p{L}\p{N}][^\s"「」]*)/gu

/** Takes a query apart; what cannot be understood as syntax is searched as words. */
export function parseQuery(text: string, reader: QueryReader): ParsedQuery {
  const trimmed = text.toWellFormed().trim()
  // Only signs are unified here (－ becomes -, ” becomes "); the words keep their form for the analyser.
  const signs = trimmed.replace(/[－‐–—−]/g, '-').replace(/[“”＂]/g, '"')
  const excluded = [...signs.matchAll(exclusion)].map(([, , word = '']) => normalizeText(word))
  const positive = signs.replace(exclusion, '$1')
  const corrected = correctOutsideQuotes(positive, reader)
  const alternatives = listAlternatives(positive).map((each) =>
    each === positive
      ? parseAlternative(each, corrected, reader)
      : parseAlternative(each, correctOutsideQuotes(each, reader), reader),
  )
  return {
    text: trimmed,
    excluded,
    alternatives,
    tokens: alternatives.flatMap(({ tokens }) => tokens),
    synonyms: alternatives.flatMap(({ synonyms }) => synonyms),
    readTerms: new Set(alternatives.flatMap(({ readTerms }) => [...readTerms])),
    ...(corrected !== undefined && { corrected }),
  }
}

function parseAlternative(
  text: string,
  corrected: string | undefined,
  reader: QueryReader,
): Alternative {
  const searched = corrected ?? text
  const phrases = [...text.matchAll(quoted)].map(([, a, b]) => normalizeText(a ?? b ?? ''))
  const tokens = reader.analyzer.tokenize(searched)
  const own = new Set(tokens.map(({ term }) => term))
  const synonyms = reader.synonyms(searched, own)
  const canonical = writeYears(normalizeText(respell(searched, tokens, reader.lexicon)))
  return {
    phrases: phrases.filter((phrase) => phrase.trim() !== ''),
    tokens,
    words: {
      terms: mergeTerms(own, synonyms),
      synonyms: listQuerySynonyms(synonyms, reader.analyzer),
      grams: [...new Set(cutGrams(canonical))],
    },
    synonyms,
    canonical,
    readTerms: listReadTerms(text, own, corrected, reader.analyzer),
  }
}

/** Bigrams know no okurigana: each term is written as the cases mostly write it. */
function respell(text: string, tokens: readonly Token[], lexicon: Lexicon): string {
  let written = ''
  let at = 0
  for (const { term, start, end } of tokens) {
    const spelling = start >= at ? lexicon.spell(term) : undefined
    if (spelling === undefined) continue
    written += text.slice(at, start) + spelling
    at = end
  }
  return written + text.slice(at)
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

/** Only what means the same: a related word helps to rank, but does not stand for the reader's own. */
function listQuerySynonyms(synonyms: readonly Synonym[], analyzer: Analyzer): QuerySynonym[] {
  const termsOf = (text: string) => analyzer.tokenize(text).map(({ term }) => term)
  return synonyms
    .filter(({ kind }) => kind === 'same')
    .map((synonym) => ({ terms: termsOf(synonym.word), standsFor: termsOf(synonym.for) }))
    .filter(({ terms }) => terms.length > 0)
}

/** The reader's own terms at full weight, each other term at the best weight a synonym gives it. */
function mergeTerms(own: ReadonlySet<string>, synonyms: readonly Synonym[]): QueryTerm[] {
  const weights = new Map([...own].map((term) => [term, 1]))
  for (const { term, weight } of synonyms.flatMap(({ terms }) => terms)) {
    weights.set(term, Math.max(weights.get(term) ?? 0, weight))
  }
  return [...weights].map(([term, weight]) => ({ term, weight }))
}

// —— server/search/alternatives.ts: * OR between two words or phrases: either will do. It binds its two neighbours, as in the search boxes people know: 「公園 OR 広場 指定管理」 asks for 公園 指定管理 and for 広場 指定管理.
/** A quoted phrase, or whatever stands between spaces. */
const item = /(?:"[^"]+"|「[^「」]+」|\S)+/g

/** Each alternative is a search of its own; a query of more than these is searched as words. */
const mostAlternatives = 12

/** The texts of which any will do: one without OR. An OR that lacks a side says nothing; alone it is a word. */
export function listAlternatives(text: string): string[] {
  const items = text.match(item) ?? []
  const words = items.filter((each) => !isOr(each))
  if (words.length === items.length || words.length === 0) return [text]
  const groups = groupChoices(items)
  const count = groups.reduce((product, { length }) => product * length, 1)
  if (count > mostAlternatives) return [words.join(' ')]
  const texts = groups.reduce<string[]>(
    (heads, choices) => heads.flatMap((head) => choices.map((choice) => `${head} ${choice}`)),
    [''],
  )
  return [...new Set(texts.map((each) => each.trim()))]
}

/** What must be there, in order: for each place the words of which any will do. */
function groupChoices(items: readonly string[]): string[][] {
  const groups: string[][] = []
  for (const [at, each] of items.entries()) {
    if (isOr(each)) continue
    const before = isOr(items[at - 1]) ? groups.at(-1) : undefined
    if (before) before.push(each)
    else groups.push([each])
  }
  return groups
}

function isOr(item: string | undefined): boolean {
  return item === 'OR' || item === 'ＯＲ'
}
