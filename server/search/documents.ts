/** What the index holds of a case: weighted fields of terms and bigrams, and the passages. */

import { createHash } from 'node:crypto'
import type { Case } from '../cases/case.ts'
import { cutGrams } from '../text/grams.ts'
import { cutSentences } from '../text/sentences.ts'
import type { Analyzer } from '../text/tokenize.ts'
import {
  barriers,
  collections,
  labelOf,
  populationClasses,
  prefectures,
  scenes,
  themes,
} from '../vocabulary.ts'
import { cutFactSentences, cutPassages, type Passage } from './passages.ts'

/** Fields in the order of the index, with their weight in BM25F and the length normalisation b. */
export const fields = [
  { id: 'title', weight: 3, b: 0.3 },
  { id: 'place', weight: 2.5, b: 0 },
  { id: 'keywords', weight: 2, b: 0.3 },
  { id: 'questions', weight: 1.6, b: 0.5 },
  { id: 'summary', weight: 1.5, b: 0.5 },
  { id: 'labels', weight: 1, b: 0.3 },
  { id: 'body', weight: 1, b: 0.75 },
] as const

export type FieldId = (typeof fields)[number]['id']

export type SearchDocument = {
  slug: string
  /** Hash of the whole case, what is shown of it included. */
  hash: string
  /** Terms of each field, in the order of `fields`. */
  terms: string[][]
  /** Character bigrams of each field, in the same order. */
  grams: string[][]
  passages: Passage[]
}

/** Turns a case into what the index holds of it. */
export function buildDocument(found: Case, analyzer: Analyzer): SearchDocument {
  const texts = fieldTexts(found)
  return {
    slug: found.slug,
    hash: hashOf(found),
    terms: fields.map(({ id }) => texts[id].flatMap((text) => tokenTerms(analyzer, text))),
    grams: fields.map(({ id }) => texts[id].flatMap(cutGrams)),
    passages: cutPassages(found),
  }
}

/** The texts of each field as people wrote them. */
export function fieldTexts(found: Case): Record<FieldId, string[]> {
  return {
    title: [found.title],
    place: [
      ...found.municipalities.flatMap(({ name, prefecture }) => [
        name,
        labelOf(prefectures, prefecture),
      ]),
      labelOf(populationClasses, found.population),
    ],
    keywords: found.keywords,
    questions: found.questions,
    summary: found.summary,
    labels: [
      ...found.scenes.map((id) => labelOf(scenes, id)),
      ...found.themes.map((id) => labelOf(themes, id)),
      ...found.collections.map((id) => labelOf(collections, id)),
      ...found.barriers.map((id) => labelOf(barriers, id)),
      ...found.fields,
      ...found.actors,
      ...found.path.map(({ note }) => note),
    ],
    body: found.sections.flatMap(({ paragraphs }) => cutFactSentences(paragraphs)),
  }
}

/** Sentence by sentence, so that the excerpt later finds each sentence already analysed. */
function tokenTerms(analyzer: Analyzer, text: string): string[] {
  return cutSentences(text).flatMap((sentence) =>
    analyzer.tokenize(sentence).map(({ term }) => term),
  )
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
}
