import type { VNode } from 'preact'
import { type MemberPage, roles, type SessionShown } from '../../server/contract/members.ts'
import { labelOf } from '../../server/contract/vocabulary.ts'
import { DocumentBody, DocumentPart } from '../documents/DocumentBody.tsx'
import { FormOutcome } from '../parts/FormOutcome.tsx'
import { formatMoment } from './format-moment.ts'
import { KeptParts } from './KeptParts.tsx'
import { MemberField, NewPassphrase } from './MemberField.tsx'
import { PressForm } from './PressForm.tsx'
import { TokenParts } from './TokenParts.tsx'

/** Everything of one's own: passphrase, browsers that are logged in, what is kept, and the way out. */
export function AccountPage({ page }: { page: Extract<MemberPage, { name: 'account' }> }): VNode {
  const { reader, sessions, kept, tokens, token, problem, done } = page
  return (
    <DocumentBody
      title="自分の頁"
      lead={`${reader.name}（${labelOf(roles, reader.role)}）としてログインしている。`}
    >
      <FormOutcome problem={problem} done={done} />
      <div class="mt-3">
        <PressForm action="/logout" label="ログアウト" />
      </div>
      <KeptParts kept={kept} />
      {tokens && <TokenParts tokens={tokens} made={token} />}
      <Sessions sessions={sessions} />
      <DocumentPart id="passphrase" title="合言葉を替える">
        <form class="member-form" method="post" action="/account/passphrase">
          <input hidden type="text" autocomplete="username" value={reader.name} readOnly />
          <MemberField label="いまの合言葉" name="old" isSecret autocomplete="current-password" />
          <NewPassphrase />
          <button type="submit" class="button button--line">
            合言葉を替える
          </button>
        </form>
      </DocumentPart>
      <DocumentPart id="leave" title="退会">
        <details class="fold">
          <summary class="more">
            <span>退会する</span>
          </summary>
          <p>
            名前、役割、合言葉の照合値、ログイン、サーバーに置いたリストと案、渡したリンク、助手の鍵が、すぐに消える。元には戻せない。このブラウザーの中のリストと案は残る。
          </p>
          <form class="member-form" method="post" action="/account/leave">
            <MemberField
              label="合言葉"
              name="passphrase"
              isSecret
              autocomplete="current-password"
            />
            <button type="submit" class="button">
              退会して、すべて消す
            </button>
          </form>
        </details>
      </DocumentPart>
    </DocumentBody>
  )
}

function Sessions({ sessions }: { sessions: readonly SessionShown[] }): VNode {
  return (
    <DocumentPart id="sessions" title="ログインしている端末">
      <ul>
        {sessions.map(({ startedAt, isThis }, at) => (
          <li key={`${startedAt} ${at}`} class="num">
            {formatMoment(startedAt)}から{isThis && <b>　この端末</b>}
          </li>
        ))}
      </ul>
      {sessions.some(({ isThis }) => !isThis) && (
        <PressForm action="/account/sessions" label="ほかの端末の利用を終わらせる" />
      )}
    </DocumentPart>
  )
}
