/** The program `meilisearch` on a free loopback port, with a folder of its own that goes away with it, and the two keys of ours. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, constants, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Key, KeyCreation, Meilisearch } from 'meilisearch'
import { connect, readRefusal } from '../../server/search/meilisearch/connection.ts'
import { indexKey, searchKey } from '../../server/search/meilisearch/keys.ts'

const longestStartMs = 20_000

/** The path of the program where the PATH has one. */
export async function findMeilisearch(): Promise<string | undefined> {
  const name = process.platform === 'win32' ? 'meilisearch.exe' : 'meilisearch'
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const program = join(folder, name)
    const runs = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (folder !== '' && runs) return program
  }
  return undefined
}

type MeilisearchProcess = {
  url: string
  pid: number
  /** Holds its database. */
  folder: string
  stop: () => Promise<void>
}

/** Starts the program and waits until it answers; with a master key it asks everybody for a key, as in earnest. */
export async function startMeilisearch(
  program: string,
  masterKey?: string,
): Promise<MeilisearchProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-meilisearch-'))
  const address = `127.0.0.1:${await findFreePort()}`
  const child = spawn(
    program,
    [
      ...['--http-addr', address, '--db-path', join(folder, 'data')],
      ...['--no-analytics', '--log-level', 'ERROR'],
    ],
    {
      ...{ cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
      // Not as an argument, which everybody on the machine could read.
      env: { ...process.env, ...(masterKey && { MEILI_MASTER_KEY: masterKey }) },
    },
  )
  let said = ''
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString('utf8')
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const stop = async () => {
    if (isRunning(child)) child.kill()
    await ended
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const url = `http://${address}`
  const started = { url, pid: child.pid ?? 0, folder, stop }
  if (await waitForAnswer(`${url}/health`, child)) return started
  await stop()
  throw new Error(`Meilisearch が起動しません: ${said.trim()}`)
}

async function waitForAnswer(url: string, child: ChildProcess): Promise<boolean> {
  const start = performance.now()
  while (isRunning(child) && performance.now() - start < longestStartMs) {
    const answers = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answers) return true
    await sleep(50)
  }
  return false
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const timeoutMs = 10_000

type Keys = { searchKey: string; indexKey: string }

/** Makes both, or answers them as they were made before: a server built anew gets back the keys it had. */
export async function makeKeys(url: string, masterKey: string): Promise<Keys> {
  const client = await connect(url, masterKey, timeoutMs)
  return {
    searchKey: await makeKey(client, searchKey),
    indexKey: await makeKey(client, indexKey),
  }
}

async function makeKey(
  client: Meilisearch,
  wanted: KeyCreation & { uid: string },
): Promise<string> {
  const known = await client.getKey(wanted.uid).catch((error: unknown) => {
    if (readRefusal(error)?.code === 'api_key_not_found') return undefined
    throw error
  })
  if (known && hasSameRights(known, wanted)) return known.key
  // Rights cannot be changed; the text of a key follows from its uid and the master key, and stays.
  if (known) await client.deleteKey(wanted.uid)
  return (await client.createKey(wanted)).key
}

function hasSameRights(known: Key, wanted: KeyCreation): boolean {
  const write = ({ actions, indexes }: Pick<Key, 'actions' | 'indexes'>) =>
    JSON.stringify([[...actions].sort(), [...indexes].sort()])
  return write(known) === write(wanted)
}
