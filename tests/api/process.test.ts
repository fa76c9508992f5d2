/** The program as a whole, as a child process: how it starts, refuses to start, and ends. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { spawnServer, startServer } from '../../scripts/server-process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const smallLibrary = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))

async function makeEnvironment(): Promise<Record<string, string>> {
  const data = await mkdtemp(join(tmpdir(), 'kaizen-data-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  return { CASES_DIR: smallLibrary, DATA_DIR: data }
}

it('on SIGTERM under load every request taken is answered, and the end is 0 within 5 s', async () => {
  const server = await startServer({ environment: await makeEnvironment() })
  const statuses: number[] = []
  let stopping = false
  const client = async (): Promise<void> => {
    while (!stopping) {
      const response = await fetch(`${server.url}/api/search?q=${Math.random()}`).catch(() => {})
      if (response === undefined) {
        // Only a connection that was never taken may fail, and only after the signal.
        expect(stopping).toBe(true)
        return
      }
      statuses.push(response.status)
      await response.text()
    }
  }
  const clients = Array.from({ length: 16 }, client)
  await expect.poll(() => statuses.length, { timeout: 10_000 }).toBeGreaterThan(20)
  stopping = true
  const start = performance.now()
  const exit = await server.stop()
  await Promise.all(clients)
  expect(exit).toEqual({ code: 0, signal: null, stderr: '' })
  expect(performance.now() - start).toBeLessThan(5000)
  expect(new Set(statuses)).toEqual(new Set([200]))
}, 30_000)

it('a stop while the vectors of new cases are being computed is an end in order, too', async () => {
  const server = await startServer({ environment: await makeEnvironment() })
  expect(await server.stop()).toEqual({ code: 0, signal: null, stderr: '' })
}, 30_000)

/** A stand-in for the shell of `npm start`, which dies of a signal without passing it on. */
const shell = `require('node:child_process').spawn(
  process.execPath, ['server/start.mjs'], { stdio: 'inherit' })`

it.skipIf(process.platform === 'win32')(
  'a server started by npm does not outlive the shell that npm started it in',
  async () => {
    const environment = { ...(await makeEnvironment()), npm_lifecycle_event: 'start', PORT: '0' }
    const parent = spawn(process.execPath, ['-e', shell], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [ready] = await once(parent.stdout, 'data')
    expect(String(ready)).toMatch(/^ready http/)
    parent.kill('SIGKILL')
    // The pipe closes when the last process that writes to it has ended: the server.
    await once(parent, 'close', { signal: AbortSignal.timeout(8000) })
  },
  30_000,
)

it.each([
  [
    'settings that cannot be used',
    { PORT: 'x', TRUST_PROXY: 'y' },
    /^PORT — .*\nTRUST_PROXY — .*\n$/,
  ],
  [
    'a folder that is not there',
    { CASES_DIR: 'no-such-folder' },
    /^[^\n]*「no-such-folder」[^\n]*\n$/,
  ],
  ['an address of another machine', { HOST: '192.0.2.1' }, /^HOST [^\n]*\n$/],
] as const)(
  '%s end the start with 1 and Japanese, without a stack',
  async (_what, changed, says) => {
    const environment = { ...(await makeEnvironment()), ...changed }
    const { code, stderr } = await spawnServer({ environment }).exit
    expect(stderr).toMatch(says)
    expect(code).toBe(1)
  },
  30_000,
)

it('a port in use ends the start with 1 and one line', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const environment = { ...(await makeEnvironment()), PORT: port }
  const { code, stderr } = await spawnServer({ environment }).exit
  expect(stderr).toMatch(/^このポートは[^\n]*\n$/)
  expect(code).toBe(1)
}, 30_000)
