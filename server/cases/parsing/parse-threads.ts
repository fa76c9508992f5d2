/**
 * Case files are parsed beside the server: 50,000 dots behind an address took the Markdown parser 58 s, in which the
 * server answered nobody, and the next such file is always one that nobody has thought of. So a file has two seconds
 * of processor time. One that takes longer is a problem of that file, its thread is ended, and another goes on with the
 * rest; none is refused because the machine slept or had no core to spare.
 */

import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { startThread } from '../../start-thread.ts'
import type { CheckFile } from '../check.ts'
import type { CaseFile } from '../files.ts'
import { refuseFile } from '../folder.ts'
import { packResult, unpackResult } from '../pack-result.ts'
import type { ParseResult } from '../parse.ts'
import { startWorkClock, watchWork } from './thread-time.ts'
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

type Thread = {
  worker: Worker
  /** The file that is read, and the one after it. */
  jobs: Job[]
  /** Of these, the one whose time runs. */
  timed?: Job | undefined
  isReady: boolean
  /** What the system calls it, once it is ready. */
  task?: string | undefined
  stopWaiting: () => void
}

/** A long case takes 0.05 s, the largest file allowed and full of sentences 0.8 s in a thread just started. */
const limitMs = 2_000
const idleMs = 30_000
const resourceLimits = {
  /** Ten times what the largest file takes. */
  maxOldGenerationSizeMb: 512,
  /** Twice the usual: hardly anything outlives its file, and half as many looks for what does take a tenth less time. */
  maxYoungGenerationSizeMb: 96,
}
/** The start of a further thread takes half a second of a core. */
const filesForMore = 16
/** Where many files wait, a thread has the next one before it has answered; else it waits for us, of 10,000 files 5 % of the time. */
const mostGiven = 2
/** One for each core, of which a large machine needs no more to read its folder from the disk. */
const mostThreads = Math.min(availableParallelism(), 8)

/** Opens the parser; threads are started when there is something to parse. */
export function openParseThreads(settings: Settings = {}): ParseThreads {
  const { withHead = false, module = new URL('./worker.ts', import.meta.url) } = settings
  const limit = settings.limitMs ?? limitMs
  const waiting: Job[] = []
  const threads = new Set<Thread>()
  const ending = new Set<Promise<unknown>>()

  const start = () => {
    const workerData: ThreadOptions = { withHead }
    const worker = startThread(module, { workerData, resourceLimits })
    const thread: Thread = { worker, jobs: [], isReady: false, stopWaiting: () => {} }
    threads.add(thread)
    worker.on('message', (reply: Reply) => {
      if ('ready' in reply) {
        thread.isReady = true
        thread.task = reply.task
      } else finish(thread, reply)
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
    const wanted = waiting.length === 0 ? 0 : waiting.length < filesForMore ? 1 : mostThreads
    while (threads.size < wanted) start()
  }
  const workOn = (thread: Thread) => {
    if (!thread.isReady || !threads.has(thread)) return
    giveFiles(thread)
    const [first] = thread.jobs
    if (first && first === thread.timed) return
    thread.stopWaiting()
    thread.timed = first
    if (first) {
      thread.worker.ref()
      const over = () => refuse(thread, describeSlow(limit))
      thread.stopWaiting = watchWork(limit, startWorkClock(thread.task), over)
    } else {
      // Nobody waits for it: the process may end.
      thread.worker.unref()
      const timer = setTimeout(() => endThread(thread), settings.idleMs ?? idleMs).unref()
      thread.stopWaiting = () => clearTimeout(timer)
    }
  }
  const giveFiles = ({ worker, jobs }: Thread) => {
    const most = waiting.length < filesForMore ? 1 : mostGiven
    while (jobs.length < most && waiting.length > 0) {
      const job = waiting.shift() as Job
      jobs.push(job)
      worker.postMessage(job.file)
    }
  }
  const finish = (thread: Thread, result: Uint8Array) => {
    thread.stopWaiting()
    thread.jobs.shift()?.resolve(result)
  }
  const endThread = (thread: Thread) => {
    thread.stopWaiting()
    threads.delete(thread)
    const end = thread.worker.terminate().finally(() => ending.delete(end))
    ending.add(end)
  }
  const refuse = (thread: Thread, { got, want }: Words) => {
    const problems = [refuseFile(thread.jobs[0]?.file.name ?? '', got, want)]
    endThread(thread)
    waiting.unshift(...thread.jobs.splice(1))
    finish(thread, packResult({ draft: false, problems }))
    callThreads()
  }
  /** A thread that dies at a file is that file's problem; one that dies before it is ready, ours. */
  const loseThread = (thread: Thread, cause: unknown) => {
    if (thread.jobs.length > 0) return refuse(thread, describeFatal(cause))
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
        for (const { reject } of thread.jobs) reject(closed)
        endThread(thread)
      }
      await Promise.all(ending)
    },
  }
}

/** The threads as `checkFolder` asks them: a file to be read there, its result unpacked. */
export function checkInThreads({ parse }: Pick<ParseThreads, 'parse'>): CheckFile {
  return async (file) => {
    const bytes = await parse(file)
    return bytes.length > 0 ? unpackResult(bytes) : undefined
  }
}

/** The threads as `loadCases` asks them: a file as text, its result unpacked. */
export function parseInThreads({
  parse,
}: Pick<ParseThreads, 'parse'>): (file: CaseFile) => Promise<ParseResult> {
  return async (file) => {
    const result = unpackResult(await parse(file))
    return 'problems' in result ? result : { draft: false, problems: [result] }
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
