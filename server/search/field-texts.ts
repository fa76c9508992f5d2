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
} from '../vocabulary.ts'
import type { FieldId } from './documents.ts'
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
