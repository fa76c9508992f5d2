/** The thread that writes one large Word file and ends. */

import { parentPort, workerData } from 'node:worker_threads'
import type { Paper } from '../paper.ts'
import { writeWord } from './write-word.ts'

const file = await writeWord(workerData as Paper)
parentPort?.postMessage(file)
