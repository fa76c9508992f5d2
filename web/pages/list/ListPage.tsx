import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Notice, VisitStatus } from '../../parts/Notice.tsx'
import type { View } from '../../state.ts'
import type { ListManager } from './ListManager.tsx'
import { TextButton } from './TextButton.tsx'

/** The reader's own lists. They are in the browser only, and so is what works on them: a script of its own. */
export function ListPage({ view }: { view: View }): VNode {
  // In an object, because a component is a function, which a state would call.
  const [loaded, setLoaded] = useState<{ Manager: typeof ListManager }>()
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    import('./ListManager.tsx').then(
      (script) => setLoaded({ Manager: script.ListManager }),
      () => setMissing(true),
    )
  }, [])
  return (
    <main id="main" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5">
        <h1 tabIndex={-1}>持ち寄りリスト</h1>
        <p class="phrase screen-only">
          選んだ事例を並べ、メモを添え、比べ、渡す。このブラウザーの中だけに残り、サーバーへは送らない。
        </p>
        <WithoutScript />
        {isMissing && (
          <Notice word="誤り" error>
            画面の部品を読み込めない。リストはそのまま残っている。
            {/* Browsers remember a script that did not come for as long as the document lasts. */}
            <TextButton label="もう一度試す" onPress={() => location.reload()} />
          </Notice>
        )}
      </div>
      {loaded && <loaded.Manager />}
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
