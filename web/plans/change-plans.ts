/** Everything that a reader can do to plans, as changes that can be made again on what another tab has written. */

import type { StepId } from '../../server/contract/kit.ts'
import type { LineEdit } from '../../server/contract/kit-edits.ts'
import { most, nameOf, type PlanContent } from '../../server/contract/plan-content.ts'
import type { ChangeOf } from '../lists/record-keeper.ts'
import { type KeptPlan, listPlans, mergePlans, nameEdit } from './kept-plan.ts'

type Change = ChangeOf<KeptPlan>

/** A name for a plan that no other has. */
export function makePlanId(): string {
  return Date.now().toString(36) + Math.random().toString(36).slice(2, 8)
}

/** Whether no further plan is taken in. */
export function isFull(plans: readonly KeptPlan[]): boolean {
  return listPlans(plans).length >= most.plans
}

/** Makes a plan. */
export function makePlan(id: string, content: PlanContent): Change {
  return (plans, at) => {
    if (isFull(plans)) return [...plans]
    const lines = content.lines.map((line) => ({ ...line, at, gone: false }))
    return mergePlans(plans, [{ ...content, id, lines, at, gone: false }])
  }
}

/** Gives a plan another name. */
export function renamePlan(id: string, name: string): Change {
  return changePlan(id, () => ({ name: nameOf(name) }))
}

/** Takes over other cases and conditions; the changed lines stay, wherever they stand now. */
export function redirectPlan(id: string, to: Pick<PlanContent, 'cases' | 'request'>): Change {
  return changePlan(id, () => to)
}

/** Changes the minutes of a step. */
export function changeStep(id: string, step: StepId, minutes: number): Change {
  return changePlan(id, (plan) => ({ minutes: { ...plan.minutes, [step]: minutes } }))
}

/** Changes a line, in place of a former change of it; a line that is as it was is no change. */
export function changeLine(id: string, edit: LineEdit, former: LineEdit | undefined): Change {
  return changeLines(id, (at) => {
    const isOther = former !== undefined && nameEdit(former) !== nameEdit(edit)
    const written = { ...edit, at, gone: edit.from === edit.to }
    return isOther ? [{ ...former, at, gone: true }, written] : [written]
  })
}

/** Throws a change of a line away. */
export function dropLine(id: string, edit: LineEdit): Change {
  return changeLines(id, (at) => [{ ...edit, at, gone: true }])
}

/** Throws all changes of lines and minutes away. */
export function resetPlan(id: string): Change {
  return (plans, at) => {
    const reset = changePlan(id, () => ({ minutes: {} }))(plans, at)
    const lines = reset.find((plan) => plan.id === id)?.lines ?? []
    return changeLines(id, () => lines.map((line) => ({ ...line, at, gone: true })))(reset, at)
  }
}

/** Deletes a plan. */
export function removePlan(id: string): Change {
  return changePlan(id, () => ({ gone: true }))
}

/** Brings a plan back. */
export function restorePlan(id: string): Change {
  return changePlan(id, () => ({ gone: false }))
}

function changePlan(id: string, change: (plan: KeptPlan) => Partial<KeptPlan>): Change {
  return (plans, at) =>
    plans.map((plan) => (plan.id === id ? { ...plan, ...change(plan), at } : plan))
}

/** A plan that another tab deleted meanwhile comes back: nobody's words are lost. */
function changeLines(id: string, write: (at: number) => KeptPlan['lines']): Change {
  return (plans, at) => {
    const plan = plans.find((each) => each.id === id)
    if (plan === undefined) return [...plans]
    const kept = plan.gone ? { ...plan, gone: false, at } : plan
    return mergePlans(plans, [{ ...kept, lines: write(at) }])
  }
}
