/** Conditions as tests write them. */

import { readConditions } from '../../server/search/conditions/read-conditions.ts'
import { normalizeText } from '../../server/text/normalize.ts'

/** What is read out of a query, each as facet:value, with a minus before what is not wanted. */
export function nameConditions(query: string): string[] {
  return readConditions(normalizeText(query)).map(
    ({ facet, values, not }) => `${not ? '-' : ''}${facet}:${values.join('|')}`,
  )
}
