/** Inputs that wait for the model: queries overtake passages, one at a time, and none that nobody waits for any more. */

/**
 * The vector (unit length) of an input that already carries its prefix; queries overtake passages. A job whose signal
 * is aborted while it waits is never computed.
 */
export type Embed = (
  input: string,
  urgency: 'query' | 'passage',
  signal?: AbortSignal,
) => Promise<Float32Array>

export type Job = { id: number; input: string }
export type JobReply =
  | { kind: 'vector'; id: number; vector: Float32Array }
  | { kind: 'failed'; id: number; message: string }

type Waiting = Job & {
  resolve: (vector: Float32Array) => void
  reject: (error: Error) => void
}

/** A queue whose jobs are begun by `start`; the reply to each has to be settled before the next one is begun. */
export function createJobQueue(start: (job: Job) => void) {
  const waiting = { query: new Set<Waiting>(), passage: new Set<Waiting>() }
  let running: Waiting | undefined
  let broken: Error | undefined
  let lastId = 0

  const runNext = () => {
    running ??= takeFirst(waiting.query) ?? takeFirst(waiting.passage)
    if (running) start({ id: running.id, input: running.input })
  }
  const embed: Embed = (input, urgency, signal) =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken)
      if (signal?.aborted) return reject(signal.reason)
      const job: Waiting = { id: ++lastId, input, resolve, reject }
      const jobs = waiting[urgency]
      jobs.add(job)
      signal?.addEventListener('abort', () => {
        if (jobs.delete(job)) reject(signal.reason)
      })
      if (!running) runNext()
    })
  const settle = (reply: JobReply) => {
    const done = running
    running = undefined
    runNext()
    if (done?.id !== reply.id) return
    if (reply.kind === 'vector') done.resolve(reply.vector)
    else done.reject(new Error(reply.message))
  }
  /** Refuses what waits and all that comes; the job that runs ends by itself. */
  const close = (error: Error) => {
    broken ??= error
    for (const jobs of [waiting.query, waiting.passage]) {
      for (const job of jobs) job.reject(broken)
      jobs.clear()
    }
  }
  /** As `close`, and what runs has failed; whether this is the first that has been heard of it. */
  const failAll = (error: Error): boolean => {
    const isFirst = broken === undefined
    running?.reject(error)
    running = undefined
    close(error)
    return isFirst
  }
  return { embed, settle, close, failAll }
}

function takeFirst(jobs: Set<Waiting>): Waiting | undefined {
  const [first] = jobs
  if (first) jobs.delete(first)
  return first
}
