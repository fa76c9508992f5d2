/** A plan on its way to somebody else, in a link or a file: its form, and what is wrong with one that came in. */

import { mostKitCases } from '../../server/contract/kit.ts'
import { isFields, readJson } from '../../server/contract/untrusted-values.ts'
import { formatFragment, type LinkFault, parseFragment } from '../lists/packed-link.ts'
import { type PlanContent, readPlan } from './plan-content.ts'

/** `crowded` has more cases than a session can take, `unlike` is no plan at all. */
export type PlanFault = LinkFault | 'newer' | 'crowded' | 'unlike'

export type ReceivedPlan = { plan: PlanContent } | { fault: PlanFault }

const kind = 'kaizen-plan'
const version = 1
const sign = 'plan'

/** Largest file worth reading: a plan with every line changed has some 60 KB. */
export const largestPlan = 1_000_000

/** A plan as text for links and files. */
export function formatPlan({ name, cases, request, lines, minutes }: PlanContent): string {
  return JSON.stringify({ kind, version, name, cases, request, lines, minutes })
}

/** Reads a plan that came from outside; one of an older version may lack what later ones have. */
export function parsePlan(text: string): ReceivedPlan {
  if (text.length > largestPlan) return { fault: 'large' }
  const value = readJson(text)
  if (!isFields(value)) return { fault: 'damaged' }
  if (value['kind'] !== kind) return { fault: 'unlike' }
  if (typeof value['version'] !== 'number') return { fault: 'damaged' }
  if (value['version'] > version) return { fault: 'newer' }
  const { cases } = value
  if (Array.isArray(cases) && cases.length > mostKitCases) return { fault: 'crowded' }
  const plan = readPlan(value)
  return plan ? { plan } : { fault: 'damaged' }
}

/** The plan as the fragment of a link. */
export function formatPlanLink(plan: PlanContent): Promise<string> {
  return formatFragment(sign, formatPlan(plan))
}

/** The plan of a link; undefined where there is none. */
export async function parsePlanLink(link: string): Promise<ReceivedPlan | undefined> {
  const unpacked = await parseFragment(sign, link)
  return unpacked && 'text' in unpacked ? parsePlan(unpacked.text) : unpacked
}
