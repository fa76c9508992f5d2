/** Addresses of comparisons. */

import type { ComparisonFormat } from '../../server/contract.ts'

/** The file of a comparison of these cases, in this order. */
export function comparisonHref(slugs: readonly string[], format: ComparisonFormat): string {
  const choice = slugs.map((slug): [string, string] => ['slug', slug])
  return `/api/compare?${new URLSearchParams([['format', format], ...choice])}`
}

/** The list with the case at `index` one place to the left. */
export function moveLeft(slugs: readonly string[], index: number): string[] {
  const before = slugs[index - 1]
  const own = slugs[index]
  if (before === undefined || own === undefined) return [...slugs]
  return slugs.toSpliced(index - 1, 2, own, before)
}
