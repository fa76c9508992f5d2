/** The addresses of a kit: one kit has exactly one. */

import { type KitRequest, usualKit } from '../../server/kit/choices.ts'

/** The page of a kit. */
export function kitHref(slugs: readonly string[], request: KitRequest): string {
  return `/kit?${new URLSearchParams(listPairs(slugs, request))}`
}

/** A file of a kit. */
export function kitFileHref(slugs: readonly string[], request: KitRequest, format: string): string {
  return `/api/kit?${new URLSearchParams([...listPairs(slugs, request), ['format', format]])}`
}

function listPairs(slugs: readonly string[], request: KitRequest): [string, string][] {
  const chosen: [string, string][] = [
    ['minutes', String(request.minutes)],
    ['purpose', request.purpose],
  ]
  if (request.own !== usualKit.own) chosen.push(['own', request.own])
  return [...slugs.map((slug): [string, string] => ['slug', slug]), ...chosen]
}
