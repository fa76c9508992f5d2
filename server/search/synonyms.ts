/**
 * Other words for the reader's words, from synonyms.txt beside this file and from a list of the association's own. A
 * synonym weighs half the word itself, so a case with the word comes first; on dev.jsonl words alone rise from 0.796 to
 * 0.811 (nDCG@10).
 */

import { compareText } from '../contract/compare-text.ts'
import { readSynonymLines, shortestSynonym } from '../contract/synonym-lines.ts'
import { readOwnText } from '../home/home.ts'
import { writeCanonical } from '../text/canonical.ts'
import { normalizeText } from '../text/normalize.ts'
import { rememberResults } from '../text/remember.ts'
import type { Analyzer } from '../text/tokenize.ts'
import type { QueryTerm } from './engine.ts'

export type Synonym = {
  word: string
  /** Its canonical writing, as the text of a case is searched. */
  normal: string
  /** `same` means the same both ways; `related` is a narrower word that only helps to find. */
  kind: 'same' | 'related'
  /** What it adds to the query's terms. */
  terms: QueryTerm[]
  /** All its terms, and those of the word of the query it stands for. */
  own: readonly string[]
  standsFor: readonly string[]
}

/** Answers the synonyms of the words of a query in normal form, whose own terms are these. */
export type Synonyms = (normal: string, own: ReadonlySet<string>) => Synonym[]

const weight = 0.5

/** More than the shipped list has words; the own one may have as many. */
const mostWords = 20_000

/** The list that ships, as it is written. */
export function readShippedSynonyms(): string {
  return readOwnText(new URL('./synonyms.txt', import.meta.url))
}

/** Reads the shipped list, then the own one, and prepares the look-up. */
export function loadSynonyms(analyzer: Analyzer, own = ''): Synonyms {
  const others = readGroups(readShippedSynonyms())
  addGroups(others, own)
  // A query has dozens of synonyms: to cut each anew was a tenth of taking it apart.
  const termsOf = rememberResults(
    (text): readonly string[] => analyzer.tokenize(text).map(({ term }) => term),
    mostWords,
  )
  const lengths = [...new Set([...others.keys()].map(({ length }) => length))]
  return (normal, terms) => {
    let rest = normal
    // Longest first: 公民連携事業 is not also 連携.
    const words = [...listPieces(rest, lengths)]
      .filter((piece) => others.has(piece))
      .sort((a, b) => b.length - a.length || compareText(a, b))
    return words.flatMap((word) => {
      if (!rest.includes(word)) return []
      rest = rest.replaceAll(word, ' ')
      const standsFor = termsOf(word)
      return (others.get(word) ?? []).map(({ word: other, normal, kind }) => {
        const own = termsOf(other)
        return { word: other, normal, kind, terms: weighTerms(own, terms), own, standsFor }
      })
    })
  }
}

/** Every piece of these lengths: looking for each word of the file instead takes a millisecond a query. */
function listPieces(text: string, lengths: readonly number[]): Set<string> {
  const pieces = new Set<string>()
  for (const length of lengths) {
    for (let at = 0; at + length <= text.length; at++) pieces.add(text.slice(at, at + length))
  }
  return pieces
}

type Other = Pick<Synonym, 'word' | 'normal' | 'kind'>

/** Every word of a list in normal form, with the words that may stand for it. */
function readGroups(list: string): Map<string, Other[]> {
  const groups = new Map<string, Other[]>()
  for (const { words, others } of readSynonymLines(list)) {
    for (const word of words) {
      const key = normalizeText(word)
      if (key.length < shortestSynonym) continue
      const named = (others ?? words.filter((other) => other !== word)).map((other) => ({
        word: other,
        normal: writeCanonical(normalizeText(other)),
        kind: others ? ('related' as const) : ('same' as const),
      }))
      groups.set(key, [...(groups.get(key) ?? []), ...named])
    }
  }
  return groups
}

/** Adds what a further list has and these do not: a word named twice would count double. */
function addGroups(groups: Map<string, Other[]>, list: string): void {
  for (const [key, named] of readGroups(list)) {
    const known = groups.get(key) ?? []
    const fresh = named.filter(
      ({ normal }, at) =>
        !known.some((other) => other.normal === normal) &&
        named.findIndex((other) => other.normal === normal) === at,
    )
    groups.set(key, [...known, ...fresh])
  }
}

/** A synonym of several words shares its weight among those that the query does not have itself. */
function weighTerms(terms: readonly string[], own: ReadonlySet<string>): QueryTerm[] {
  return terms
    .filter((term) => !own.has(term))
    .map((term) => ({ term, weight: weight / terms.length }))
}
