import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { todayIso } from '../../../server/contract/format.ts'
import { formatShared } from '../../../server/contract/shared-list.ts'
import type { KeptList } from '../../lists/kept-list.ts'
import { fileNameOf, saveText } from '../../lists/save-file.ts'
import { LinkToCopy, useLink } from '../../parts/LinkToCopy.tsx'
import { SectionHead } from '../../parts/SectionHead.tsx'
import { ShareOnServer } from '../../parts/ShareOnServer.tsx'
import { place } from '../../place.ts'
import { isMember, readView } from '../../state.ts'
import type { Cards } from './CaseLine.tsx'
import { formatListFile } from './list-file.ts'
import { formatSharedLink, toShared } from './shared-list.ts'

/** Hands a list to others, as a link or as a file; the server has no part in it, unless a member has it make a short link. */
export function ShareList({ list, cards }: { list: KeptList; cards: Cards }): VNode {
  const [notes, setNotes] = useState(true)
  const link = useLink('/list', () => formatSharedLink(toShared(list, { notes, titles: false })), [
    list,
    notes,
  ])
  const saveList = (): void => {
    const file = formatListFile(toShared(list, { notes, titles: true }), cards, {
      addressOf: place.toPublic,
      today: todayIso(),
    })
    saveText(fileNameOf('持ち寄りリスト', list.name, 'html'), 'text/html', file)
  }
  return (
    <section class="section list-section" aria-labelledby="share">
      <SectionHead id="share" title="渡す">
        リンクにもファイルにも、リストのすべてが入る。
        {isMember(readView())
          ? 'サーバーに残るのは、共有のリンクを作ったときだけ。'
          : 'サーバーには残らない。'}
      </SectionHead>
      <label class="check">
        <input
          type="checkbox"
          checked={notes}
          onChange={({ currentTarget }) => setNotes(currentTarget.checked)}
        />
        <span>メモも入れる</span>
      </label>
      <LinkToCopy link={link} />
      <ShareOnServer kind="list" content={formatShared(toShared(list, { notes, titles: false }))} />
      <p class="list-buttons">
        <button type="button" class="button button--line" onClick={saveList}>
          ファイルにする（HTML）
        </button>
        <span class="note">開くだけで読める。共有フォルダーに置ける。</span>
      </p>
    </section>
  )
}
