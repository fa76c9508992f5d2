import type { VNode } from 'preact'
import type { DeskPage } from '../../server/contract/desk-pages.ts'
import { DocumentPart } from '../documents/DocumentBody.tsx'
import { DeskField } from './DeskField.tsx'

type CaseData = Extract<DeskPage, { name: 'desk-case' }>

/** What any editor may do with a case at once; both stay folded, for neither is done in passing. */
export function CaseActs({ page }: { page: CaseData }): VNode {
  const { slug, seen, typed, problem } = page
  const own = `/desk/cases/${slug}`
  const isWithdrawing = typed.reason !== '' || typed.instead !== ''
  return (
    <DocumentPart id="acts" title="公開のこと">
      <p class="note">どれも、すぐに読者の画面に出る。だれがしたかは、版に名とともに残る。</p>
      <details class="fold" open={problem !== undefined && isWithdrawing}>
        <summary class="more">
          <span>公開をやめる</span>
        </summary>
        <form class="member-form desk-form" method="post" action={`${own}/withdraw`}>
          <input type="hidden" name="seen" value={seen} />
          <DeskField
            label="わけ"
            name="reason"
            value={typed.reason}
            required
            maxLength={200}
            hint="前のアドレスを開いた人に見せる。会員限定の事例なら、会員だけに見せる。"
            isWrong={problem !== undefined && isWithdrawing}
          />
          <DeskField
            label="代わりに読む事例（なくてもよい）"
            name="instead"
            value={typed.instead}
            maxLength={1000}
            hint="事例番号かアドレスを「、」で区切る。10件まで。"
          />
          <button type="submit" class="button">
            公開をやめる
          </button>
        </form>
      </details>
      <details class="fold" open={problem !== undefined && typed.slug !== ''}>
        <summary class="more">
          <span>名（アドレス）を変える</span>
        </summary>
        <form class="member-form desk-form" method="post" action={`${own}/rename`}>
          <input type="hidden" name="seen" value={seen} />
          <DeskField
            label="新しい事例番号"
            name="slug"
            value={typed.slug}
            required
            maxLength={100}
            hint="半角の英小文字・数字を「-」でつなぐ。前のアドレスは、新しい方へ続く。"
            isWrong={problem !== undefined && typed.slug !== ''}
          />
          <button type="submit" class="button">
            名を変える
          </button>
        </form>
      </details>
    </DocumentPart>
  )
}
