import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { FacetValue } from '../../server/contract.ts'
import type { FacetId } from '../../server/vocabulary.ts'

const shownAtOnce = 4

type Props = {
  id: FacetId
  label: string
  values: readonly FacetValue[]
  chosen: readonly string[]
}

/** One facet as a list of checks; four values at once, the others behind 「ほかnを見る」. */
export function FacetList({ id, label, values, chosen }: Props): VNode | null {
  const offered = values.filter(({ value, count }) => count > 0 || chosen.includes(value))
  const rest = offered.slice(shownAtOnce)
  // Decided once: the list must not fold under the hand of a reader who takes a choice away.
  const [startsOpen] = useState(rest.some(({ value }) => chosen.includes(value)))
  if (offered.length === 0) return null
  const toCheck = (item: FacetValue): VNode => (
    <FacetCheck key={item.value} name={id} item={item} checked={chosen.includes(item.value)} />
  )
  return (
    <fieldset class="facet">
      <legend>{label}</legend>
      {offered.slice(0, shownAtOnce).map(toCheck)}
      {rest.length > 0 && (
        <details open={startsOpen}>
          <summary class="more">ほか{rest.length}つを見る</summary>
          {rest.map(toCheck)}
        </details>
      )}
    </fieldset>
  )
}

type CheckProps = { name: FacetId; item: FacetValue; checked: boolean }

function FacetCheck({ name, item, checked }: CheckProps): VNode {
  return (
    <label class="leader">
      <input type="checkbox" name={name} value={item.value} checked={checked} />
      <span>{item.label}</span>
      <span class="num">{item.count}</span>
    </label>
  )
}
