/** A plan in the fragment of a link. */

import type { PlanContent } from '../../server/contract/plan-content.ts'
import { formatPlan, type PlanFault, parsePlan } from '../../server/contract/shared-plan.ts'
import { formatFragment, type LinkFault, parseFragment } from '../lists/packed-link.ts'

export type ReceivedFault = PlanFault | LinkFault

export type ReceivedPlan = { plan: PlanContent } | { fault: ReceivedFault }

const sign = 'plan'

/** The plan as the fragment of a link. */
export function formatPlanLink(plan: PlanContent): Promise<string> {
  return formatFragment(sign, formatPlan(plan))
}

/** The plan of a link; undefined where there is none. */
export async function parsePlanLink(link: string): Promise<ReceivedPlan | undefined> {
  const unpacked = await parseFragment(sign, link)
  return unpacked && 'text' in unpacked ? parsePlan(unpacked.text) : unpacked
}
