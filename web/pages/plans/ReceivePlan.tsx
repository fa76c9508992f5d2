import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { mostKitCases } from '../../../server/contract/kit.ts'
import { most } from '../../../server/contract/plan-content.ts'
import { largestPlan, parsePlan } from '../../../server/contract/shared-plan.ts'
import { FileField } from '../../parts/FileField.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SectionHead } from '../../parts/SectionHead.tsx'
import { here, renameHere } from '../../place.ts'
import { makePlan, makePlanId } from '../../plans/change-plans.ts'
import { changePlans } from '../../plans/plan-keeper.ts'
import { type ReceivedFault, type ReceivedPlan, receivePlan } from '../../plans/shared-plan.ts'

type ReceivedState = {
  received: ReceivedPlan | undefined
  receive: (received: ReceivedPlan) => void
  leave: () => void
}

/** The plan that somebody else gave: from the address, now or when it changes, or from a file. */
export function useReceivedPlan(): ReceivedState {
  const [received, setReceived] = useState<ReceivedPlan>()
  useEffect(() => {
    const open = async (): Promise<void> => {
      const linked = await receivePlan()
      if (linked !== undefined) setReceived(linked)
    }
    const follow = (): void => void open()
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  const leave = (): void => {
    setReceived(undefined)
    // Taken in once: the address must not offer it again when the page is loaded anew.
    renameHere(here().pathname)
    document.querySelector('h1')?.focus()
  }
  return { received, receive: setReceived, leave }
}

/** Takes in a plan that was handed over as a file; links need only be opened. */
export function ReceiveTools({ onReceive }: { onReceive: ReceivedState['receive'] }): VNode {
  const open = async (file: File): Promise<void> =>
    onReceive(file.size > largestPlan ? { fault: 'large' } : parsePlan(await file.text()))
  return (
    <section class="section list-section" aria-labelledby="receive">
      <SectionHead id="receive" title="受け取る">
        もらったリンクは、開くだけでよい。ファイルはここで開く。
      </SectionHead>
      <FileField label="案のファイル（JSON）" accept=".json" onFile={(file) => void open(file)} />
    </section>
  )
}

type ReceivedNoticeProps = { received: ReceivedPlan; isFull: boolean; onLeave: () => void }

/** What was given, to be taken in or not; or why it cannot be read. */
export function ReceivedNotice({ received, isFull, onLeave }: ReceivedNoticeProps): VNode {
  if ('plan' in received) {
    return <OfferedPlan plan={received.plan} isFull={isFull} onLeave={onLeave} />
  }
  return (
    <Notice word="誤り" error>
      {'fault' in received ? faults[received.fault] : received.problem}
    </Notice>
  )
}

type OfferedPlanProps = {
  plan: Extract<ReceivedPlan, { plan: unknown }>['plan']
  isFull: boolean
  onLeave: () => void
}

/** What was given, before it is one's own. */
function OfferedPlan({ plan, isFull, onLeave }: OfferedPlanProps): VNode {
  const take = (): void => {
    changePlans(makePlan(makePlanId(), plan))
    onLeave()
  }
  return (
    <div class="notice" role="alert">
      <b>案</b>
      <div>
        <p>
          「{plan.name}」　{plan.request.minutes}分　
          {plan.cases.map(({ title }) => title).join('、')}
        </p>
        {isFull ? (
          <p>案は{most.plans}件までなので、加えられない。要らない案を消す。</p>
        ) : (
          <p class="list-buttons">
            <button type="button" class="button" onClick={take}>
              自分の案に加える
            </button>
            <button type="button" class="text-button" onClick={onLeave}>
              加えずに閉じる
            </button>
          </p>
        )}
      </div>
    </div>
  )
}

const faults = {
  damaged: '受け取った案は、壊れていて読めない。もう一度もらう。',
  newer: '受け取った案は、新しい版のもので、この図書館では読めない。',
  large: '受け取った案は、大きすぎて読めない。',
  crowded: `受け取った案は、事例が多すぎて開けない。${mostKitCases}件までにしてもらう。`,
  unlike: '受け取ったものは、勉強会の案のファイルではない。',
  unpackable: '受け取った案は、このブラウザーでは開けない。ファイルでもらう。',
} as const satisfies Record<ReceivedFault, string>
