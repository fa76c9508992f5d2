import type { VNode } from 'preact'
import { formatDate } from '../../server/contract/format.ts'
import {
  type AccountShown,
  type InvitationShown,
  invitationDays,
  longestMemberName,
  type MemberPage,
  roles,
} from '../../server/contract/members.ts'
import { DocumentBody, DocumentPart } from '../documents/DocumentBody.tsx'
import { FormOutcome } from '../parts/FormOutcome.tsx'
import { AccountTable } from './AccountTable.tsx'
import { MemberField } from './MemberField.tsx'

/** Where editors invite, pause and remove. */
export function MembersPage({ page }: { page: Extract<MemberPage, { name: 'members' }> }): VNode {
  const { accounts, self, typedName, invitation, problem, done } = page
  return (
    <DocumentBody title="会員の管理" lead={describeAccounts(accounts)}>
      <FormOutcome problem={problem} done={done} />
      {invitation && <InvitationLink invitation={invitation} />}
      <DocumentPart id="invite" title="招く">
        <form class="member-form" method="post" action="/members">
          <MemberField
            label="名前"
            name="name"
            value={typedName}
            autocomplete="off"
            maxLength={longestMemberName}
            hint="本人がログインに使う。同じ名前は二つ置けない。"
            isWrong={problem !== undefined && typedName !== ''}
          />
          <RoleChoice />
          <button type="submit" class="button">
            招待のリンクを作る
          </button>
        </form>
      </DocumentPart>
      <section class="section" aria-labelledby="accounts">
        <div class="section-head">
          <h2 id="accounts">会員と編集者</h2>
        </div>
        <AccountTable accounts={accounts} self={self} />
      </section>
    </DocumentBody>
  )
}

function describeAccounts(accounts: readonly AccountShown[]): string {
  const counts = roles.map(
    ({ id, label }) => `${label}${accounts.filter(({ role }) => role === id).length}人`,
  )
  return `${counts.join('、')}。会員は会員限定の事例を読める。編集者はそのうえ、人を招き、止め、消せる。`
}

function RoleChoice(): VNode {
  return (
    <fieldset class="question">
      <legend>役割</legend>
      <div class="choices choices--short">
        {roles.map(({ id, label }) => (
          <label key={id} class="choice">
            <input type="radio" name="role" value={id} checked={id === 'member'} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The link of an invitation just made, to be handed over by whoever made it. */
function InvitationLink({ invitation }: { invitation: InvitationShown }): VNode {
  const { name, href, until } = invitation
  return (
    <div class="status">
      <div class="notice" role="status">
        <b>招待</b>
        <div>
          <p>
            {name}さんのリンク。{formatDate(until)}まで（{invitationDays}
            日間）、一度だけ使える。
          </p>
          <div class="list-link">
            <label for="invitation">招待のリンク</label>
            <input id="invitation" type="text" readOnly value={href} />
          </div>
          <p>
            見せるのは今だけで、この頁を離れると二度と出ない。写して、手渡しか研究会のメーリングリストで本人に届ける。この図書館はメールを送らない。
          </p>
        </div>
      </div>
    </div>
  )
}
