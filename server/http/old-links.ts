/** Old and mistyped links to a page must open: what they ask for that means nothing is left out, and named. */

import type { Dropped } from '../contract/page-data.ts'
import { AppError } from '../errors.ts'
import type { Parameters } from './parameters.ts'
import { pageParameters, parseSearchRequest } from './search-request.ts'

/** What mailers and campaigns add to a link was never a condition. */
const additions = /^(?:utm_\w+|mc_\w+|_(?:ga|gl|hs\w+)|\w*clid)$/

/** Nobody chooses more than these; each further one would cost another look at all. */
const mostPairs = 200

/** The parameters that a page can use, and those it cannot; a query that is too long is still refused. */
export function leaveOutUnusable(parameters: Parameters): {
  usable: Parameters
  dropped: Dropped[]
} {
  const usable = new Map<string, string[]>()
  const dropped: Dropped[] = []
  const pairs = [...parameters].flatMap(([name, values]) =>
    values.map((value) => ({ name, value })),
  )
  for (const { name, value } of pairs.slice(0, mostPairs)) {
    const values = [...(usable.get(name) ?? []), value]
    if (pageParameters.includes(name) && isUsable(new Map([...usable, [name, values]]))) {
      usable.set(name, values)
    } else if (!additions.test(name)) dropped.push({ name, value })
  }
  return { usable, dropped }
}

function isUsable(parameters: Parameters): boolean {
  try {
    parseSearchRequest(parameters)
    return true
  } catch (error) {
    const isRefusal = error instanceof AppError
    if (isRefusal && ['BAD_PARAMETER', 'REPEATED_PARAMETER'].includes(error.code)) return false
    throw error
  }
}
