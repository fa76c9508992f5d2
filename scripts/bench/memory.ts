/** The memory that is really held: measured after a full collection, which Node allows only on request. */

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Megabytes of the heap and of the buffers outside of it. */
export function measureMemory(): number {
  collect()
  // Buffers are given back only by the collection after the one that let go of them.
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}
