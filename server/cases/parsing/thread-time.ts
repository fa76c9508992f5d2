/**
 * How long a thread has worked on a file. The clock goes on while the machine is busy, and the processor time of the
 * process grows by what the server and the model do beside; so the system is asked what it gave to this thread alone.
 */

import { readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/** Milliseconds of work since it was started. */
export type WorkClock = () => number

/** The number under which the system keeps the time of the thread that asks; only Linux tells it. */
export function readTask(): string | undefined {
  try {
    return basename(readlinkSync('/proc/thread-self'))
  } catch {
    return undefined
  }
}

/**
 * Starts to count the processor time of a thread of this process. Where the system does not tell it, time counts as
 * long as both the clock and the process go on: Node 20 knows the processor time of the whole process only.
 */
export function startWorkClock(task: string | undefined): WorkClock {
  const clock = performance.now()
  const processor = process.cpuUsage()
  // None at all after the start of a thread, which takes 100 ms, is said by a system that does not count.
  const own = readOwnTime(task)
  return () => {
    const ownNow = own && readOwnTime(task)
    if (own && ownNow !== undefined) return ownNow - own
    const { user, system } = process.cpuUsage(processor)
    return Math.min(performance.now() - clock, (user + system) / 1000)
  }
}

/** Linux counts for programs in hundredths of a second, whatever the kernel does (proc(5)). */
const msPerTick = 10

function readOwnTime(task: string | undefined): number | undefined {
  if (task === undefined) return undefined
  try {
    const stat = readFileSync(`/proc/self/task/${task}/stat`, 'latin1')
    // The name before may hold blanks and brackets; user and system time are the 14th and 15th field.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return Number.isFinite(ticks) ? ticks * msPerTick : undefined
  } catch {
    return undefined
  }
}

/** Calls back when a thread has had its time; after answers that waited while this thread was busy. */
export function watchWork(limit: number, work: WorkClock, onOver: () => void): () => void {
  let timer: NodeJS.Timeout
  let last: NodeJS.Immediate | undefined
  const look = () => {
    const left = limit - work()
    if (left > 0) timer = setTimeout(look, Math.ceil(left))
    else last = setImmediate(onOver)
  }
  timer = setTimeout(look, limit)
  return () => {
    clearTimeout(timer)
    clearImmediate(last)
  }
}
