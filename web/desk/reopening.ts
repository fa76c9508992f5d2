/** What was left unsaved when the page was closed, and how the desk begins with it or without. */

import type { CaseDraft, KeptDraft, WritingPage } from '../../server/contract/desk.ts'
import type { SafeStorage } from '../lists/safe-storage.ts'
import { isSameDraft } from './compare-drafts.ts'
import { beginHistory, type DraftHistory, stepHistory } from './draft-changes.ts'
import { readLocalCopy } from './local-copy.ts'

export type Unsaved = {
  draft: CaseDraft
  at: string
  where: 'browser' | 'server'
  /** The saved draft that it began with. */
  kept: KeptDraft
}

/** What the desk begins with: its history, the saved draft it began with, and where unsaved text is. */
export type Beginning = {
  history: DraftHistory
  kept: KeptDraft
  unsaved?: Pick<Unsaved, 'draft' | 'where'>
}

/** Unsaved text that differs from what is saved, the newest first; the same text in two places once. */
export function listUnsaved({ kept, pause }: WritingPage, storage: SafeStorage): Unsaved[] {
  const copy = readLocalCopy(storage, kept.id)
  const found: Unsaved[] = []
  if (copy) {
    const { draft, base, version, at } = copy
    found.push({ draft, at, where: 'browser', kept: { ...kept, draft: base, version } })
  }
  if (pause) found.push({ ...pause, where: 'server', kept })
  return found
    .filter(({ draft }) => !isSameDraft(draft, kept.draft))
    .filter(({ draft }, at) => !found.slice(0, at).some((one) => isSameDraft(one.draft, draft)))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

/** Goes on with unsaved text, or with what is saved: then the unsaved text is one step back. */
export function beginWriting(
  kept: KeptDraft,
  chosen: Unsaved | undefined,
  unsaved: readonly Unsaved[],
): Beginning {
  if (chosen) {
    const { draft, where } = chosen
    return { history: beginHistory(draft), kept: chosen.kept, unsaved: { draft, where } }
  }
  const [newest] = unsaved
  if (!newest) return { history: beginHistory(kept.draft), kept }
  const history = stepHistory(beginHistory(newest.draft), { kind: 'replace', draft: kept.draft })
  return { history, kept }
}
