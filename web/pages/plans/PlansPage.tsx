import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { Folder } from '../../parts/folder.ts'
import { LoadedPart } from '../../parts/LoadedPart.tsx'
import { VisitStatus } from '../../parts/Notice.tsx'
import { keepsOnServer, type View } from '../../state.ts'

const loadManager = () => import('./PlanManager.tsx').then(({ PlanManager }) => PlanManager)

/** The reader's plans for sessions. They are in the browser only, and so is what works on them: a script of its own. */
export function PlansPage({ view }: { view: View }): VNode {
  const isFolder = useContext(Folder) !== undefined
  return (
    <main id="main" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5">
        <h1 tabIndex={-1}>勉強会の案</h1>
        <p class="phrase">
          1〜4件の事例から勉強会キットを作り、文や時間を直すと、案として残る。
          {keepsOnServer(view)
            ? 'このブラウザーと、サーバーの自分の場所に残り、'
            : 'このブラウザーの中だけに残り、'}
          渡すときはリンクかファイルにする。
        </p>
        {!isFolder && (
          <p class="phrase without-script mt-3">
            案を残すにはスクリプトが要る。使えないときは、勉強会キットの番地（
            <code>/kit?slug=…</code>）をお気に入りに入れるか、ファイルで受け取る。
          </p>
        )}
      </div>
      <LoadedPart load={loadManager} isSafe="案はそのまま残っている。" />
    </main>
  )
}
