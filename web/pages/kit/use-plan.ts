/** The plan that a kit belongs to: its name stands in the address, everything else in this browser. */

import { useEffect, useState } from 'preact/hooks'
import type { Kit } from '../../../server/contract/kit.ts'
import { noEdits } from '../../../server/contract/kit-edits.ts'
import type { PlanContent } from '../../../server/contract/plan-content.ts'
import { keptPlanName, keptTitle } from '../../lists/kept-name.ts'
import type { ChangeOf, KeptRecords } from '../../lists/record-keeper.ts'
import { here, renameHere } from '../../place.ts'
import {
  changeLine,
  changeStep,
  dropLine,
  isFull,
  makePlan,
  makePlanId,
  redirectPlan,
  renamePlan,
  resetPlan,
} from '../../plans/change-plans.ts'
import { type KeptPlan, linesIn, listPlans } from '../../plans/kept-plan.ts'
import { changePlans, useKeptPlans } from '../../plans/plan-keeper.ts'
import type { EditTools } from './kit-edits.ts'

export type PlanTools = EditTools & {
  /** The plan as it is kept; undefined until there is one. */
  plan: KeptPlan | undefined
  /** Asked for by the address, and not in this browser. */
  isForeign: boolean
  /** No further plan can be kept. */
  isFull: boolean
  trouble: KeptRecords<KeptPlan>['trouble']
  keep: () => void
  rename: (name: string) => void
}

/** Opens the plan of the address for this kit. The first change of a kit without one makes it. */
export function usePlan(kit: Kit): PlanTools {
  const kept = useKeptPlans()
  const [id, setId] = useState<string>()
  useEffect(() => setId(here().searchParams.get('plan') ?? undefined), [])
  const plan = kept && listPlans(kept.records).find((each) => each.id === id)
  const { cases, request } = describe(kit)
  const isOther =
    plan !== undefined && JSON.stringify(describe(plan)) !== JSON.stringify(describe(kit))
  // The address is what the reader sees: going back in the history is the way back from a swap, too.
  useEffect(() => {
    if (isOther) changePlans(redirectPlan(plan.id, { cases, request }))
  }, [isOther])

  const change = (make: (id: string) => ChangeOf<KeptPlan>): void => {
    const known = plan?.id ?? makePlanId()
    if (plan === undefined) {
      const name = keptPlanName(kit.title, kit.cases)
      changePlans(makePlan(known, { name, cases, request, ...noEdits }))
      setId(known)
      nameInAddress(known)
    }
    changePlans(make(known))
  }
  return {
    plan,
    isForeign: kept !== undefined && id !== undefined && plan === undefined,
    isFull: plan === undefined && kept !== undefined && isFull(kept.records),
    trouble: kept?.trouble,
    edits: plan ? { lines: linesIn(plan), minutes: plan.minutes } : noEdits,
    lasting: '直した文は、勉強会の案としてこのブラウザーに残り、ファイルにも入る。',
    isKept: kept?.trouble === undefined,
    keep: () => change(() => (plans) => [...plans]),
    rename: (name) => change((own) => renamePlan(own, name)),
    change: (edit, former) => change((own) => changeLine(own, edit, former)),
    changeMinutes: (step, minutes) => change((own) => changeStep(own, step, minutes)),
    forget: () => change(resetPlan),
    drop: (edit) => change((own) => dropLine(own, edit)),
  }
}

function describe({ cases, request }: Kit | KeptPlan): Pick<PlanContent, 'cases' | 'request'> {
  const { minutes, purpose, own, date, people } = request
  return {
    cases: cases.map((found) => ({ slug: found.slug, title: keptTitle(found) })),
    request: { minutes, purpose, own, ...(date && { date }), ...(people && { people }) },
  }
}

function nameInAddress(id: string): void {
  const url = here()
  url.searchParams.set('plan', id)
  renameHere(url.pathname + url.search + url.hash)
}
