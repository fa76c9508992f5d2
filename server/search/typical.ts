/** The cases with which the list of one scene begins. */

import { toCard } from '../cases/card.ts'
import type { Case } from '../cases/case.ts'
import type { SearchAnswer, SearchRequest } from '../contract/api.ts'
import { compareText } from '../contract/compare-text.ts'
import { isNegated } from '../contract/vocabulary.ts'
import { isOpen } from './choices.ts'

const mostTypical = 2

/** Two cases of the list whose main scene it is, those with most sources; undefined unless one scene is all that is asked for. */
export function listTypical(
  request: SearchRequest,
  list: readonly Case[],
): SearchAnswer['typical'] {
  const { text, facets } = request
  const [scene, ...others] = facets.scene ?? []
  if (scene === undefined || isNegated(scene) || others.length > 0 || text !== '') return undefined
  if (!isOpen({ ...request, facets: { ...facets, scene: [] } })) return undefined
  return list
    .filter(({ scenes: [main] }) => main === scene)
    .sort((a, b) => b.sources.length - a.sources.length || compareText(a.slug, b.slug))
    .slice(0, mostTypical)
    .map(toCard)
}
