/** What a reader typed, taken apart: alternatives, quoted phrases, excluded words, the words and bigrams to look for. */

import { cutCanonicalGrams, writeCanonical, writeYears } from '../text/canonical.ts'
import { normalizeText } from '../text/normalize.ts'
import type { Token } from '../text/token.ts'
import { correctWords } from './correct.ts'
import type { QuerySynonym, QueryTerm, WordQuery } from './engine.ts'
import type { Lexicon, Spelling } from './lexicon.ts'
import type { Synonym, Synonyms } from './synonyms.ts'

export type ParsedQuery = {
  /** As typed, without spaces at the ends. */
  text: string
  /** Its normal form. */
  normal: string
  /** Canonical writing of each -word: cases that contain it are left out. */
  excluded: string[]
  /** What is looked for; any of them will do where the query says OR, else there is one. */
  alternatives: readonly Alternative[]
  /** What was searched instead of `text`, where no case writes it but some case sounds like it. */
  corrected?: string
} & FoundParts

/** What is found in a case to say why: of a whole query that of all its alternatives. */
type FoundParts = {
  tokens: readonly Token[]
  /** What stands in for the reader's words at lower weight. */
  synonyms: readonly Synonym[]
  /** The terms that only the correction has: found by their reading. */
  readTerms: ReadonlySet<string>
}

export type Alternative = {
  /** Canonical writing of each "…" or 「…」: required where some case has it, else searched as words. */
  phrases: string[]
  words: WordQuery
  /** Normal form in the library's own spelling, years as western years: what its vector is made of. */
  canonical: string
} & FoundParts

/** What taking a query apart needs of the library. */
export type QueryReader = Spelling & { synonyms: Synonyms }

const quoted = /"([^"]+)"|「([^「」]+)」/g
/** A minus counts only at the start of a word and before a letter: 2008-2010 and ー are no exclusions. */
const exclusion = /(^|\s)-([\p{L}\p{N}][^\s"「」]*)/gu

/** Takes a query apart; what cannot be understood as syntax is searched as words. */
export function parseQuery(typed: string, reader: QueryReader): ParsedQuery {
  const text = typed.toWellFormed().trim()
  // Only signs are unified here (－ becomes -, ” becomes "); the words keep their form for the reader to recognise.
  const signs = text.replace(/[－‐–—−]/g, '-').replace(/[“”＂]/g, '"')
  const positive = readText(signs.replace(exclusion, '$1'))
  const corrected = correctOutsideQuotes(positive, reader)
  const alternatives = listAlternatives(positive.raw).flatMap((each) => {
    if (each === positive.raw) return parseMeant(positive, corrected, reader)
    const alternative = readText(each)
    return parseMeant(alternative, correctOutsideQuotes(alternative, reader), reader)
  })
  const query: ParsedQuery = {
    text,
    normal: signs === positive.raw ? positive.normal : normalizeText(signs),
    excluded: [...signs.matchAll(exclusion)].map(([, , word = '']) => toCanonical(word)),
    alternatives,
    tokens: alternatives.flatMap(({ tokens }) => tokens),
    synonyms: alternatives.flatMap(({ synonyms }) => synonyms),
    readTerms: new Set(alternatives.flatMap(({ readTerms }) => [...readTerms])),
  }
  if (corrected !== undefined) query.corrected = corrected.raw
  return query
}

/** A text for people with its normal form, which is what everything but correction works on. */
type QueryText = { raw: string; normal: string }

function readText(raw: string): QueryText {
  return { raw, normal: normalizeText(raw) }
}

/** A reading that several places share is corrected to all of them, with OR between them. */
function parseMeant(
  written: QueryText,
  corrected: QueryText | undefined,
  reader: QueryReader,
): Alternative[] {
  if (corrected === undefined) return [parseAlternative(written, undefined, reader)]
  return listAlternatives(corrected.raw).map((each) =>
    parseAlternative(written, readText(each), reader),
  )
}

function parseAlternative(
  written: QueryText,
  corrected: QueryText | undefined,
  { analyzer, lexicon, synonyms: findSynonyms }: QueryReader,
): Alternative {
  const { normal } = corrected ?? written
  const tokens = analyzer.tokenizeWithParts(normal)
  const own = new Set(tokens.filter(({ part }) => !part).map(({ term }) => term))
  const synonyms = findSynonyms(normal, own)
  const spelt = respell(normal, tokens, lexicon)
  return {
    phrases: listPhrases(written.raw),
    tokens,
    words: {
      terms: mergeTerms(own, tokens, synonyms),
      synonyms: listQuerySynonyms(synonyms),
      grams: [...new Set(cutCanonicalGrams(writeCanonical(spelt)))],
    },
    synonyms,
    canonical: writeYears(spelt),
    readTerms: corrected ? listNewTerms(own, analyzer.tokenize(written.normal)) : new Set(),
  }
}

function toCanonical(text: string): string {
  return writeCanonical(normalizeText(text))
}

function listPhrases(text: string): string[] {
  return [...text.matchAll(quoted)]
    .map(([, straight, corner]) => toCanonical(straight ?? corner ?? ''))
    .filter((phrase) => phrase.trim() !== '')
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

/** Quoted words are meant as they are written. Undefined where nothing is corrected. */
function correctOutsideQuotes(text: QueryText, spelling: Spelling): QueryText | undefined {
  let raw = ''
  let at = 0
  for (const match of text.raw.matchAll(quoted)) {
    raw += correctWords(text.raw.slice(at, match.index), spelling) + match[0]
    at = match.index + match[0].length
  }
  raw += correctWords(text.raw.slice(at), spelling)
  if (raw === text.raw) return undefined
  const corrected = readText(raw)
  return corrected.normal === text.normal ? undefined : corrected
}

function listNewTerms(own: ReadonlySet<string>, written: readonly Token[]): Set<string> {
  const known = new Set(written.map(({ term }) => term))
  return new Set([...own].filter((term) => !known.has(term)))
}

/** Only what means the same: a related word helps to rank, but does not stand for the reader's own. */
function listQuerySynonyms(synonyms: readonly Synonym[]): QuerySynonym[] {
  return synonyms
    .filter(({ kind, own }) => kind === 'same' && own.length > 0)
    .map(({ own, standsFor }) => ({ terms: own, standsFor }))
}

/** A case with a part of the word (空港 for 関西国際空港) comes after all that have the word. */
const partWeight = 0.5

/** The reader's own terms at full weight, their parts at less, each other term at the best weight a synonym gives it. */
function mergeTerms(
  own: ReadonlySet<string>,
  tokens: readonly Token[],
  synonyms: readonly Synonym[],
): QueryTerm[] {
  const weights = new Map(tokens.map(({ term }) => [term, partWeight]))
  for (const term of own) weights.set(term, 1)
  for (const { term, weight } of synonyms.flatMap(({ terms }) => terms)) {
    weights.set(term, Math.max(weights.get(term) ?? 0, weight))
  }
  return [...weights].map(([term, weight]) => ({ term, weight }))
}

/** A quoted phrase, or whatever stands between spaces. */
const item = /(?:"[^"]+"|「[^「」]+」|\S)+/g

/** Each alternative is a search of its own; a query of more than these is searched as words. */
const mostAlternatives = 12

/**
 * The texts of which any will do: one without OR. OR binds its two neighbours, as in the search boxes people know:
 * 「公園 OR 広場 指定管理」 asks for 公園 指定管理 and for 広場 指定管理. An OR that lacks a side says nothing; alone it is
 * a word.
 */
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
