/** What the index holds of a case, and what a search needs of a case besides. */

import { createHash } from 'node:crypto'
import type { Case } from '../cases/case.ts'
import { once } from '../once.ts'
import { cutGrams, writeCanonical } from '../text/canonical.ts'
import { normalizeText } from '../text/normalize.ts'
import { cutSentences } from '../text/sentences.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { type FacetValues, facetValuesOf } from './facets.ts'
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
  /** What the lexicon learns of it: each noun with its sound, as often as it counts. */
  nouns: string[]
}

/** Turns a case into what the index holds of it. */
export function buildDocument(found: Case, analyzer: Analyzer): SearchDocument {
  return {
    slug: found.slug,
    hash: hashCase(found),
    facets: facetValuesOf(found),
    period: found.period,
    readWords: () => {
      const texts = fieldTexts(found)
      return {
        terms: fields.map(({ id }) => texts[id].flatMap((text) => listTerms(text, analyzer))),
        grams: fields.map(({ id }) => texts[id].flatMap(cutGrams)),
        nouns: listNouns(found, texts, analyzer),
      }
    },
    cutPassages: () => cutPassages(found),
  }
}

/** A case that can be found. */
export type IndexedCase = {
  found: Case
  document: SearchDocument
  /** Canonical writing of all its text, for phrases and exclusions; made when it is first asked for. */
  plainText: () => string
}

/** Prepares a case for search. */
export function indexCase(found: Case, analyzer: Analyzer): IndexedCase {
  const document = buildDocument(found, analyzer)
  return { found, document, plainText: once(() => writePlainText(found)) }
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

function hashCase(found: Case): string {
  return createHash('sha256').update(JSON.stringify(found)).digest('base64url').slice(0, 22)
}
