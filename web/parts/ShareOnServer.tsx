import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { formatDate } from '../../server/contract/format.ts'
import type { SharedKind, ShareMade } from '../../server/contract/kept.ts'
import { sharedDays } from '../../server/contract/members.ts'
import { makeShare, RequestFailure } from '../api.ts'
import { isMember, readView } from '../state.ts'
import { LinkToCopy } from './LinkToCopy.tsx'
import { Notice } from './Notice.tsx'

type ShareOnServerProps = {
  kind: SharedKind
  /** What is shared, as text. */
  content: string
}

/** A short link for the study group, which members can have made: what is shared then lies on the server. */
export function ShareOnServer({ kind, content }: ShareOnServerProps): VNode | null {
  const [made, setMade] = useState<ShareMade & { content: string }>()
  const [failure, setFailure] = useState<string>()
  if (!isMember(readView())) return null
  const share = async (): Promise<void> => {
    try {
      setMade({ ...(await makeShare(kind, content)), content })
      setFailure(undefined)
    } catch (error) {
      setFailure(error instanceof RequestFailure ? error.message : 'サーバーで誤りが起きた。')
    }
  }
  return (
    <>
      <p class="list-buttons">
        <button type="button" class="button button--line" onClick={() => void share()}>
          共有のリンクを作る（{sharedDays}日）
        </button>
        <span class="note">
          短いリンクで、だれでも開ける。中身はサーバーに置き、名前は出ない。会員限定の事例が入っていれば、ログインした会員だけが開ける。
        </span>
      </p>
      {failure && (
        <Notice word="誤り" error>
          リンクを作れない。{failure}
        </Notice>
      )}
      {made && (
        <>
          <LinkToCopy name="共有のリンク" link={made.href} />
          <p class="note" role="status">
            {formatDate(made.until)}まで開ける。
            {made.content !== content && '作ったあとに変えたところは、入っていない。'}
          </p>
        </>
      )}
    </>
  )
}
