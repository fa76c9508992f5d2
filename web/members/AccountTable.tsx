import type { VNode } from 'preact'
import { formatDate } from '../../server/contract/format.ts'
import { type AccountShown, accountStates, roles } from '../../server/contract/members.ts'
import { labelOf } from '../../server/contract/vocabulary.ts'

type AccountTableProps = {
  accounts: readonly AccountShown[]
  /** The id of whoever looks at it. */
  self: string
}

/** All accounts and what can be done with each; on a narrow screen the rows are stacked. */
export function AccountTable({ accounts, self }: AccountTableProps): VNode {
  return (
    <table class="word-table criteria">
      <caption class="hidden-text">会員と編集者の一覧</caption>
      <thead>
        <tr>
          <th scope="col">名前</th>
          <th scope="col">役割</th>
          <th scope="col">状態</th>
          <th scope="col">できること</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} isSelf={account.id === self} />
        ))}
      </tbody>
    </table>
  )
}

function AccountRow({ account, isSelf }: { account: AccountShown; isSelf: boolean }): VNode {
  const { name, role, state, invitedUntil } = account
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{labelOf(roles, role)}</td>
      <td>
        {labelOf(accountStates, state)}
        {invitedUntil !== undefined && (
          <span class="proof num">{formatDate(invitedUntil)}まで</span>
        )}
      </td>
      <td>
        {isSelf ? (
          <>
            自分（合言葉と退会は<a href="/account">自分の頁</a>）
          </>
        ) : (
          <AccountActions account={account} />
        )}
      </td>
    </tr>
  )
}

function AccountActions({ account: { id, name, state } }: { account: AccountShown }): VNode {
  const address = `/members/${encodeURIComponent(id)}`
  return (
    <div class="list-buttons">
      {state === 'active' && <RowForm action={`${address}/pause`} label="止める" name={name} />}
      {state === 'paused' ? (
        <RowForm action={`${address}/resume`} label="また使えるようにする" name={name} />
      ) : (
        <RowForm action={`${address}/invite`} label="再招待" name={name} />
      )}
      <details class="fold">
        <summary class="more">
          <span>
            消す<span class="hidden-text">　{name}</span>
          </span>
        </summary>
        <p>
          {name}
          さんの名前、合言葉の照合値、ログイン、サーバーに置いたリストと案、渡したリンク、助手の鍵を消す。元には戻せない。
        </p>
        <form method="post" action={`${address}/remove`}>
          <button type="submit" class="button button--line">
            すべて消す<span class="hidden-text">　{name}</span>
          </button>
        </form>
      </details>
    </div>
  )
}

type RowFormProps = { action: string; label: string; name: string }

/** One press that changes the account of a row. */
function RowForm({ action, label, name }: RowFormProps): VNode {
  return (
    <form method="post" action={action}>
      <button type="submit" class="text-button">
        {label}
        <span class="hidden-text">　{name}</span>
      </button>
    </form>
  )
}
