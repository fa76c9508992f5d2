import type { VNode } from 'preact'
import type { FacetValue } from '../../server/contract.ts'
import type { FacetId } from '../../server/vocabulary.ts'
import { FoldedList } from './FoldedList.tsx'

/** Free words of thousands of cases are too many to read through; searching for one finds it. */
const mostOffered = 60

type Props = {
  id: FacetId
  label: string
  values: readonly FacetValue[]
  chosen: readonly string[]
}

/** One facet as a list of checks. */
export function FacetList({ id, label, values, chosen }: Props): VNode | null {
  const possible = values.filter(({ value, count }) => count > 0 || chosen.includes(value))
  if (possible.length === 0) return null
  const offered = possible.filter(({ value }, at) => at < mostOffered || chosen.includes(value))
  return (
    <fieldset class="facet">
      <legend>{label}</legend>
      <FoldedList
        rows={offered.map((item) => {
          const isChosen = chosen.includes(item.value)
          const row = <FacetCheck key={item.value} name={id} item={item} checked={isChosen} />
          return { row, isChosen }
        })}
        end={
          possible.length > offered.length && (
            <p class="note">
              {possible.length}のうち、事例の多い{offered.length}
            </p>
          )
        }
      />
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
