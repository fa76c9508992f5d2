import type { VNode } from 'preact'
import type { VisitAnswer } from '../../../server/contract/kit.ts'
import { casesHref } from '../../case-links.ts'
import { Notice, VisitStatus } from '../../parts/Notice.tsx'
import type { View } from '../../state.ts'
import { useEdits } from './kit-edits.ts'
import { SheetDesk } from './SheetDesk.tsx'

type Props = { answer: VisitAnswer; view: View }

/** What the public sources leave open about some cases, as questions to those who know. */
export function VisitPage({ answer, view }: Props): VNode {
  const { slugs, sheet, notes } = answer
  const edits = useEdits()
  return (
    <main id="main" class="kit-page" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5 kit-desk">
        <h1 tabIndex={-1}>視察前の質問票</h1>
        {sheet ? (
          <p class="phrase">
            事例の「分からない」と書いた所から作った問い。
            <a href={casesHref('/kit', slugs)}>この事例で勉強会キットを作る</a>
          </p>
        ) : (
          <p class="phrase">
            事例を1〜4件選ぶと、資料から分からないことが問いになって並ぶ。
            <a href="/search">事例を探す</a>か、<a href="/list">持ち寄りリスト</a>から選ぶ。
          </p>
        )}
        <NoteList notes={notes} />
      </div>
      {sheet && <SheetDesk sheets={[sheet]} edits={edits} />}
    </main>
  )
}

/** What was left out or set otherwise on the way to what is shown. */
export function NoteList({ notes }: { notes: readonly string[] }): VNode {
  return (
    <>
      {notes.map((note) => (
        <Notice key={note} word="知らせ">
          {note}
        </Notice>
      ))}
    </>
  )
}
