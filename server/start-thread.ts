/** Starts the module of a thread: as it was built, or in development as it is written, in TypeScript. */

import { Worker, type WorkerOptions } from 'node:worker_threads'

/** The thread of this module. tsx's loader does not reach into threads by itself (tsx 4.23, Node 20). */
export function startThread(module: URL, options: WorkerOptions): Worker {
  if (!module.pathname.endsWith('.ts')) return new Worker(module, options)
  const loader = new URL('./typescript-thread.mjs', import.meta.url)
  return new Worker(loader, { ...options, argv: [module.href] })
}
