/** The pages that the browser takes over, the same on the server and in the browser. */

import type { VNode } from 'preact'
import type { WritingPage } from '../server/contract/desk.ts'
import { CasePage } from './pages/case/CasePage.tsx'
import type { ComparePageProps } from './pages/compare/ComparePage.tsx'
import { CoveragePage } from './pages/coverage/CoveragePage.tsx'
import { ErrorPage, MissingPage, WithdrawnPage } from './pages/ErrorPage.tsx'
import type { KitPageProps, VisitPageProps } from './pages/kit/KitPage.tsx'
import { ListPage } from './pages/list/ListPage.tsx'
import { LocatePage } from './pages/locate/LocatePage.tsx'
import { OnePagePage } from './pages/one-page/OnePagePage.tsx'
import { PlansPage } from './pages/plans/PlansPage.tsx'
import { ResultsPage } from './pages/results/ResultsPage.tsx'
import { StartPage } from './pages/start/StartPage.tsx'
import { Frame } from './parts/Frame.tsx'
import { Offers } from './parts/offers.ts'
import { SelectionBar } from './parts/SelectionBar.tsx'
import type { View } from './state.ts'

/** Pages that always come as documents of their own: in the browser their script is loaded with them alone. */
export type LatePages = {
  ComparePage?: (props: ComparePageProps) => VNode
  KitPage?: (props: KitPageProps) => VNode
  VisitPage?: (props: VisitPageProps) => VNode
  DraftPage?: (props: { writing: WritingPage }) => VNode
}

type AppProps = { view: View; late: LatePages }

/** The whole screen of a view. */
export function App({ view, late }: AppProps): VNode {
  return (
    <Frame page={view.data.page} reader={view.reader}>
      <Offers.Provider value={view.offers ?? {}}>
        <Page view={view} late={late} />
      </Offers.Provider>
      {takesChoices(view) && <SelectionBar question={questionOf(view)} />}
    </Frame>
  )
}

/** What was searched for on the screen, or nothing. */
function questionOf({ data }: View): string {
  return data.page === 'results' ? data.state.q : ''
}

/** Where cases are chosen, there stands how many are. */
function takesChoices({ data: { page } }: View): boolean {
  return page === 'results' || page === 'case'
}

function Page({ view, late }: AppProps): VNode | null {
  const { data } = view
  switch (data.page) {
    case 'start':
      return <StartPage start={data.start} view={view} />
    case 'results':
      return (
        <ResultsPage
          state={data.state}
          answer={data.answer}
          dropped={data.dropped}
          progressive={data.progressive}
          view={view}
        />
      )
    case 'case':
      return <CasePage key={data.case.slug} case={data.case} view={view} />
    case 'locate':
      return <LocatePage locate={data.locate} bodies={data.bodies} view={view} />
    case 'compare':
      return late.ComparePage ? (
        <late.ComparePage
          comparison={data.comparison}
          missing={data.missing}
          leftOut={data.leftOut}
          view={view}
        />
      ) : null
    case 'onepage':
      return (
        <OnePagePage
          onePage={data.onePage}
          question={data.question}
          missing={data.missing}
          leftOut={data.leftOut}
          view={view}
        />
      )
    case 'coverage':
      return <CoveragePage coverage={data.coverage} view={view} />
    case 'list':
      return <ListPage view={view} />
    case 'plans':
      return <PlansPage view={view} />
    case 'kit':
      return late.KitPage ? <late.KitPage answer={data.kit} view={view} /> : null
    case 'visit':
      return late.VisitPage ? <late.VisitPage answer={data.visit} view={view} /> : null
    case 'writing':
      return late.DraftPage ? <late.DraftPage writing={data.writing} /> : null
    case 'withdrawn':
      return <WithdrawnPage withdrawn={data.withdrawn} view={view} />
    case 'missing':
      return <MissingPage view={view} />
    case 'error':
      return <ErrorPage message={data.message} view={view} />
  }
}
