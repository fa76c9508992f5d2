import type { ComponentChildren, VNode } from 'preact'
import { emptySearch } from '../url.ts'
import type { View } from '../view.ts'
import { SearchBox } from './SearchBox.tsx'
import { VisitStatus } from './VisitStatus.tsx'

const nothingAsked = emptySearch()

type Props = { title: string; view: View; children: ComponentChildren }

/** In place of a page that is not there: a search box, and what has become of the page. */
export function LostFrame({ title, view, children }: Props): VNode {
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
