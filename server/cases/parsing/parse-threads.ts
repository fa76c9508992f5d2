/**
 * Case files are parsed beside the server: 50,000 dots behind an address took the Markdown parser 58 s, in which the
 * server answered nobody, and the next such file is always one that nobody has thought of. So a file has two seconds
 * of a thread. One that takes longer is a problem of that file, its thread is ended, and another goes on with the rest.
 */

import type { Worker } from 'node:worker_threads'
import { startThread } from '../../start-thread.ts'
import type { CaseFile } from '../files.ts'
import { refuseFile } from '../folder.ts'
import { type ParseResult, packResult, unpackResult } from '../parse.ts'
import type { ParseJob, Reply, ThreadOptions } from './worker.ts'

export type ParseThreads = {
  /** The result of a file, packed; rejects when no thread can be started. */
  parse: (file: ParseJob) => Promise<Uint8Array>
  close: () => Promise<void>
}

type Settings = Partial<ThreadOptions> & {
  limitMs?: number
  /** A thread without work for so long is ended, and its 80 MB are free again. */
  idleMs?: number
  /** For tests: the module of another thread. */
  module?: URL
}

type Job = {
  file: ParseJob
  resolve: (result: Uint8Array) => void
  reject: (error: unknown) => void
}

type Thread = { worker: Worker; job: Job | undefined; isReady: boolean; stopWaiting: () => void }

/** A long case takes 0.05 s, the largest file allowed and full of sentences 0.8 s in a thread just started. */
const limitMs = 2_000
const idleMs = 30_000
/** Ten times what the largest file takes. */
const maxOldGenerationSizeMb = 512
/** The start of a second thread takes half a second of a core. */
const filesForTwo = 16

/** Opens the parser; threads are started when there is something to parse. */
export function openParseThreads(settings: Settings = {}): ParseThreads {
  const { withHead = false, module = new URL('./worker.ts', import.meta.url) } = settings
  const limit = settings.limitMs ?? limitMs
  const waiting: Job[] = []
  const threads = new Set<Thread>()
  const ending = new Set<Promise<unknown>>()

  const start = () => {
    const workerData: ThreadOptions = { withHead }
    const worker = startThread(module, { workerData, resourceLimits: { maxOldGenerationSizeMb } })
    const thread: Thread = { worker, job: undefined, isReady: false, stopWaiting: () => {} }
    threads.add(thread)
    worker.on('message', (reply: Reply) => {
      if (reply === 'ready') thread.isReady = true
      else finish(thread, reply)
      workOn(thread)
    })
    let cause: unknown
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', () => {
      if (threads.has(thread)) loseThread(thread, cause)
    })
  }
  const callThreads = () => {
    for (const thread of threads) workOn(thread)
    const wanted = waiting.length === 0 ? 0 : waiting.length < filesForTwo ? 1 : 2
    while (threads.size < wanted) start()
  }
  const workOn = (thread: Thread) => {
    if (!thread.isReady || thread.job || !threads.has(thread)) return
    thread.stopWaiting()
    thread.job = waiting.shift()
    if (thread.job) {
      thread.worker.ref()
      thread.worker.postMessage(thread.job.file)
      thread.stopWaiting = watchTime(limit, () => refuse(thread, describeSlow(limit)))
    } else {
      // Nobody waits for it: the process may end.
      thread.worker.unref()
      const timer = setTimeout(() => endThread(thread), settings.idleMs ?? idleMs).unref()
      thread.stopWaiting = () => clearTimeout(timer)
    }
  }
  const finish = (thread: Thread, result: Uint8Array) => {
    thread.stopWaiting()
    thread.job?.resolve(result)
    thread.job = undefined
  }
  const endThread = (thread: Thread) => {
    thread.stopWaiting()
    threads.delete(thread)
    const end = thread.worker.terminate().finally(() => ending.delete(end))
    ending.add(end)
  }
  const refuse = (thread: Thread, { got, want }: Words) => {
    const problems = [refuseFile(thread.job?.file.name ?? '', got, want)]
    endThread(thread)
    finish(thread, packResult({ draft: false, problems }))
    callThreads()
  }
  /** A thread that dies at a file is that file's problem; one that dies before it is ready, ours. */
  const loseThread = (thread: Thread, cause: unknown) => {
    if (thread.job) return refuse(thread, describeFatal(cause))
    threads.delete(thread)
    thread.stopWaiting()
    if (thread.isReady) return callThreads()
    if (threads.size > 0) return
    for (const { reject } of waiting.splice(0)) {
      reject(new Error('the thread that parses case files does not start', { cause }))
    }
  }

  return {
    parse: (file) =>
      new Promise((resolve, reject) => {
        waiting.push({ file, resolve, reject })
        callThreads()
      }),
    close: async () => {
      const closed = new Error('closed')
      for (const { reject } of waiting.splice(0)) reject(closed)
      for (const thread of threads) {
        thread.job?.reject(closed)
        endThread(thread)
      }
      await Promise.all(ending)
    },
  }
}

/** The threads as `loadCases` and `checkFolder` ask them: a file as text, its result unpacked. */
export function parseInThreads({
  parse,
}: Pick<ParseThreads, 'parse'>): (file: CaseFile) => Promise<ParseResult> {
  return async (file) => {
    const result = unpackResult(await parse(file))
    return 'problems' in result ? result : { draft: false, problems: [result] }
  }
}

/**
 * Calls back when a thread has had its time: of the clock and of the processor, so that no file is refused because the
 * machine slept or had no core to spare. The callback comes after answers that waited while this thread was busy.
 */
function watchTime(limit: number, onOver: () => void): () => void {
  const start = performance.now()
  const processor = process.cpuUsage()
  let timer: NodeJS.Timeout
  let last: NodeJS.Immediate | undefined
  const look = () => {
    const { user, system } = process.cpuUsage(processor)
    const left = limit - Math.min(performance.now() - start, (user + system) / 1000)
    if (left > 0) timer = setTimeout(look, Math.ceil(left))
    else last = setImmediate(onOver)
  }
  timer = setTimeout(look, limit)
  return () => {
    clearTimeout(timer)
    clearImmediate(last)
  }
}

type Words = { got: string; want: string }

function describeSlow(limit: number): Words {
  return {
    got: `${limit / 1000}秒では読み終わらない書き方`,
    want: '同じ記号が何千も続く所、何万字もの一行をなくしたファイル',
  }
}

function describeFatal(cause: unknown): Words {
  const why = cause instanceof Error ? cause.message : 'スレッドが止まりました'
  return { got: `読む途中の失敗（${why}）`, want: 'ファイルを添えて管理者へ' }
}
