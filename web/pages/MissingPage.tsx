import type { VNode } from 'preact'
import { LostFrame } from '../parts/LostFrame.tsx'
import type { View } from '../view.ts'

/** Nothing stands at this address. */
export function MissingPage({ view }: { view: View }): VNode {
  return (
    <LostFrame title="このページはない" view={view}>
      <p class="phrase">
        番地が変わったか、事例が取り下げられた。言葉で探し直すか、
        <a href="/search">すべての事例</a>から選ぶ。
      </p>
    </LostFrame>
  )
}
