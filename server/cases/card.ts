/** What every list of cases shows of one. */

import type { Hit } from '../contract/api.ts'
import { markMembersOnly } from '../contract/case-audience.ts'
import type { Case } from './case.ts'
import { outcomeOf } from './outcome.ts'

type Card = Pick<
  Hit,
  | 'slug'
  | 'title'
  | 'municipalities'
  | 'population'
  | 'period'
  | 'scenes'
  | 'themes'
  | 'collections'
  | 'summary'
  | 'outcome'
  | 'membersOnly'
>

/** The card of a case; vocabulary words stay ids, the summary is its three lines. */
export function toCard(found: Case): Card {
  const { slug, title, municipalities, population, period, scenes, themes, collections } = found
  const { state, year } = outcomeOf(found)
  return {
    slug,
    title,
    municipalities,
    population,
    period,
    scenes,
    themes,
    collections,
    summary: found.summary.join('\n'),
    outcome: { state, ...(year !== undefined && { year }) },
    ...markMembersOnly(found),
  }
}
