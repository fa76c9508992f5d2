import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { makeFakeLibrary } from '../support/fake-library.ts'
import { makeApp } from '../support/test-app.ts'

const broken = () =>
  makeFakeLibrary({
    search: async () => {
      throw new Error('secret detail at /home/someone/x.ts', { cause: new Error('deeper') })
    },
    suggest: () => {
      throw Object.assign(new Error('pretends'), { statusCode: 200 })
    },
    // A shape the contract does not know: the serialiser refuses it.
    start: () => ({ holdings: undefined }) as never,
  })

it.each(['/api/search?q=himitsu', '/search?q=himitsu', '/api/suggest?q=a', '/api/start', '/'])(
  'a bug is answered by one plain sentence and a number: %s',
  async (url) => {
    const app = await makeApp({ library: broken() })
    const response = await app.inject(url)
    expect(response.statusCode).toBe(500)
    expect(response.body).toMatch(/サーバーで思わぬ誤りが起きました。続くときは番号 [0-9a-f]{8} /)
    expect(response.body).not.toMatch(/secret|someone|deeper|pretends|\.ts|Error|at /)
    expect(response.headers['cache-control']).toBe('no-store')
  },
)

it('the log has the bug under the same number, and of the query only length and hash', async () => {
  let log = ''
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      log += String(chunk)
      done()
    },
  })
  const app = await makeApp({ library: broken(), logger: { level: 'info', stream } })
  const response = await app.inject('/api/search?q=himitsu')
  const id = /番号 ([0-9a-f]{8}) /.exec(response.body)?.[1]
  const entry = JSON.parse(log.trim())
  expect(entry).toMatchObject({ reqId: id, method: 'GET', path: '/api/search' })
  expect(entry.query).toEqual({ length: 9, hash: expect.stringMatching(/^[0-9a-f]{12}$/) })
  expect(entry.err.message).toContain('secret detail')
  expect(log).not.toContain('himitsu')
})

it('expected refusals are not logged', async () => {
  let lines = 0
  const stream = new Writable({
    write: (_chunk, _encoding, done) => {
      lines += 1
      done()
    },
  })
  const app = await makeApp({ logger: { level: 'info', stream } })
  await app.inject('/api/search?page=0')
  await app.inject('/cases/nothing')
  await app.inject('/%ff')
  expect(lines).toBe(0)
})
