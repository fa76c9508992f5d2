import { expect, test } from 'vitest'
import { createJobQueue, type Job } from '../../server/search/embedding/job-queue.ts'

/** A queue whose jobs end when the test says so. */
function openQueue() {
  const started: Job[] = []
  const queue = createJobQueue((job) => started.push(job))
  const endOne = () => {
    const { id = 0 } = started.at(-1) ?? {}
    queue.settle({ kind: 'vector', id, vector: Float32Array.of(id) })
  }
  return { ...queue, endOne, inputs: () => started.map(({ input }) => input) }
}

test('one job runs at a time, and queries overtake passages', () => {
  const queue = openQueue()
  for (const input of ['a', 'b']) void queue.embed(input, 'passage')
  for (const input of ['c', 'd']) void queue.embed(input, 'query')
  expect(queue.inputs()).toEqual(['a'])
  for (let ended = 0; ended < 4; ended++) queue.endOne()
  expect(queue.inputs()).toEqual(['a', 'c', 'd', 'b'])
})

test('a job that is given up while it waits is refused at once and never begun', async () => {
  const queue = openQueue()
  const given = new AbortController()
  const running = queue.embed('running', 'query', given.signal)
  const waiting = queue.embed('waiting', 'query', given.signal)
  const next = queue.embed('next', 'query')
  given.abort(new Error('nobody waits'))
  await expect(waiting).rejects.toThrow('nobody waits')
  await expect(queue.embed('late', 'query', given.signal)).rejects.toThrow('nobody waits')
  queue.endOne()
  queue.endOne()
  expect([...(await running), ...(await next)]).toEqual([1, 3])
  expect(queue.inputs()).toEqual(['running', 'next'])
})

test('closed, it refuses what waits and what comes, and still answers the job that runs', async () => {
  const queue = openQueue()
  const running = queue.embed('running', 'query')
  const waiting = queue.embed('waiting', 'passage')
  queue.close(new Error('closed'))
  await expect(waiting).rejects.toThrow('closed')
  await expect(queue.embed('late', 'query')).rejects.toThrow('closed')
  queue.endOne()
  expect(await running).toEqual(Float32Array.of(1))
  expect(queue.inputs()).toEqual(['running'])
})

test('a job that fails has its reason, and the next one is begun', async () => {
  const queue = openQueue()
  const failing = queue.embed('failing', 'query')
  const next = queue.embed('next', 'query')
  queue.settle({ kind: 'failed', id: 1, message: 'too long' })
  await expect(failing).rejects.toThrow('too long')
  queue.endOne()
  expect(await next).toEqual(Float32Array.of(2))
})

test('once all has failed, each job has the reason, and only the first failure is news', async () => {
  const queue = openQueue()
  const jobs = ['running', 'waiting'].map((input) => queue.embed(input, 'query'))
  expect(queue.failAll(new Error('died'))).toBe(true)
  for (const job of jobs) await expect(job).rejects.toThrow('died')
  expect(queue.failAll(new Error('again'))).toBe(false)
  await expect(queue.embed('late', 'query')).rejects.toThrow('died')
})
