/** The names of cases in an address, in its order. */

import { AppError } from '../errors.ts'
import type { Parameters } from './parameters.ts'

/** As many cases as stand side by side. */
export const mostCompared = 4

/** Each name once. */
export function listSlugs(parameters: Parameters): string[] {
  return [...new Set((parameters.get('slug') ?? []).map((slug) => slug.trim()))]
}

/** Each name once; refused where there are fewer or more of them than can be used. */
export function readSlugs(
  parameters: Parameters,
  [least, most]: readonly [number, number],
): string[] {
  const slugs = listSlugs(parameters)
  if (slugs.length >= least && slugs.length <= most) return slugs
  throw new AppError('CASE_COUNT', { got: slugs.length, least, most })
}
