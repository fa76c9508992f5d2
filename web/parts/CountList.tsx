import type { VNode } from 'preact'
import type { FacetValue } from '../../server/contract.ts'
import type { FacetId } from '../../server/vocabulary.ts'
import { facetHref } from '../url.ts'

type Props = {
  title: string
  values: readonly FacetValue[]
  /** Where the values are those of a facet, each leads to its cases. */
  facet?: FacetId
}

/** Counts one below the other, each with a bar against the largest. */
export function CountList({ title, values, facet }: Props): VNode {
  const most = Math.max(1, ...values.map(({ count }) => count))
  return (
    <section>
      <h3 class="tally-head">{title}</h3>
      <ul>
        {values.map((value) => (
          <li key={value.value} class="tally">
            <CountRow value={value} facet={facet} />
            <svg class="bar" aria-hidden="true">
              <rect width={`${Math.round((100 * value.count) / most)}%`} height="100%" />
            </svg>
          </li>
        ))}
      </ul>
    </section>
  )
}

type RowProps = { value: FacetValue; facet: FacetId | undefined }

/** A name, its dotted rule and its count; nothing to press where there is nothing to show. */
export function CountRow({ value: { value, label, count }, facet }: RowProps): VNode {
  const inside = (
    <>
      <span>{label}</span>
      <span class="num">{count}</span>
    </>
  )
  if (facet === undefined || count === 0) {
    return <span class={count === 0 ? 'leader zero' : 'leader'}>{inside}</span>
  }
  return (
    <a class="leader" href={facetHref(facet, value)}>
      {inside}
    </a>
  )
}
