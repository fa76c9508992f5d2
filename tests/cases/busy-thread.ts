/** A thread that tells its number, then waits or works for ever. */

import { parentPort, workerData } from 'node:worker_threads'
import { readTask } from '../../server/cases/parsing/thread-time.ts'

parentPort?.postMessage(readTask())
if (workerData === 'waits') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
for (;;);
