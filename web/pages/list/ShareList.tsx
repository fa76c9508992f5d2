import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { todayIso } from '../../../server/contract/format.ts'
import type { KeptList } from '../../lists/kept-list.ts'
import { copyContents, copyOutcomes } from '../../parts/copy-contents.ts'
import { SectionHead } from '../../parts/SectionHead.tsx'
import type { Cards } from './CaseLine.tsx'
import { fileNameOf, formatListFile, saveFile } from './list-file.ts'
import { formatFragment, longestLink, toShared } from './shared-list.ts'

/** Hands a list to others, as a link or as a file; the server has no part in it. */
export function ShareList({ list, cards }: { list: KeptList; cards: Cards }): VNode {
  const [notes, setNotes] = useState(true)
  const link = useLink(list, notes)
  const saveList = (): void => {
    const file = formatListFile(toShared(list, { notes, titles: true }), cards, {
      origin: location.origin,
      today: todayIso(),
    })
    saveFile(fileNameOf(list.name, 'html'), 'text/html', file)
  }
  return (
    <section class="section list-section" aria-labelledby="share">
      <SectionHead id="share" title="渡す">
        リンクにもファイルにも、リストのすべてが入る。サーバーには残らない。
      </SectionHead>
      <label class="check">
        <input
          type="checkbox"
          checked={notes}
          onChange={({ currentTarget }) => setNotes(currentTarget.checked)}
        />
        <span>メモも入れる</span>
      </label>
      {link.length <= longestLink ? (
        <LinkToCopy link={link} />
      ) : (
        <p class="phrase">
          リンクにすると{link.length}字になり、メールの途中で切れる（{longestLink}
          字まで）。ファイルで渡す。
        </p>
      )}
      <p class="list-buttons">
        <button type="button" class="button button--line" onClick={saveList}>
          ファイルにする（HTML）
        </button>
        <span class="note">開くだけで読める。共有フォルダーに置ける。</span>
      </p>
    </section>
  )
}

/** The link to a list, made anew when the list changes. */
function useLink(list: KeptList, notes: boolean): string {
  const [link, setLink] = useState('')
  useEffect(() => {
    let isLate = false
    const make = async (): Promise<void> => {
      const fragment = await formatFragment(toShared(list, { notes, titles: false }))
      if (!isLate) setLink(`${location.origin}/list${fragment}`)
    }
    void make()
    return () => {
      isLate = true
    }
  }, [list, notes])
  return link
}

function LinkToCopy({ link }: { link: string }): VNode {
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<{ link: string; done: boolean }>()
  const copy = (): void => {
    if (field.current !== null) setCopied({ link, done: copyContents(field.current) })
  }
  const said = copied?.link === link ? copyOutcomes[`${copied.done}`] : ''
  return (
    <div class="list-link">
      <label for="list-link">リンク</label>
      <input id="list-link" type="text" readOnly ref={field} value={link} />
      <button type="button" class="button button--line" onClick={copy}>
        リンクを写す
      </button>
      <span role="status">{said}</span>
    </div>
  )
}
