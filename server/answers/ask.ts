/** An address that has been read: what it asks of a library, once its turn has come. */

import type { ReadersLibrary } from '../library/library.ts'

export type Surroundings = {
  /** How addresses written out in full begin; where nobody knows that, there are none. */
  origin?: string
  /** Aborted when nobody waits any more. */
  signal?: AbortSignal
}

/** Whatever is wrong with an address is said before; what comes out here can only be missing. */
export type Ask<Answer> = (library: ReadersLibrary, surroundings: Surroundings) => Answer
