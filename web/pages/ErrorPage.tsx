import type { ComponentChildren, VNode } from 'preact'
import { emptySearch } from '../../server/contract/address.ts'
import { Notice, VisitStatus } from '../parts/Notice.tsx'
import { SearchBox } from '../parts/SearchBox.tsx'
import type { View } from '../state.ts'

/** The page could not be made; what went wrong is said in the server's words. */
export function ErrorPage({ message, view }: { message: string; view: View }): VNode {
  return (
    <ErrorFrame title="画面を表示できない" view={view}>
      <Notice word="誤り" error>
        {message}　<a href="/search">すべての事例を見る</a>
      </Notice>
    </ErrorFrame>
  )
}

/** Nothing stands at this address. */
export function MissingPage({ view }: { view: View }): VNode {
  return (
    <ErrorFrame title="このページはない" view={view}>
      <p class="phrase">
        番地が変わったか、事例が取り下げられた。言葉で探し直すか、
        <a href="/search">すべての事例</a>から選ぶ。
      </p>
    </ErrorFrame>
  )
}

const nothingAsked = emptySearch()

type ErrorFrameProps = { title: string; view: View; children: ComponentChildren }

/** In place of a page that is not there: a search box, and what has become of the page. */
function ErrorFrame({ title, view, children }: ErrorFrameProps): VNode {
  return (
    <main id="main" aria-busy={view.busy}>
      <SearchBox
        className="search-bar"
        label="困りごと、取組の名、自治体の名など"
        state={nothingAsked}
      />
      <VisitStatus view={view} />
      <div class="section empty mt-5">
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
    </main>
  )
}
