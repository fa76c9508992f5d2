/** Plans as one browser keeps them: every part carries when it was written, so that those of several tabs can be merged. */

import { compareText } from '../../server/contract/compare-text.ts'
import { type LineEdit, mostEdits } from '../../server/contract/kit-edits.ts'
import { nameOf, type PlanContent } from '../../server/contract/plan-content.ts'
import { forgetGone, keptGoneMs, lastWrite, mergeBy, type WrittenRecord } from '../lists/records.ts'

/** A changed line; gone, it is again as it was. */
export type KeptEdit = LineEdit & WrittenRecord

export type KeptPlan = Omit<PlanContent, 'lines'> &
  WrittenRecord & { id: string; lines: readonly KeptEdit[] }

/** The plans that a reader has, the last written first. */
export function listPlans(plans: readonly KeptPlan[]): KeptPlan[] {
  return plans.filter(({ gone }) => !gone).sort((a, b) => writtenAt(b) - writtenAt(a))
}

/** The lines of a plan that are changed. */
export function linesIn({ lines }: KeptPlan): LineEdit[] {
  return lines.filter(({ gone }) => !gone).map(({ key, from, to }) => ({ key, from, to }))
}

/** When anything in these plans was last written. */
export function newestPlan(plans: readonly KeptPlan[]): number {
  return Math.max(0, ...plans.map(writtenAt))
}

/** Merges what two tabs know: of the plan itself and of each of its lines the last write wins. */
export function mergePlans(
  one: readonly KeptPlan[],
  other: readonly KeptPlan[],
  keptMs: number = keptGoneMs.inBrowser,
): KeptPlan[] {
  const plans = mergeBy(one, other, ({ id }) => id, mergePlan)
  const newest = newestPlan(plans)
  const keepLines = (lines: readonly KeptEdit[]): KeptEdit[] =>
    boundLines(forgetGone(lines, newest, keptMs, emptyEdit))
  return forgetGone(plans, newest, keptMs, emptyPlan)
    .map((plan) => ({ ...plan, lines: keepLines(plan.lines) }))
    .sort((a, b) => compareText(a.id, b.id))
}

/** Without its cases it would be none. */
function emptyPlan(plan: KeptPlan): KeptPlan {
  const cases = plan.cases.map(({ slug }) => ({ slug, title: '' }))
  return { ...plan, name: nameOf(''), cases, lines: [] }
}

function emptyEdit(edit: KeptEdit): KeptEdit {
  return { ...edit, to: '' }
}

function mergePlan(one: KeptPlan, other: KeptPlan): KeptPlan {
  const lines = mergeBy(one.lines, other.lines, nameEdit, lastWrite)
  return { ...lastWrite({ ...one, lines: [] }, { ...other, lines: [] }), lines }
}

/** One line may be changed in more than one of its wordings, each of which comes back with its cases. */
export function nameEdit({ key, from }: LineEdit): string {
  return `${key}\n${from}`
}

/** More than are ever read back would be lost with all others; those taken out go first, then the oldest. */
function boundLines(lines: readonly KeptEdit[]): KeptEdit[] {
  return lines
    .toSorted((a, b) => Number(a.gone) - Number(b.gone) || b.at - a.at || compareEdits(a, b))
    .slice(0, mostEdits.lines)
    .sort(compareEdits)
}

function compareEdits(a: LineEdit, b: LineEdit): number {
  return compareText(nameEdit(a), nameEdit(b))
}

function writtenAt({ at, lines }: KeptPlan): number {
  return Math.max(at, ...lines.map((line) => line.at))
}
