import type { VNode } from 'preact'
import { mostKitCases, usualKit } from '../../../server/contract/kit.ts'
import { kitHref } from '../../case-links.ts'
import { casesIn, currentList } from '../../lists/kept-list.ts'
import { useKeptLists } from '../../lists/list-keeper.ts'
import type { KeptRecords } from '../../lists/record-keeper.ts'
import { fileNameOf, saveText } from '../../lists/save-file.ts'
import { Notice } from '../../parts/Notice.tsx'
import { isFull } from '../../plans/change-plans.ts'
import { type KeptPlan, listPlans } from '../../plans/kept-plan.ts'
import { discardDamagedPlans, useKeptPlans } from '../../plans/plan-keeper.ts'
import { TextButton } from '../list/TextButton.tsx'
import { DeletedPlans, PlanRow } from './PlanRow.tsx'
import { ReceivePlan } from './ReceivePlan.tsx'

/** The plans of this browser, and the way to take in those that somebody else gave. */
export function PlanManager(): VNode | null {
  const kept = useKeptPlans()
  if (kept === undefined) return null
  const plans = listPlans(kept.records)
  return (
    <>
      <KeepingNotices kept={kept} />
      {plans.length === 0 && <NoPlans />}
      <ol class="plans">
        {plans.map((plan) => (
          <PlanRow key={plan.id} plan={plan} isFull={isFull(plans)} />
        ))}
      </ol>
      <DeletedPlans plans={kept.records} />
      <ReceivePlan isFull={isFull(plans)} />
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

/** What keeps the plans from being kept, and what was found broken. */
function KeepingNotices({ kept: { trouble, damaged } }: { kept: KeptRecords<KeptPlan> }): VNode {
  const takeOut = (): void =>
    saveText(fileNameOf('勉強会の案', '壊れた控え', 'txt'), 'text/plain', damaged)
  return (
    <div class="status">
      {trouble && (
        <Notice word="誤り" error>
          {troubles[trouble]}
        </Notice>
      )}
      {damaged !== '' && (
        <Notice word="誤り" error>
          残っていた案が壊れていて読めない。壊れたまま、別に取ってある。
          <TextButton label="取り出す" onPress={takeOut} />
          <TextButton label="捨てる" onPress={discardDamagedPlans} />
        </Notice>
      )}
    </div>
  )
}

const troubles = {
  refused: 'このブラウザーでは案を残せない。画面を閉じる前に、ファイルにする。',
  full: '保存場所がいっぱいで、いまの内容を残せていない。ファイルにするか、要らない案を消す。',
  newer: '新しい版の図書館が残した案があり、それには手を付けない。ここで変えた内容は残らない。',
} as const satisfies Record<NonNullable<KeptRecords<KeptPlan>['trouble']>, string>
