/** A plan on its way to somebody else, in a link, a file or on the server: its form, and what is wrong with one that came in. */

import { mostKitCases } from './kit.ts'
import { type PlanContent, readPlan } from './plan-content.ts'
import { isFields, readJson } from './untrusted-values.ts'

/** `crowded` has more cases than a session can take, `unlike` is no plan at all. */
export type PlanFault = 'damaged' | 'large' | 'newer' | 'crowded' | 'unlike'

const kind = 'kaizen-plan'
const version = 1

/** Largest text worth reading: a plan with every line changed has some 60 KB. */
export const largestPlan = 1_000_000

/** A plan as text for links, files and the server. */
export function formatPlan({ name, cases, request, lines, minutes }: PlanContent): string {
  return JSON.stringify({ kind, version, name, cases, request, lines, minutes })
}

/** Reads a plan that came from outside as text. */
export function parsePlan(text: string): { plan: PlanContent } | { fault: PlanFault } {
  return text.length > largestPlan ? { fault: 'large' } : readSharedPlan(readJson(text))
}

/** Reads a plan that came from outside; one of an older version may lack what later ones have. */
export function readSharedPlan(value: unknown): { plan: PlanContent } | { fault: PlanFault } {
  if (!isFields(value)) return { fault: 'damaged' }
  if (value['kind'] !== kind) return { fault: 'unlike' }
  if (typeof value['version'] !== 'number') return { fault: 'damaged' }
  if (value['version'] > version) return { fault: 'newer' }
  const { cases } = value
  if (Array.isArray(cases) && cases.length > mostKitCases) return { fault: 'crowded' }
  const plan = readPlan(value)
  return plan ? { plan } : { fault: 'damaged' }
}
