/** The texts of a case by the fields of the index. */

import type { Case } from '../cases/case.ts'
import {
  barriers,
  collections,
  labelOf,
  populationClasses,
  prefectures,
  scenes,
  themes,
} from '../contract/vocabulary.ts'
import { cutFactSentences } from './passages.ts'

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
    asks: found.asks,
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

/** Fields in the order of the index, with their weight in BM25F and the length normalisation b. */
export const fields = [
  { id: 'title', weight: 3, b: 0.3 },
  { id: 'place', weight: 2.5, b: 0 },
  { id: 'keywords', weight: 2, b: 0.3 },
  { id: 'questions', weight: 1.6, b: 0.5 },
  { id: 'asks', weight: 1.6, b: 0.5 },
  { id: 'summary', weight: 1.5, b: 0.5 },
  { id: 'labels', weight: 1, b: 0.3 },
  { id: 'body', weight: 1, b: 0.75 },
] as const

export type FieldId = (typeof fields)[number]['id']
