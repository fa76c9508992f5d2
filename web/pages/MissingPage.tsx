import type { VNode } from 'preact'
import { SearchBox } from '../parts/SearchBox.tsx'
import { VisitStatus } from '../parts/VisitStatus.tsx'
import { emptySearch } from '../url.ts'
import type { View } from '../view.ts'

const nothingAsked = emptySearch()

/** Nothing stands at this address. */
export function MissingPage({ view }: { view: View }): VNode {
  return (
    <main id="main" aria-busy={view.busy}>
      <SearchBox
        className="search-bar"
        label="困りごと、取組の名、自治体の名など"
        state={nothingAsked}
      />
      <VisitStatus view={view} />
      <div class="section empty mt-5">
        <h1 tabIndex={-1}>このページはない</h1>
        <p class="phrase">
          番地が変わったか、事例が取り下げられた。言葉で探し直すか、
          <a href="/search">すべての事例</a>から選ぶ。
        </p>
      </div>
    </main>
  )
}
