/** Short names that tell the cases of a comparison apart. */

import type { ComparisonAnswer } from '../../server/contract.ts'
import { splitTitle } from '../format.ts'

type Compared = ComparisonAnswer['cases'][number]

/** A name for each case: its municipality, or its title where another case is of the same one. */
export function nameCases(cases: readonly Compared[]): string[] {
  const places = cases.map(({ municipalities }) => municipalities[0]?.name ?? '')
  return cases.map(({ title }, index) => {
    const place = places[index] ?? ''
    const isShared = place === '' || places.indexOf(place) !== places.lastIndexOf(place)
    return isShared ? splitTitle(title).main : place
  })
}
