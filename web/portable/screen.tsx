/** The screen of a library in a folder: that of the server, with the sheets in place and what only a folder says. */

import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { Edition } from '../../server/contract/edition.ts'
import { App } from '../app.tsx'
import { ComparePage } from '../pages/compare/ComparePage.tsx'
import {
  KitPage,
  type KitPageProps,
  VisitPage,
  type VisitPageProps,
} from '../pages/kit/KitPage.tsx'
import { Folder } from '../parts/folder.ts'
import type { View } from '../state.ts'
import { FolderFoot } from './FolderFoot.tsx'
import { WordsAlone } from './WordsAlone.tsx'

/** What pages say in a folder of this edition. */
export function describeFolder(edition: Edition): { edition: VNode; wordsAlone: VNode } {
  return { edition: <FolderFoot edition={edition} />, wordsAlone: <WordsAlone /> }
}

/** Draws the whole screen of a view. */
export function FolderScreen({ view, edition }: { view: View; edition: Edition }): VNode {
  return (
    <Folder.Provider value={describeFolder(edition)}>
      <App view={view} late={{ ComparePage, KitPage: FreshKit, VisitPage: FreshVisit }} />
    </Folder.Provider>
  )
}

/** A sheet begins anew with every answer: on a server each is a document of its own, and what it keeps is by its address. */
function FreshKit(props: KitPageProps): VNode {
  return <KitPage key={useTurn(props.answer)} {...props} />
}

function FreshVisit(props: VisitPageProps): VNode {
  return <VisitPage key={useTurn(props.answer)} {...props} />
}

/** A number that changes with the answer. */
function useTurn(answer: unknown): number {
  const turn = useRef({ answer, number: 0 })
  if (turn.current.answer !== answer) turn.current = { answer, number: turn.current.number + 1 }
  return turn.current.number
}
