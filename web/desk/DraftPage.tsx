import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { WritingPage } from '../../server/contract/desk.ts'
import { makeSafe } from '../lists/safe-storage.ts'
import { ReopenNotice } from './ReopenNotice.tsx'
import { type Beginning, beginWriting, listUnsaved, type Unsaved } from './reopening.ts'
import { WritingDesk } from './WritingDesk.tsx'

/** The page on which an editor writes a case. What was left unsaved is asked about before anything can be written over it. */
export function DraftPage({ writing }: { writing: WritingPage }): VNode {
  const { kept } = writing
  const [unsaved, setUnsaved] = useState<Unsaved[]>([])
  const [beginning, setBeginning] = useState<Beginning>()
  useEffect(
    () =>
      setUnsaved(
        listUnsaved(
          writing,
          makeSafe(() => localStorage),
        ),
      ),
    [],
  )
  if (beginning === undefined && unsaved.length > 0) {
    return (
      <ReopenNotice
        writing={writing}
        unsaved={unsaved}
        onChoose={(chosen) => setBeginning(beginWriting(kept, chosen, unsaved))}
      />
    )
  }
  return (
    <WritingDesk
      key={beginning ? 'chosen' : 'saved'}
      writing={writing}
      beginning={beginning ?? beginWriting(kept, undefined, [])}
    />
  )
}
