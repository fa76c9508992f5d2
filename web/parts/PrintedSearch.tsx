import type { VNode } from 'preact'
import { labelOf, sorts } from '../../server/vocabulary.ts'
import { listChosen } from '../conditions.ts'
import { type SearchState, searchHref } from '../url.ts'
import { PrintedLine, PrintedPlace } from './PrintedPlace.tsx'

/** On paper: what was asked, where it can be asked again, and on which day. */
export function PrintedSearch({ state }: { state: SearchState }): VNode {
  const conditions = listChosen(state, undefined).map(({ name, label }) => `${name}「${label}」`)
  return (
    <PrintedPlace path={searchHref(state)}>
      {state.q !== '' && <PrintedLine name="言葉">{state.q}</PrintedLine>}
      {conditions.length > 0 && <PrintedLine name="条件">{conditions.join('、')}</PrintedLine>}
      <PrintedLine name="並び">{labelOf(sorts, state.sort)}</PrintedLine>
    </PrintedPlace>
  )
}
