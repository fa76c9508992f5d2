/** The frame around every page, the same on the server and in the browser. */

import type { VNode } from 'preact'
import { CasePage } from './pages/CasePage.tsx'
import { CoveragePage } from './pages/CoveragePage.tsx'
import { ErrorPage } from './pages/ErrorPage.tsx'
import { MissingPage } from './pages/MissingPage.tsx'
import { ResultsPage } from './pages/ResultsPage.tsx'
import { StartPage } from './pages/StartPage.tsx'
import { Colophon } from './parts/Colophon.tsx'
import { Masthead } from './parts/Masthead.tsx'
import { SharedShapes } from './parts/SharedShapes.tsx'
import type { View } from './view.ts'

/** The whole screen of a view. */
export function App({ view }: { view: View }): VNode {
  const isResults = view.data.page === 'results'
  return (
    <>
      <a class="skip" href={isResults ? '#hits' : '#main'}>
        {isResults ? '検索結果へ' : '本文へ'}
      </a>
      <SharedShapes />
      <div class="page">
        <Masthead page={view.data.page} />
        <Page view={view} />
        <Colophon />
      </div>
    </>
  )
}

function Page({ view }: { view: View }): VNode {
  const { data } = view
  switch (data.page) {
    case 'start':
      return <StartPage start={data.start} view={view} />
    case 'results':
      return <ResultsPage state={data.state} answer={data.answer} view={view} />
    case 'case':
      return <CasePage key={data.case.slug} case={data.case} view={view} />
    case 'coverage':
      return <CoveragePage coverage={data.coverage} view={view} />
    case 'missing':
      return <MissingPage view={view} />
    case 'error':
      return <ErrorPage message={data.message} view={view} />
  }
}
