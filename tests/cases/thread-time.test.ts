import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { startWorkClock, watchWork } from '../../server/cases/parsing/thread-time.ts'
import { startThread } from '../../server/start-thread.ts'

/** Works in this thread until the whole process has used so much of the processor. */
function useProcessor(ms: number): void {
  const start = process.cpuUsage()
  for (;;) {
    const { user, system } = process.cpuUsage(start)
    if (user + system >= ms * 1_000) return
  }
}

/** The number of a thread that waits or works for ever. */
async function startTask(way: 'waits' | 'works'): Promise<string> {
  const worker = startThread(new URL('./busy-thread.ts', import.meta.url), { workerData: way })
  onTestFinished(async () => {
    await worker.terminate()
  })
  const [task] = await once(worker, 'message')
  return task
}

describe.skipIf(process.platform !== 'linux')('the work of a thread', () => {
  test('does not grow by what the rest of the process does', async () => {
    const work = startWorkClock(await startTask('waits'))
    useProcessor(500)
    expect(work()).toBeLessThan(100)
  })

  test('grows while it runs', async () => {
    const work = startWorkClock(await startTask('works'))
    await vi.waitFor(() => expect(work()).toBeGreaterThan(100), 30_000)
  })
})

test.each([undefined, '0', 'none'])(
  'a thread that the system knows nothing of has worked no longer than the process: %s',
  async (task) => {
    const start = process.cpuUsage()
    const work = startWorkClock(task)
    useProcessor(50)
    const worked = work()
    const { user, system } = process.cpuUsage(start)
    expect(worked).toBeGreaterThan(0)
    expect(worked).toBeLessThanOrEqual((user + system) / 1_000)
  },
)

describe('the limit', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is not reached by a thread that gets no processor, however long it waits', async () => {
    const onOver = vi.fn()
    onTestFinished(watchWork(2_000, () => 1_990, onOver))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onOver).not.toHaveBeenCalled()
  })

  test('is reached once, by a thread that has had its time', async () => {
    const start = Date.now()
    const onOver = vi.fn()
    // Half of the time it has to wait.
    watchWork(2_000, () => (Date.now() - start) / 2, onOver)
    await vi.advanceTimersByTimeAsync(3_900)
    expect(onOver).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onOver).toHaveBeenCalledOnce()
  })

  test('is not reached by a thread that has answered, not even at the last moment', async () => {
    const onOver = vi.fn()
    const stop = watchWork(2_000, () => 2_000, onOver)
    vi.advanceTimersToNextTimer()
    stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onOver).not.toHaveBeenCalled()
  })
})
