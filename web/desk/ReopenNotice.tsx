import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { WritingPage } from '../../server/contract/desk.ts'
import { formatMoment } from '../members/format-moment.ts'
import { compareDrafts } from './compare-drafts.ts'
import type { Unsaved } from './reopening.ts'

type ReopenNoticeProps = {
  writing: WritingPage
  unsaved: readonly Unsaved[]
  onChoose: (chosen: Unsaved | undefined) => void
}

const places = { browser: 'このブラウザー', server: 'サーバー' } as const

/** Text from before the page was closed: whether to go on with it. */
export function ReopenNotice({ writing, unsaved, onChoose }: ReopenNoticeProps): VNode {
  const { kept, fields } = writing
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main id="main" class="desk-page">
      <div class="empty mt-5">
        <h1 tabIndex={-1} ref={heading}>
          保存していない続きがある
        </h1>
        <p class="phrase">
          保存したのは{formatMoment(kept.at)}（{kept.writer}
          ）。その後に書いたものが残っている。
        </p>
      </div>
      <ul class="desk-reopen">
        {unsaved.map((one) => (
          <li key={one.where}>
            <button type="button" class="button" onClick={() => onChoose(one)}>
              続きから書く
            </button>
            <p>
              {formatMoment(one.at)}に書いたもの（{places[one.where]}）。違う所:{' '}
              {compareDrafts(one.draft, kept.draft, kept.draft, fields)
                .map(({ title }) => title)
                .join('、')}
            </p>
          </li>
        ))}
        <li>
          <button type="button" class="button button--line" onClick={() => onChoose(undefined)}>
            保存した所から書く
          </button>
          <p>書いたものは「元に戻す」で取り戻せる。</p>
        </li>
      </ul>
    </main>
  )
}
