import type { VNode } from 'preact'
import { Notice } from '../parts/Notice.tsx'
import { SearchBox } from '../parts/SearchBox.tsx'
import { VisitStatus } from '../parts/VisitStatus.tsx'
import { emptySearch } from '../url.ts'
import type { View } from '../view.ts'

const nothingAsked = emptySearch()

/** The page could not be made; what went wrong is said in the server's words. */
export function ErrorPage({ message, view }: { message: string; view: View }): VNode {
  return (
    <main id="main" aria-busy={view.busy}>
      <SearchBox
        className="search-bar"
        label="困りごと、取組の名、自治体の名など"
        state={nothingAsked}
      />
      <VisitStatus view={view} />
      <div class="section empty mt-5">
        <h1 tabIndex={-1}>画面を表示できない</h1>
        <Notice word="誤り" error>
          {message}　<a href="/search">すべての事例を見る</a>
        </Notice>
      </div>
    </main>
  )
}
