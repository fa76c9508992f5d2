/** The program for assistants as a child process on stdin and stdout: how it answers, bounds itself, and ends. */

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeFolder } from '../support/make-folder.ts'
import { copySmallData, makeSmallData, smallDataTimeout } from '../support/small-data.ts'
import { smallCases } from '../support/test-library.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = ['--import', 'tsx', 'scripts/mcp/mcp.ts']

async function connect(dataFolder: string): Promise<{ client: Client; pid: number }> {
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: program,
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', CASES_DIR: smallCases, DATA_DIR: dataFolder },
    stderr: 'ignore',
  })
  await client.connect(transport)
  onTestFinished(() => client.close())
  return { client, pid: transport.pid ?? 0 }
}

beforeAll(makeSmallData, smallDataTimeout)

/** As an earlier start has left it. */
async function makeDataFolder(): Promise<string> {
  const folder = await makeFolder()
  await copySmallData(folder)
  return folder
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>

function start(dataFolder: string): { child: Child; said: () => string } {
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { ...process.env, CASES_DIR: smallCases, DATA_DIR: dataFolder },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString('utf8')
  })
  child.stdin.on('error', () => {})
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, said: () => said }
}

const line = (message: object) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`
const hello = line({
  id: 0,
  method: 'initialize',
  params: {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
})
const call = (id: number, name: string, given: object) =>
  line({ id, method: 'tools/call', params: { name, arguments: given } })

/** Bytes of memory that a process has. */
async function readMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024
}

it('two programs on one DATA_DIR each find, read, compare and cite', async () => {
  const dataFolder = await makeDataFolder()
  const clients = await Promise.all([connect(dataFolder), connect(dataFolder)])
  for (const { client } of clients) {
    expect((await client.listTools()).tools).toHaveLength(6)
    const found = await client.callTool({
      name: 'search_cases',
      arguments: { query: '窓口の待ち時間が長い' },
    })
    expect(found.structuredContent).toMatchObject({ answered: true })
    const slug = ['kawase-city-madoguchi', 'tsukioka-city-jimu-misu']
    for (const asked of [
      { name: 'read_case', arguments: { slug: slug[0] } },
      { name: 'compare_cases', arguments: { slug } },
      { name: 'cite_cases', arguments: { slug, format: 'bibtex' } },
    ]) {
      const told = await client.callTool(asked)
      expect(told.isError).toBeFalsy()
      expect(JSON.stringify(told.content)).toContain('窓口の待ち時間調査')
    }
    await expect(client.callTool({ name: 'nope', arguments: {} })).rejects.toThrow('nope')
    const refused = await client.callTool({
      name: 'read_case',
      arguments: { slug: 'x'.repeat(1024 * 1024) },
    })
    expect(refused).toMatchObject({
      isError: true,
      content: [{ text: '送られた内容が大きすぎます。' }],
    })
  }
}, 120_000)

it('stdout has nothing but the protocol, and the end of stdin is an end in order', async () => {
  const { child, said } = start(await makeDataFolder())
  child.stdin.write(hello)
  let answered = ''
  child.stdout.on('data', (piece: Buffer) => {
    answered += piece.toString('utf8')
  })
  await expect.poll(said, { timeout: 60_000 }).toContain('件を読みました')
  child.stdin.write('no JSON\n')
  child.stdin.write(call(1, 'read_case', { slug: 'kawase-city-madoguchi' }))
  await expect.poll(() => answered.split('\n').length).toBe(3)
  child.stdin.end()
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  const ids = answered
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text).id)
  expect(ids).toEqual([0, 1])
}, 120_000)

it.skipIf(process.platform === 'win32')(
  'SIGTERM is an end in order, also while the cases are being read',
  async () => {
    const { child } = start(await makeFolder())
    child.stdin.write(hello)
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    const [code, signal] = await once(child, 'exit')
    expect({ code, signal }).toEqual({ code: 0, signal: null })
  },
  120_000,
)

it('a folder without cases is said on stderr, and the program ends with 1', async () => {
  const { child, said } = start(await makeFolder())
  child.kill('SIGKILL')
  const missing = spawn(process.execPath, program, {
    cwd: root,
    env: { ...process.env, CASES_DIR: '/nonexistent/cases', DATA_DIR: await makeFolder() },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let told = ''
  missing.stderr.on('data', (piece: Buffer) => {
    told += piece.toString('utf8')
  })
  const [code] = await once(missing, 'exit')
  expect(code).toBe(1)
  expect(told).toContain('/nonexistent/cases')
  expect(said()).toBe('')
}, 120_000)

it.skipIf(process.platform !== 'linux')(
  'a client that asks and never reads is heard no further, and costs no memory',
  async () => {
    const { child, said } = start(await makeDataFolder())
    child.stdin.write(hello)
    await expect.poll(said, { timeout: 60_000 }).toContain('件を読みました')
    child.stdout.pause()
    const ask = (id: number) =>
      child.stdin.write(call(id, 'make_session_kit', { slug: ['kawase-city-madoguchi'] }))
    for (let id = 1; id <= 100; id += 1) ask(id)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const before = await readMemory(child.pid ?? 0)
    // Some 200 MB of answers, were they made.
    for (let id = 101; id <= 10_000; id += 1) ask(id)
    await new Promise((resolve) => setTimeout(resolve, 5000))
    expect(child.stdin.writableLength).toBeGreaterThan(100_000)
    expect((await readMemory(child.pid ?? 0)) - before).toBeLessThan(50 * 1024 * 1024)
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
  },
  120_000,
)
