import type { VNode } from 'preact'
import type { View } from '../view.ts'
import { Notice } from './Notice.tsx'

/** What is under way or went wrong; the former screen stays below it. */
export function VisitStatus({ view }: { view: View }): VNode {
  return (
    <div class="status">
      <div class={view.busy ? 'busy' : 'busy busy--idle'}>
        {view.busy && (
          <span class="hidden-text" role="status">
            読み込んでいる
          </span>
        )}
      </div>
      {view.offline && !view.failure && (
        <Notice word="一部">
          通信が切れている。いま出ている画面は読める。探すのは、つながってからになる。
        </Notice>
      )}
      {view.failure && (
        <Notice word="誤り" error>
          {view.failure.message}　<a href={view.failure.href}>もう一度試す</a>
        </Notice>
      )}
    </div>
  )
}
