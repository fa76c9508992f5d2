import type { VNode } from 'preact'
import type { FacetValue } from '../../server/contract.ts'
import { facetHref } from '../url.ts'

/** Barriers with the number of their cases, as the index of a book. */
export function WallList({ barriers }: { barriers: readonly FacetValue[] }): VNode {
  return (
    <ul class="index">
      {barriers.map(({ value, label, count }) => (
        <li key={value}>
          <a class="leader" href={facetHref('barrier', value)}>
            <span>{label}</span>
            <span class="num">{count}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
