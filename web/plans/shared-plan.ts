/** A plan in the fragment of a link. */

import type { PlanContent } from '../../server/contract/plan-content.ts'
import { formatPlan, type PlanFault, parsePlan } from '../../server/contract/shared-plan.ts'
import { loadSharedText } from '../lists/load-shared.ts'
import { formatFragment, type LinkFault, parseFragment } from '../lists/packed-link.ts'

export type ReceivedFault = PlanFault | LinkFault

/** `problem` is said by the server, of a link that it keeps. */
export type ReceivedPlan = { plan: PlanContent } | { fault: ReceivedFault } | { problem: string }

const sign = 'plan'

/** The plan as the fragment of a link. */
export function formatPlanLink(plan: PlanContent): Promise<string> {
  return formatFragment(sign, formatPlan(plan))
}

/** The plan that the address of the page holds or names; undefined where there is none. */
export async function receivePlan(): Promise<ReceivedPlan | undefined> {
  const shared = await loadSharedText('plan')
  if (shared === undefined) return parsePlanLink(location.hash)
  return 'text' in shared ? parsePlan(shared.text) : shared
}

/** The plan of a link; undefined where there is none. */
export async function parsePlanLink(link: string): Promise<ReceivedPlan | undefined> {
  const unpacked = await parseFragment(sign, link)
  return unpacked && 'text' in unpacked ? parsePlan(unpacked.text) : unpacked
}
