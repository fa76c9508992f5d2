import type { CaseDraft, KeptDraft } from '../../server/contract/desk.ts'

/** What somebody else has made of the case meanwhile: a saved draft, or files changed by hand. */
export type Conflict = {
  theirs: CaseDraft
  kept?: KeptDraft
  /** The files that were changed by hand, by the hash under which the next save names them as seen. */
  base?: string
}
