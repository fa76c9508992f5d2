import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { Folder } from '../../parts/folder.ts'
import { LoadedPart } from '../../parts/LoadedPart.tsx'
import { VisitStatus } from '../../parts/Notice.tsx'
import { keepsOnServer, type View } from '../../state.ts'

const loadManager = () => import('./ListManager.tsx').then(({ ListManager }) => ListManager)

/** The reader's own lists. They are in the browser only, and so is what works on them: a script of its own. */
export function ListPage({ view }: { view: View }): VNode {
  const isFolder = useContext(Folder) !== undefined
  return (
    <main id="main" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5">
        <h1 tabIndex={-1}>持ち寄りリスト</h1>
        <p class="phrase screen-only">
          選んだ事例を並べ、メモを添え、比べ、渡す。
          {keepsOnServer(view)
            ? 'このブラウザーと、サーバーの自分の場所に残る。'
            : 'このブラウザーの中だけに残る。'}
          {!keepsOnServer(view) &&
            !isFolder &&
            'サーバーへは、ファイルにするときだけ送り、残さない。'}
        </p>
        {!isFolder && <WithoutScript />}
      </div>
      <LoadedPart load={loadManager} isSafe="リストはそのまま残っている。" />
    </main>
  )
}

function WithoutScript(): VNode {
  return (
    <p class="phrase without-script mt-3">
      それにはスクリプトが要る。使えないときは、<a href="/search">探した結果</a>
      や事例のページを印刷するか、お気に入りに入れる。事例の番地の終わりを並べて開くと、比べられ（
      <code>/compare?slug=…&amp;slug=…</code>）、Wordに書き出せる（
      <code>/api/export?format=docx&amp;slug=…</code>）。
    </p>
  )
}
