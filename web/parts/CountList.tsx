import type { VNode } from 'preact'
import type { FacetValue } from '../../server/contract/api.ts'

type CountListProps = {
  title: string
  values: readonly FacetValue[]
  /** Where there are cases to show for a value, the way to them. */
  hrefOf?: (value: string) => string
  chosen?: readonly string[]
}

/** Counts one below the other, each with a bar against the largest. */
export function CountList({ title, values, hrefOf, chosen = [] }: CountListProps): VNode {
  const most = Math.max(1, ...values.map(({ count }) => count))
  return (
    <section>
      <h3 class="tally-head">{title}</h3>
      <ul>
        {values.map((value) => (
          <li key={value.value} class="tally">
            <CountRow
              value={value}
              href={hrefOf?.(value.value)}
              chosen={chosen.includes(value.value)}
            />
            <svg class="bar" aria-hidden="true">
              <rect width={`${Math.round((100 * value.count) / most)}%`} height="100%" />
            </svg>
          </li>
        ))}
      </ul>
    </section>
  )
}

type CountRowProps = { value: FacetValue; href: string | undefined; chosen?: boolean }

/** A name, its dotted rule and its count; nothing to press where there is nothing to show. */
export function CountRow({ value: { label, count }, href, chosen = false }: CountRowProps): VNode {
  const inside = (
    <>
      <span>{label}</span>
      <span class="num">{count}</span>
    </>
  )
  if (href === undefined || (count === 0 && !chosen)) {
    return <span class={count === 0 ? 'leader zero' : 'leader'}>{inside}</span>
  }
  return (
    <a class="leader" href={href} aria-current={chosen ? 'true' : undefined}>
      {inside}
    </a>
  )
}
