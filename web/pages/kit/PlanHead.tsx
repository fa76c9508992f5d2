import type { VNode } from 'preact'
import { most } from '../../../server/contract/plan-content.ts'
import { Notice } from '../../parts/Notice.tsx'
import type { PlanTools } from './use-plan.ts'

type PlanHeadProps = { tools: PlanTools; isForMembers: boolean }

/** The plan that the kit belongs to: its name, or the way to keep one. Without scripts nothing is kept. */
export function PlanHead({ tools, isForMembers }: PlanHeadProps): VNode {
  const { plan, isForeign, isFull, trouble } = tools
  return (
    <div class="with-script">
      {isForeign && (
        <Notice word="知らせ">
          この案は、このブラウザーにはない。渡すときは「<a href="/plans">勉強会</a>
          」の頁でリンクかファイルにする。
        </Notice>
      )}
      {trouble && (
        <Notice word="誤り" error>
          案をこのブラウザーに残せない。画面を閉じる前に、印刷するかファイルにする。
        </Notice>
      )}
      {isFull && (
        <Notice word="知らせ">
          案は{most.plans}件まで。「<a href="/plans">勉強会</a>」の頁で要らない案を消す。
        </Notice>
      )}
      {plan === undefined ? (
        <p class="list-choice">
          <button type="button" class="button button--line" onClick={tools.keep}>
            案として残す
          </button>
          <span class="note">
            {isForMembers
              ? '残るのは、どの事例をどう使うかだけ。会員限定の事例を直した文は、この画面を閉じると消える。'
              : '文や分を直すと、案として、このブラウザーに残る。'}
          </span>
        </p>
      ) : (
        <p class="list-choice">
          <label>
            案の名
            <input
              type="text"
              value={plan.name}
              maxLength={most.name}
              autocomplete="off"
              onChange={({ currentTarget }) => tools.rename(currentTarget.value)}
            />
          </label>
          <span class="note">
            このブラウザーに残っている。<a href="/plans">勉強会の案の一覧</a>
          </span>
        </p>
      )}
    </div>
  )
}
