/** Starts what answers, in a thread of its own or, where none can be started, on this one. */

import type { FromWorker, ToWorker } from '../../server/contract/portable.ts'
import { runScript } from './load-parts.ts'

/** What a worker is to whoever speaks with it. */
export type WorkerPort = {
  post: (message: ToWorker) => void
  /** Hears what it says, and when it ends by a fault. */
  listen: (hear: (message: FromWorker) => void, fail: () => void) => void
  close: () => void
}

/** What `worker.js` leaves: all of it in one function, for the scope in which it is to work. */
type WorkerCode = (
  scope: Pick<MessagePort, 'postMessage' | 'addEventListener' | 'onmessage'>,
) => void

/** Said by a worker that has begun, before its code says anything. */
const begun = 'begun'

/** Reads the code and starts it. */
export async function startWorker(): Promise<WorkerPort> {
  const door = window as Window & { kaizenWorker?: WorkerCode }
  await runScript('worker.js', () => door.kaizenWorker !== undefined)
  const code = door.kaizenWorker as WorkerCode
  const worker = await startThread(code)
  return worker ? connect(worker) : connect(startHere(code))
}

/** A page opened from a file may start no worker from another file, but one from its own memory. */
function startThread(code: WorkerCode): Promise<Worker | undefined> {
  return new Promise((resolve) => {
    try {
      const text = `postMessage('${begun}');(${String(code)})(self)`
      const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
      const worker = new Worker(address)
      worker.onerror = () => resolve(undefined)
      worker.onmessage = () => {
        URL.revokeObjectURL(address)
        resolve(worker)
      }
    } catch {
      resolve(undefined)
    }
  })
}

function startHere(code: WorkerCode): MessagePort {
  const { port1, port2 } = new MessageChannel()
  code(port2)
  port2.start()
  return port1
}

function connect(port: Worker | MessagePort): WorkerPort {
  return {
    close: () => ('terminate' in port ? port.terminate() : port.close()),
    post: (message) => port.postMessage(message),
    listen: (hear, fail) => {
      if ('terminate' in port) port.onerror = fail
      port.onmessage = ({ data }: MessageEvent<FromWorker | typeof begun>) => {
        if (data !== begun) hear(data)
      }
    },
  }
}
