/** What the routes of the desk are given. */

import type { PageAssets } from '../../../web/render.tsx'
import type { WritingPage } from '../../contract/desk.ts'
import type { Desk } from '../../desk/desk.ts'
import type { WholeLibrary } from '../../library/library.ts'
import type { ConcurrencyLimit } from '../concurrency-limit.ts'

export type DeskParts = {
  /** The desk of the state as it is open now. */
  deskOf: () => Desk
  library: WholeLibrary
  assets: PageAssets
  /** The form, which is the same for every draft. */
  form: Pick<WritingPage, 'fields' | 'factParts'>
  /** Checks, previews and trials: each takes tenths of a second of one core. */
  checkLimit: ConcurrencyLimit
}
