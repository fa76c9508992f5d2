import type { VNode } from 'preact'
import { longestMemberName, type MemberPage } from '../../server/contract/members.ts'
import { DocumentBody } from '../documents/DocumentBody.tsx'
import { FormOutcome } from '../parts/FormOutcome.tsx'
import { MemberField } from './MemberField.tsx'

/** The way in for members and editors. */
export function LoginPage({ page }: { page: Extract<MemberPage, { name: 'login' }> }): VNode {
  const { next, typedName, problem, done } = page
  const isWrong = problem !== undefined
  return (
    <DocumentBody
      title="会員のログイン"
      lead="入れるのは、研究会の会員と編集者。公開の事例は、ログインしなくても読める。"
    >
      <FormOutcome problem={problem} done={done} />
      <form class="member-form" method="post" action="/login">
        <input type="hidden" name="next" value={next} />
        <MemberField
          label="名前"
          name="name"
          value={typedName}
          autocomplete="username"
          maxLength={longestMemberName}
          isWrong={isWrong}
        />
        <MemberField
          label="合言葉"
          name="passphrase"
          isSecret
          autocomplete="current-password"
          isWrong={isWrong}
        />
        <button type="submit" class="button">
          ログインする
        </button>
      </form>
      <dl class="walls section">
        <div>
          <dt>合言葉を忘れた</dt>
          <dd>編集者に頼み、招待のリンクを作り直してもらう。そのリンクで新しい合言葉を決める。</dd>
        </div>
        <div>
          <dt>案内が届いていない</dt>
          <dd>名前は編集者が登録する。会員で案内の届いていない人は、研究会に尋ねる。</dd>
        </div>
      </dl>
    </DocumentBody>
  )
}
