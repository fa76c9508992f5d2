import type { VNode } from 'preact'
import type { Contrast, Kit } from '../../../server/contract/kit.ts'
import { changeMinutes, complainOfSum, setMinutes } from '../../../server/contract/kit-plan.ts'
import { Notice } from '../../parts/Notice.tsx'
import { KitCases } from './KitCases.tsx'
import { KitFiles } from './KitFiles.tsx'
import { KitForm } from './KitForm.tsx'
import { useTabEdits } from './kit-edits.ts'
import { PlanHead } from './PlanHead.tsx'
import { SheetEditor } from './SheetEditor.tsx'
import { usePlan } from './use-plan.ts'

type KitDeskProps = { kit: Kit; contrasts: readonly Contrast[] }

/** A kit with everything that can be done about it: its plan, its cases, its conditions, its lines, its files. */
export function KitDesk({ kit, contrasts }: KitDeskProps): VNode {
  const plan = usePlan(kit)
  const inTab = useTabEdits({ isStored: false })
  const isForMembers = kit.cases.some(({ membersOnly }) => membersOnly)
  const tools = isForMembers ? { ...plan, ...inTab } : plan
  const { request } = kit
  const minutes = changeMinutes(request.minutes, tools.edits.minutes)
  const complaint = complainOfSum(request.minutes, minutes)
  const planId = tools.plan?.id
  return (
    <>
      <div class="kit-desk">
        <PlanHead tools={tools} isForMembers={isForMembers} />
        <KitCases kit={kit} contrasts={contrasts} planId={planId} />
        <KitForm kit={kit} planId={planId} />
      </div>
      <SheetEditor sheets={setMinutes(kit, minutes).sheets} tools={tools} footer={kit.footer}>
        <div role="status">{complaint && <Notice word="時間">{complaint}</Notice>}</div>
        <KitFiles kit={kit} edits={tools.edits} />
      </SheetEditor>
    </>
  )
}
