/** Who may publish a draft. */

import type { StoredDraft } from './draft-rows.ts'
import type { Writer } from './writer.ts'

/**
 * Whether somebody may publish it: by two people, who wrote in it last does not. So every sentence has been before two
 * people, for whoever wrote before had his text read by the last one; and two who both write are not stuck.
 */
export function mayPublish(
  draft: Pick<StoredDraft, 'writerId'>,
  { accountId }: Writer,
  { twoPeople }: { twoPeople: boolean },
): boolean {
  return !twoPeople || draft.writerId !== accountId
}
