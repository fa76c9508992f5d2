import type { VNode } from 'preact'
import { mostKitCases, usualKit } from '../../../server/contract/kit.ts'
import { kitHref } from '../../case-links.ts'
import { casesIn, currentList } from '../../lists/kept-list.ts'
import { useKeptLists } from '../../lists/list-keeper.ts'
import { KeepingNotices } from '../../parts/KeepingNotices.tsx'
import { ServerCopyNotice } from '../../parts/ServerCopyNotice.tsx'
import { isFull } from '../../plans/change-plans.ts'
import { listPlans } from '../../plans/kept-plan.ts'
import { discardDamagedPlans, useKeptPlans } from '../../plans/plan-keeper.ts'
import { DeletedPlans, PlanRow } from './PlanRow.tsx'
import { ReceivedNotice, ReceiveTools, useReceivedPlan } from './ReceivePlan.tsx'

/** The plans of this browser, and the way to take in those that somebody else gave. */
export function PlanManager(): VNode | null {
  const kept = useKeptPlans()
  const { received, receive, leave } = useReceivedPlan()
  if (kept === undefined) return null
  const plans = listPlans(kept.records)
  return (
    <>
      <KeepingNotices word="案" kept={kept} onDiscard={discardDamagedPlans} />
      <ServerCopyNotice kind="plans" word="案" />
      {received && <ReceivedNotice received={received} isFull={isFull(plans)} onLeave={leave} />}
      {plans.length === 0 && <NoPlans />}
      <ol class="plans">
        {plans.map((plan) => (
          <PlanRow key={plan.id} plan={plan} isFull={isFull(plans)} />
        ))}
      </ol>
      <DeletedPlans plans={kept.records} />
      <ReceiveTools onReceive={receive} />
    </>
  )
}

/** How to begin: with the cases of the list where these are few enough. */
function NoPlans(): VNode {
  const slugs = casesIn(currentList(useKeptLists()?.lists ?? [])).map(({ slug }) => slug)
  const isFitting = slugs.length > 0 && slugs.length <= mostKitCases
  return (
    <p class="nothing phrase">
      案はまだない。
      {isFitting ? (
        <a href={kitHref(slugs, usualKit)}>リストの{slugs.length}件で勉強会キットを作る</a>
      ) : (
        <>
          <a href="/search">事例を探して</a>リストに入れ、勉強会キットを作る。
        </>
      )}
    </p>
  )
}
