/** What a written page of a folder says of itself to its script. */

import type { Edition } from '../../server/contract/edition.ts'

export type WrittenPage = Edition & {
  /** The path of what stands in it. */
  path: string
}
