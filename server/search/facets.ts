/** Choosing by facet: OR inside a facet, AND between facets. */

import type { Case } from '../cases/case.ts'
import { isStatementOfUnknown } from '../cases/unknown.ts'
import type { SearchAnswer } from '../contract.ts'
import type { SearchRequest } from '../library.ts'
import { cutSentences } from '../text/sentences.ts'
import { type FacetId, facets, findTerm, prefectures, scenes } from '../vocabulary.ts'
import { isWithinYears } from './years.ts'

/** A case's values in every facet. */
export type FacetValues = Readonly<Record<FacetId, readonly string[]>>

/** The facet values of a case: stage and level follow from its scenes. */
export function facetValuesOf(found: Case): FacetValues {
  const known = scenes.filter(({ id }) => found.scenes.includes(id))
  return {
    scene: found.scenes,
    stage: [...new Set(known.map(({ stage }) => stage))],
    level: [...new Set(known.map(({ level }) => level))],
    theme: found.themes,
    collection: found.collections,
    field: found.fields,
    prefecture: [
      ...new Set(found.municipalities.map(({ prefecture }) => prefectureId(prefecture))),
    ],
    population: [found.population],
    barrier: found.barriers,
    trouble: recordsTrouble(found) ? ['recorded'] : [],
    confidence: [found.confidence],
  }
}

/** Whether the section about stumbling says more than that nothing is known. */
function recordsTrouble({ sections }: Case): boolean {
  const paragraphs = sections.find(({ id }) => id === 'trouble')?.paragraphs ?? []
  return paragraphs.flatMap(cutSentences).some((sentence) => !isStatementOfUnknown(sentence))
}

/** What a reader can choose by: the facets, and the years as one more. */
export type ChoiceId = FacetId | 'period'

/** A case of the list before any choice, with the choices it does not meet. */
export type JudgedCase = { found: Case; values: FacetValues; unmet: readonly ChoiceId[] }

export type Choice = Pick<SearchRequest, 'facets' | 'from' | 'to'>

/** Tells of any case which choices it does not meet. */
export function createJudge(
  choice: Choice,
): (found: Pick<Case, 'period'>, values: FacetValues) => readonly ChoiceId[] {
  const chosen = listChosen(choice)
  if (isOpen(choice)) return () => []
  return (found, values) => {
    const unmet: ChoiceId[] = chosen.filter((one) => !isMetBy(one, values)).map(({ id }) => id)
    return isWithinYears(found, choice.from, choice.to) ? unmet : [...unmet, 'period']
  }
}

/** Whether nothing is chosen. */
export function isOpen(choice: Choice): boolean {
  return listChosen(choice).length === 0 && choice.from === undefined && choice.to === undefined
}

type Chosen = { id: FacetId; wanted: readonly string[] }

function listChosen(choice: Choice): Chosen[] {
  return facets.flatMap(({ id }) => {
    const wanted = choice.facets[id] ?? []
    return wanted.length === 0 ? [] : [{ id, wanted }]
  })
}

function isMetBy({ id, wanted }: Chosen, values: FacetValues): boolean {
  return wanted.some((value) => values[id].includes(value))
}

/** The cases that meet every choice but, perhaps, this one: those that its counts are about. */
export function ignoreChoice<T extends JudgedCase>(list: readonly T[], id: ChoiceId): T[] {
  return list.filter(({ unmet }) => unmet.every((failed) => failed === id))
}

/** How long the list would be without each chosen value, and without any; undefined where nothing is chosen. */
export function countWithout(list: readonly JudgedCase[], choice: Choice): SearchAnswer['without'] {
  const each = facets.flatMap(({ id }) =>
    countWithoutEach(list, id, choice.facets[id] ?? []).map((one) => ({ facet: `${id}`, ...one })),
  )
  if (choice.from !== undefined || choice.to !== undefined) {
    const total = ignoreChoice(list, 'period').length
    each.push({ facet: 'period', value: `${choice.from ?? ''}-${choice.to ?? ''}`, total })
  }
  return each.length === 0 ? undefined : { all: list.length, each }
}

function countWithoutEach(
  list: readonly JudgedCase[],
  id: FacetId,
  chosen: readonly string[],
): { value: string; total: number }[] {
  if (chosen.length === 0) return []
  const open = ignoreChoice(list, id)
  return chosen.map((value) => {
    const rest = chosen.filter((other) => other !== value)
    const isKept = ({ values }: JudgedCase) => rest.some((other) => values[id].includes(other))
    return { value, total: rest.length === 0 ? open.length : open.filter(isKept).length }
  })
}

/** The id of a prefecture, which cases and answers carry by its name. */
export function prefectureId(name: string): string {
  return findTerm(prefectures, name)?.id ?? name
}
