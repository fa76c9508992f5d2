import type { ComponentChildren, VNode } from 'preact'
import type { KitAnswer, VisitAnswer } from '../../../server/contract/kit.ts'
import { casesHref } from '../../case-links.ts'
import { MembersOnlyMark } from '../../parts/MembersOnlyMark.tsx'
import { Notice, VisitStatus } from '../../parts/Notice.tsx'
import type { View } from '../../state.ts'
import { KitDesk } from './KitDesk.tsx'
import { useTabEdits } from './kit-edits.ts'
import { SheetEditor } from './SheetEditor.tsx'

export type KitPageProps = { answer: KitAnswer; view: View }

/** A study session out of cases: everything that is printed for it, on one page. */
export function KitPage({ answer: { kit, notes, contrasts }, view }: KitPageProps): VNode {
  const desk = kit && <KitDesk kit={kit} contrasts={contrasts} />
  return (
    <KitFrame title="勉強会キット" notes={notes} view={view} body={desk}>
      {kit === undefined && (
        <p class="phrase">
          事例を1〜4件選ぶと、進行役の紙、配布資料、後編、置き換えシート、視察前の質問票がそろう。
          <a href="/search">事例を探す</a>か、<a href="/list">持ち寄りリスト</a>から選ぶ。
        </p>
      )}
    </KitFrame>
  )
}

export type VisitPageProps = { answer: VisitAnswer; view: View }

/** What the public sources leave open about some cases, as questions to those who know. */
export function VisitPage({
  answer: { slugs, sheet, notes, footer },
  view,
}: VisitPageProps): VNode {
  const edits = useTabEdits({ isStored: footer === undefined })
  return (
    <KitFrame
      title="視察前の質問票"
      notes={notes}
      view={view}
      body={sheet && <SheetEditor sheets={[sheet]} tools={edits} footer={footer} />}
    >
      {sheet ? (
        <p class="phrase">
          事例の「分からない」と書いた所から作った問い。
          <a href={casesHref('/kit', slugs)}>この事例で勉強会キットを作る</a>
          <MembersOnlyMark membersOnly={footer === undefined ? undefined : true} />
        </p>
      ) : (
        <p class="phrase">
          事例を1〜4件選ぶと、資料から分からないことが問いになって並ぶ。
          <a href="/search">事例を探す</a>か、<a href="/list">持ち寄りリスト</a>から選ぶ。
        </p>
      )}
    </KitFrame>
  )
}

type KitFrameProps = {
  title: string
  /** What was left out or set otherwise on the way to what is shown. */
  notes: readonly string[]
  view: View
  /** The sheets; nothing where no case is named. */
  body: VNode | undefined
  children: ComponentChildren
}

function KitFrame({ title, notes, view, body, children }: KitFrameProps): VNode {
  return (
    <main id="main" class="kit-page" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5 kit-desk">
        <h1 tabIndex={-1}>{title}</h1>
        {children}
        {notes.map((note) => (
          <Notice key={note} word="知らせ">
            {note}
          </Notice>
        ))}
      </div>
      {body}
    </main>
  )
}
