import type { VNode } from 'preact'
import { formatDate } from '../../server/contract/format.ts'
import { mostTokens, type TokenMade, type TokenShown } from '../../server/contract/members.ts'
import { DocumentPart } from '../documents/DocumentBody.tsx'
import { MemberField } from './MemberField.tsx'
import { PressForm } from './PressForm.tsx'

type TokenPartsProps = { tokens: readonly TokenShown[]; made: TokenMade | undefined }

/** The keys of a member's own assistants: what they open, when each was last used, and how to make and stop one. */
export function TokenParts({ tokens, made }: TokenPartsProps): VNode {
  return (
    <DocumentPart id="tokens" title="助手の鍵">
      <p>
        自分の助手（MCP）に、会員限定の事例も読ませるための鍵。読むことだけができる。人に渡さない。
      </p>
      {made && (
        <div class="member-form">
          <MemberField
            label={`「${made.name}」の鍵。見せるのはこの一度だけ`}
            value={made.key}
            autocomplete="off"
          />
        </div>
      )}
      <ul>
        {tokens.map(({ id, name, madeOn, usedOn }) => (
          <li key={id}>
            <span class="num">
              {name}　{formatDate(madeOn)}から。
              {usedOn === undefined ? 'まだ使っていない' : `最後に使った日 ${formatDate(usedOn)}`}
            </span>
            <PressForm
              action="/account/tokens/revoke"
              label={`「${name}」を止める`}
              field={['id', id]}
            />
          </li>
        ))}
      </ul>
      {tokens.length < mostTokens && (
        <form class="member-form" method="post" action="/account/tokens">
          <MemberField label="鍵の名（使う所など）" name="name" autocomplete="off" />
          <button type="submit" class="button button--line">
            鍵を作る
          </button>
        </form>
      )}
    </DocumentPart>
  )
}
