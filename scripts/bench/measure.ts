/** Times, memory and room on disk, and the summaries of many of them. */

import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** The mean of at least one number. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The smallest value that is not exceeded by this share of the values (0.5 is the median). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export type Times = { p50: number; p95: number }

/** The median and the 95th of a hundred. */
export function sumUpTimes(times: readonly number[]): Times {
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
}

/** Milliseconds of one piece of work. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Milliseconds of the same work with each of some items, one after the other. */
export async function timesOf<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = []
  for (const item of items) times.push(await timeOf(() => work(item)))
  return times
}

/** Megabytes of the heap and of the buffers outside of it, after a full collection, which Node allows only on request. */
export function measureMemory(): number {
  collect ??= exposeCollector()
  collect()
  // Buffers are given back only by the collection after the one that let go of them.
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

/** Made once: every further context would lie in the memory that is measured. */
let collect: (() => void) | undefined

function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

/** Resident megabytes of another process, mapped files included; unknown but on Linux. */
export async function measureResident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1e3
}

/** Megabytes of all files in a folder. */
export async function measureFolder(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  // Databases are files with holes: what they take is counted in blocks of 512 bytes.
  const sizes = await Promise.all(
    files.map(async (file) => 512 * (await stat(join(file.parentPath, file.name))).blocks),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6
}
