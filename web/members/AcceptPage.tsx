import type { VNode } from 'preact'
import { type MemberPage, roles, sessionHours } from '../../server/contract/members.ts'
import { labelOf } from '../../server/contract/vocabulary.ts'
import { DocumentBody } from '../documents/DocumentBody.tsx'
import { FormOutcome } from '../parts/FormOutcome.tsx'
import { MemberField, NewPassphrase } from './MemberField.tsx'

/** Where an invitation leads: its guest chooses a passphrase. */
export function AcceptPage({ page }: { page: Extract<MemberPage, { name: 'accept' }> }): VNode {
  const { invited, problem } = page
  const role = labelOf(roles, invited.role)
  return (
    <DocumentBody
      title="招待を受ける"
      lead={`${invited.name}さんを${role}として招く案内。合言葉を決めると、このブラウザーでログインした状態になる。`}
    >
      <FormOutcome problem={problem} />
      {/* Sent to the address of the page itself, which holds the key. */}
      <form class="member-form" method="post">
        {/* Not sent; with it the browser offers to remember the passphrase under the right name. */}
        <MemberField label="名前" value={invited.name} autocomplete="username" />
        <NewPassphrase isWrong={problem !== undefined} />
        <button type="submit" class="button">
          合言葉を決めて入る
        </button>
      </form>
      <p class="note mt-3">
        このリンクは一度だけ使える。次からは、名前と合言葉でログインする。ログインは
        {sessionHours.longest}
        時間で切れる。ほかの人と使う端末では、終わったらログアウトする。
      </p>
    </DocumentBody>
  )
}
