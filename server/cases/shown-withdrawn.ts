/**
 * Withdrawn cases as an audience may hear of them, by the same rule as cases (shown-cases.ts): of one that was for members
 * nobody else learns that it was there, and what is to be read instead names only cases of the same audience.
 */

import type { CaseAudience } from '../contract/case-audience.ts'
import { isForMembers, markMembersOnly } from '../contract/case-audience.ts'
import type { WithdrawnCase } from '../contract/withdrawn.ts'
import type { ShownCase } from './case.ts'
import type { WithdrawnCases } from './live-withdrawn.ts'
import type { Withdrawal } from './withdrawn.ts'

/** Withdrawn cases by their names and former names, beside the cases that the audience is shown. */
export function listShownWithdrawn(
  all: WithdrawnCases,
  audience: CaseAudience,
  cases: readonly ShownCase[],
): ReadonlyMap<string, WithdrawnCase> {
  const bySlug = new Map(
    cases.flatMap((found) => [found.slug, ...found.aliases].map((name) => [name, found] as const)),
  )
  const shown = [...all].filter(([, entry]) => audience === 'members' || !isForMembersAlone(entry))
  return new Map(
    shown.flatMap(([slug, entry]) => {
      const withdrawn = showWithdrawn(slug, entry, bySlug)
      return [...(entry.aliases ?? []), slug].map((name) => [name, withdrawn] as const)
    }),
  )
}

/** Whether a withdrawn case was for members alone; one of which nothing is said was everybody's. */
export function isForMembersAlone({ visibility = 'public' }: Withdrawal): boolean {
  return isForMembers({ visibility })
}

function showWithdrawn(
  slug: string,
  { on, reason, title, instead = [] }: Withdrawal,
  bySlug: ReadonlyMap<string, ShownCase>,
): WithdrawnCase {
  const others = instead.flatMap((name) => bySlug.get(name) ?? [])
  return {
    ...{ slug, on, reason },
    ...(title !== undefined && { title }),
    instead: others.map((found) => ({
      ...{ slug: found.slug, title: found.title },
      ...markMembersOnly(found),
    })),
  }
}
