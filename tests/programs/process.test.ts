/** The program as a whole, as a child process: how it starts, refuses to start, and ends. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { spawnServer, startServer } from '../../scripts/server-process.ts'
import type { SearchAnswer } from '../../server/contract/api.ts'
import { makeFolder } from '../support/make-folder.ts'
import { openSocket, readToEnd } from '../support/raw-client.ts'
import { copySmallData, makeSmallData, smallDataTimeout } from '../support/small-data.ts'
import { smallCases } from '../support/test-library.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

beforeAll(makeSmallData, smallDataTimeout)

async function makeEnvironment(): Promise<Record<string, string>> {
  const data = await mkdtemp(join(tmpdir(), 'kaizen-data-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  await copySmallData(data)
  return { CASES_DIR: smallCases, DATA_DIR: data }
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
  const environment = { CASES_DIR: smallCases, DATA_DIR: await makeFolder() }
  const server = await startServer({ environment })
  expect(await server.stop()).toEqual({ code: 0, signal: null, stderr: '' })
}, 30_000)

/** Modules that a server loads before itself, to do on SIGUSR2 what no part of it does on purpose. */
const preload = (code: string) => `--import=data:text/javascript,${encodeURIComponent(code)}`
const onSignal = (code: string) => preload(`process.on('SIGUSR2', () => { ${code} })`)

it.skipIf(process.platform === 'win32').each([
  ['an error that nobody caught', `setTimeout(() => { throw new Error('broken part') })`],
  ['a promise that nobody caught', `Promise.reject(new Error('broken part'))`],
  ['something thrown that is no error', `Promise.reject('broken part')`],
  ['an error with lines', `Promise.reject(new Error('first\\nbroken part'))`],
])(
  '%s ends a server in order with 1: a sentence for whoever runs it, then the stack',
  async (_what, code) => {
    const environment = { ...(await makeEnvironment()), NODE_OPTIONS: onSignal(code) }
    const server = await startServer({ environment })
    const socket = await openSocket(Number(new URL(server.url).port))
    server.child.kill('SIGUSR2')
    socket.write('GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n')
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 200 /)
    const { code: exitCode, stderr } = await server.exit
    expect(exitCode).toBe(1)
    const [sentence, ...stack] = stderr.trimEnd().split('\n')
    expect(sentence).toMatch(/^プログラムの誤り[^a-zA-Z]+$/)
    expect(stack.join('\n')).toContain('broken part')
    if (code.includes('Error')) expect(stack.join('\n')).toMatch(/\n {4}at /)
  },
  30_000,
)

it('errors that follow one another without end still end the server', async () => {
  const code = `setInterval(() => Promise.reject(new Error('broken part')), 1)`
  const environment = { ...(await makeEnvironment()), NODE_OPTIONS: onSignal(code) }
  const server = await startServer({ environment })
  server.child.kill('SIGUSR2')
  const { code: exitCode, stderr } = await server.exit
  expect(exitCode).toBe(1)
  expect(stderr.match(/プログラムの誤り/g)).toHaveLength(2)
}, 30_000)

it('an error that nobody caught before the server is ready is one line', async () => {
  const environment = {
    ...(await makeEnvironment()),
    NODE_OPTIONS: preload(`process.on('newListener', (event) => {
      if (event === 'unhandledRejection') setTimeout(() => Promise.reject(new Error('broken\\npart')))
    })`),
  }
  const { code, stderr } = await spawnServer({ environment }).exit
  expect(stderr).toBe('開始できません: broken part\n')
  expect(code).toBe(1)
}, 30_000)

it.skipIf(process.platform === 'win32')(
  'a server whose output nobody reads any more goes on, and ends in order',
  async () => {
    const write = `for (const stream of [process.stdout, process.stderr]) stream.write('a line\\n')`
    const environment = { ...(await makeEnvironment()), NODE_OPTIONS: onSignal(write) }
    const server = await startServer({ environment })
    server.child.stdout?.destroy()
    server.child.stderr?.destroy()
    for (let count = 0; count < 20; count += 1) {
      server.child.kill('SIGUSR2')
      expect((await fetch(`${server.url}/api/health`)).status).toBe(200)
    }
    expect((await server.stop()).code).toBe(0)
  },
  30_000,
)

it.each(['file', 'file/below', 'taken'])(
  'a DATA_DIR that cannot be used (%s) is said in one line for each trouble, and the server serves',
  async (place) => {
    const environment = await makeEnvironment()
    const data = environment['DATA_DIR'] ?? ''
    await writeFile(join(data, 'file'), '')
    // A folder in the place of a file that is to be written.
    await mkdir(join(data, 'taken', 'parses.bin', 'x'), { recursive: true })
    const server = await startServer({
      environment: { ...environment, DATA_DIR: join(data, place) },
    })
    const answer = await fetch(`${server.url}/api/search?q=${encodeURIComponent('窓口')}`)
    expect(((await answer.json()) as SearchAnswer).total).toBeGreaterThan(0)
    const { code, stderr } = await server.stop()
    expect(code).toBe(0)
    const lines = stderr.trimEnd().split('\n')
    const troubles = lines.map((line) => line.split(': ')[0])
    expect(new Set(troubles).size).toBe(troubles.length)
    for (const line of lines) {
      expect(line).toMatch(/^\S+\.bin — [^a-z]+（[^a-z]+）: [^a-z]+（E[A-Z]+）$/)
    }
  },
  30_000,
)

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
