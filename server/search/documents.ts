/** What the index holds of a case, and what a search needs of a case besides. */

import type { Case } from '../cases/case.ts'
import { sumSection } from '../cases/sections.ts'
import { digestText, toBase64Url } from '../home/home.ts'
import { once } from '../once.ts'
import { cutGrams, listLetterPairs, writeCanonical } from '../text/canonical.ts'
import { normalizeText } from '../text/normalize.ts'
import { cutSentences } from '../text/sentences.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { type FacetValues, numberValues, type ValueNumbers } from './facet-numbers.ts'
import { facetValuesOf } from './facets.ts'
import { fields, fieldTexts } from './fields.ts'
import { listNouns } from './nouns.ts'
import { cutPassages, type Passage } from './passages.ts'

/**
 * Words and passages are read anew at each call: a document that the forward index knows never has to be read, and
 * together those of 10,000 cases would take 800 MB.
 */
export type SearchDocument = {
  slug: string
  /** Hash of the whole case, what is shown of it included. */
  hash: string
  /** What a reader may choose it by. */
  facets: FacetValues
  period: Case['period']
  readWords: () => DocumentWords
  cutPassages: () => Passage[]
}

type DocumentWords = {
  /** Terms of each field, in the order of `fields`. */
  terms: string[][]
  /** Character bigrams of each field, in the same order. */
  grams: string[][]
  /** The pairs of letters of all its text, what is not indexed among it. */
  pairs: ReadonlySet<string>
  /** What the lexicon learns of it: each noun with its sound, as often as it counts. */
  nouns: string[]
}

/** What was made of cases before, by their hash. */
type KnownCases = { find: (hash: string) => Pick<SearchDocument, 'facets'> | undefined }
const nothingKnown: KnownCases = { find: () => undefined }

/** Turns a case into what the index holds of it. */
export function buildDocument(
  found: Case,
  analyzer: Analyzer,
  known = nothingKnown,
): SearchDocument {
  const hash = hashCase(found)
  return {
    slug: found.slug,
    hash,
    facets: known.find(hash)?.facets ?? facetValuesOf(found),
    period: found.period,
    readWords: () => {
      const texts = fieldTexts(found)
      return {
        terms: fields.map(({ id }) => texts[id].flatMap((text) => listTerms(text, analyzer))),
        grams: fields.map(({ id }) => texts[id].flatMap(cutGrams)),
        pairs: listLetterPairs(writePlainText(found)),
        nouns: listNouns(found, texts, analyzer),
      }
    },
    cutPassages: () => cutPassages(found),
  }
}

/** Has the analyser read a case ahead: that is most of what its words take, and what it has read it knows. */
export function analyzeAhead(found: Case, analyzer: Analyzer): void {
  for (const text of Object.values(fieldTexts(found)).flat()) listTerms(text, analyzer)
}

/** A case that can be found. */
export type IndexedCase = {
  found: Case
  document: SearchDocument
  /** Its facet values by their numbers; made, like the text, when they are first asked for. */
  values: () => ValueNumbers
  /** Canonical writing of all its text, for phrases and exclusions. */
  plainText: () => string
}

/** Prepares a case for search. */
export function indexCase(found: Case, analyzer: Analyzer, known = nothingKnown): IndexedCase {
  const document = buildDocument(found, analyzer, known)
  return {
    ...{ found, document },
    values: once(() => numberValues(document.facets)),
    plainText: once(() => writePlainText(found)),
  }
}

/** Everything a reader can find in a case, in canonical writing. */
function writePlainText(found: Case): string {
  const texts = [
    found.title,
    ...found.municipalities.map(({ name }) => name),
    ...found.keywords,
    ...found.summary,
    ...found.questions,
    ...found.sections.flatMap(({ paragraphs }) => paragraphs),
  ]
  return writeCanonical(normalizeText(texts.join('\n')))
}

/** Sentence by sentence, so that the excerpt later finds each sentence already analysed. */
function listTerms(text: string, analyzer: Analyzer): string[] {
  return cutSentences(text).flatMap((sentence) =>
    analyzer.tokenizeWithParts(sentence).map(({ term }) => term),
  )
}

/** Of a case that is stored its sections are not read: writing out 10,000 of them whole took two seconds. */
function hashCase({ sections, ...head }: Case): string {
  const content = JSON.stringify([head, sections.map(sumSection)])
  return toBase64Url(digestText(content)).slice(0, 22)
}
