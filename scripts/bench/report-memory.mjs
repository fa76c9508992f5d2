/** Loaded into the measured server before all else: on SIGUSR2 it collects and writes what its heap still holds. */

import { renameSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

const file = process.env['MEMORY_FILE']
if (isMainThread && file) {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  process.on('SIGUSR2', () => {
    // Buffers are given back only by the collection after the one that let go of them.
    collect()
    collect()
    const { heapUsed, external, rss } = process.memoryUsage()
    writeFileSync(
      `${file}.beside`,
      JSON.stringify({ heapMb: (heapUsed + external) / 1e6, rssMb: rss / 1e6 }),
    )
    renameSync(`${file}.beside`, file)
  })
}
