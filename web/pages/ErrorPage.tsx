import type { VNode } from 'preact'
import { LostFrame } from '../parts/LostFrame.tsx'
import { Notice } from '../parts/Notice.tsx'
import type { View } from '../view.ts'

/** The page could not be made; what went wrong is said in the server's words. */
export function ErrorPage({ message, view }: { message: string; view: View }): VNode {
  return (
    <LostFrame title="画面を表示できない" view={view}>
      <Notice word="誤り" error>
        {message}　<a href="/search">すべての事例を見る</a>
      </Notice>
    </LostFrame>
  )
}
