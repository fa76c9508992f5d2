import type { ComponentChildren, VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { emptySearch, searchHref } from '../../server/contract/address.ts'
import { formatDate, splitTitle } from '../../server/contract/format.ts'
import type { WithdrawnCase } from '../../server/contract/withdrawn.ts'
import { MembersOnlyMark } from '../parts/MembersOnlyMark.tsx'
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

/** A case stood at this address: when and why it went, and what to read instead. */
export function WithdrawnPage({
  withdrawn: { title, on, reason, instead },
  view,
}: {
  withdrawn: WithdrawnCase
  view: View
}): VNode {
  const words = title === undefined ? '' : splitTitle(title).main
  return (
    <ErrorFrame title="公開をやめた事例" words={words} view={view}>
      <p class="phrase">
        {words !== '' && `「${words}」は、`}
        <span class="num">{formatDate(on)}</span>に公開をやめた。
      </p>
      <p class="phrase">わけ：{reason}</p>
      {instead.length > 0 ? (
        <>
          <p class="phrase">代わりに読める事例</p>
          <ul class="link-list">
            {instead.map((found) => (
              <li key={found.slug}>
                <a href={`/cases/${found.slug}`}>
                  {splitTitle(found.title).main}
                  <MembersOnlyMark membersOnly={found.membersOnly} />
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p class="phrase">
          近い事例は、<a href={searchHref({ ...emptySearch(), q: words })}>検索で探す</a>。
        </p>
      )}
    </ErrorFrame>
  )
}

type ErrorFrameProps = {
  title: string
  /** What the search box holds to begin with. */
  words?: string
  view: View
  children: ComponentChildren
}

/** In place of a page that is not there: a search box, and what has become of the page. */
function ErrorFrame({ title, words = '', view, children }: ErrorFrameProps): VNode {
  // The box begins anew with every other state.
  const state = useMemo(() => ({ ...emptySearch(), q: words }), [words])
  return (
    <main id="main" aria-busy={view.busy}>
      <SearchBox className="search-bar" label="困りごと、取組の名、自治体の名など" state={state} />
      <VisitStatus view={view} />
      <div class="section empty mt-5">
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
    </main>
  )
}
