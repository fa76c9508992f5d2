import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Notice, VisitStatus } from '../../parts/Notice.tsx'
import type { View } from '../../state.ts'
import { TextButton } from '../list/TextButton.tsx'
import type { PlanManager } from './PlanManager.tsx'

/** The reader's plans for sessions. They are in the browser only, and so is what works on them: a script of its own. */
export function PlansPage({ view }: { view: View }): VNode {
  // In an object, because a component is a function, which a state would call.
  const [loaded, setLoaded] = useState<{ Manager: typeof PlanManager }>()
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    import('./PlanManager.tsx').then(
      (script) => setLoaded({ Manager: script.PlanManager }),
      () => setMissing(true),
    )
  }, [])
  return (
    <main id="main" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5">
        <h1 tabIndex={-1}>勉強会の案</h1>
        <p class="phrase">
          1〜4件の事例から勉強会キットを作り、文や時間を直すと、案として残る。このブラウザーの中だけに残り、渡すときはリンクかファイルにする。
        </p>
        <p class="phrase without-script mt-3">
          案を残すにはスクリプトが要る。使えないときは、勉強会キットの番地（
          <code>/kit?slug=…</code>）をお気に入りに入れるか、ファイルで受け取る。
        </p>
        {isMissing && (
          <Notice word="誤り" error>
            画面の部品を読み込めない。案はそのまま残っている。
            {/* Browsers remember a script that did not come for as long as the document lasts. */}
            <TextButton label="もう一度試す" onPress={() => location.reload()} />
          </Notice>
        )}
      </div>
      {loaded && <loaded.Manager />}
    </main>
  )
}
