/**
 * What leaves the machine: nothing. The whole program is built and started as `npm start` does it, in a fresh checkout
 * with a fresh HOME, searched by meaning and stopped. The system itself is the witness (strace) where it may be asked;
 * Node's own account of sockets and lookups, and the folders that it could have written to, are asked everywhere.
 */

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import type { SearchAnswer } from '../../server/contract/api.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What Node itself opens towards others, from every thread. What listens and what has been accepted is not among it. */
const outward = [
  ...['TCPCONNECTWRAP', 'PIPECONNECTWRAP', 'UDPWRAP', 'UDPSENDWRAP'],
  ...['GETADDRINFOREQWRAP', 'GETNAMEINFOREQWRAP', 'QUERYWRAP'],
]
const watch = `import { createHook } from 'node:async_hooks'
import { writeSync } from 'node:fs'
const outward = ${JSON.stringify(outward)}
createHook({ init: (_, type) => outward.includes(type) && writeSync(2, 'opened ' + type + '\\n') }).enable()`

/** By name and not by kind (%network): answering an accepted connection is no call to anybody. */
const calls = {
  network: 'socket connect bind sendto sendmsg sendmmsg',
  files:
    'open openat creat mkdir mkdirat mknod mknodat rename renameat renameat2 link linkat symlink symlinkat ' +
    'unlink unlinkat rmdir truncate chmod fchmodat chown fchownat',
}

type Place = Record<'checkout' | 'home' | 'temporary' | 'data' | 'trace', string>

it('nothing is looked up or connected to, and nothing written but DATA_DIR and the build', async () => {
  const place = await makePlace()
  const traced = await mayTrace(place.trace)
  const before = await listFiles(place.checkout)
  const stderr = await runProgram(place, traced)
  expect(stderr).toBe('')
  // npm makes the folder of its cache and, from Node 22 on, keeps its own code compiled, whatever it is told.
  expect((await listFiles(place.home)).filter((file) => file !== '.npm')).toEqual([])
  const kept = await readdir(place.temporary)
  expect(kept.filter((file) => file !== 'node-compile-cache')).toEqual([])
  const written = (await listFiles(place.checkout)).filter((file) => !before.includes(file))
  expect(written.filter((file) => !/^(build|web\/dist)(\/|$)/.test(file))).toEqual([])
  if (!traced) return
  const lines = (await readFile(place.trace, 'utf8')).split('\n')
  expect(lines.filter((line) => isOutward(line, place))).toEqual([])
  // That it listens is in it: a trace that saw nothing would be no proof.
  expect(lines.filter((line) => /^\d+ +bind\(.*AF_INET/.test(line))).toHaveLength(1)
}, 120_000)

/** A checkout that has never been built, beside a home and a temporary folder that nobody has used. */
async function makePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-closed-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [checkout, home, temporary] = ['checkout', 'home', 'tmp'].map((name) => join(folder, name))
  const place = {
    ...{ checkout: checkout ?? '', home: home ?? '', temporary: temporary ?? '' },
    ...{ data: join(folder, 'data'), trace: join(folder, 'trace') },
  }
  for (const made of [place.checkout, place.home, place.temporary]) await mkdir(made)
  for (const name of [
    'server',
    'web',
    'cases',
    '.npmrc',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ]) {
    const filter = (source: string) => source !== join(root, 'web', 'dist')
    await cp(join(root, name), join(place.checkout, name), { recursive: true, filter })
  }
  await symlink(join(root, 'node_modules'), join(place.checkout, 'node_modules'), 'junction')
  return place
}

/** Whether strace is there and allowed to look: containers often forbid it. */
async function mayTrace(trace: string): Promise<boolean> {
  const probe = ['-D', '-f', '-qq', '-o', trace, process.execPath, '--version']
  await promisify(execFile)('strace', probe).catch(() => {})
  const seen = await readFile(trace, 'utf8').catch(() => '')
  await rm(trace, { force: true })
  return seen.includes('execve(')
}

/** Starts, searches by meaning, reads a case, has a large Word file written, stops; returns what was said on stderr. */
async function runProgram(place: Place, traced: boolean): Promise<string> {
  const known = [...calls.network.split(' '), ...calls.files.split(' ')].map((name) => `?${name}`)
  const tracer = ['strace', '-D', '-f', '-qq', '-y', '-o', place.trace, '-e', `trace=${known}`]
  // With npm: it would ask for a newer npm by itself. Node starts no npm on Windows without a shell.
  const start =
    process.platform === 'win32' ? [process.execPath, 'server/start.mjs'] : ['npm', 'start']
  const [program = '', ...args] = [...(traced ? tracer : []), ...start]
  const child = spawn(program, args, {
    cwd: place.checkout,
    // Nothing is inherited: onnxruntime keeps silent of itself where CI or its likes are set.
    env: {
      ...{ PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], PORT: '0' },
      ...{ HOME: place.home, USERPROFILE: place.home, LOCALAPPDATA: place.home },
      ...{ TMPDIR: place.temporary, TEMP: place.temporary, DATA_DIR: place.data },
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(watch)}`,
    },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stderr = ''
  child.stderr.on('data', (piece: Buffer) => {
    stderr += piece.toString('utf8')
  })
  const closed = once(child, 'close')
  const url = await Promise.race([readAddress(child.stdout), closed.then(() => undefined)])
  if (url === undefined) throw new Error(stderr)
  const answer = await searchByMeaning(url)
  const word = `${url}/api/export?format=docx&stage=organization`
  for (const address of [`${url}/cases/${answer.hits[0]?.slug}`, word]) {
    const response = await fetch(address)
    expect(response.status, address).toBe(200)
    await response.arrayBuffer()
  }
  child.kill('SIGTERM')
  await closed
  return stderr
}

async function readAddress(stdout: Readable): Promise<string | undefined> {
  let said = ''
  for await (const piece of stdout) {
    said += String(piece)
    const ready = /^ready (\S+)$/m.exec(said)?.[1]
    if (ready) return ready
  }
  return undefined
}

async function searchByMeaning(url: string): Promise<SearchAnswer> {
  const address = `${url}/api/search?q=${encodeURIComponent('若手の提案が続かない')}`
  const ask = async () => (await (await fetch(address)).json()) as SearchAnswer
  await expect.poll(async () => (await ask()).degraded, { timeout: 30_000 }).toBe(undefined)
  return ask()
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true })
  return entries.map((entry) => entry.replaceAll('\\', '/'))
}

/** A call that must not have been: to others, listening but on loopback, or writing where nothing may be written. */
function isOutward(line: string, { checkout, data, home, temporary }: Place): boolean {
  const [, call = '', words = ''] = /^\d+ +(\w+)\((.*)/.exec(line) ?? []
  if (calls.network.split(' ').includes(call)) return !staysInside(call, words)
  if (!calls.files.split(' ').includes(call) || !writes(call, words)) return false
  const build = ['build', '.build-', 'web/dist'].map((path) => join(checkout, path))
  const ofNpm = [join(home, '.npm'), join(temporary, 'node-compile-cache')]
  const mayWrite = [data, '/dev/', ...ofNpm, ...build]
  return listPaths(words, checkout).some(
    (path) => !mayWrite.some((place) => path.startsWith(place)),
  )
}

/** Listening on loopback, or asking the system itself which addresses it has, as npm does. */
function staysInside(call: string, words: string): boolean {
  if (words.includes('AF_NETLINK')) return true
  if (call === 'socket') return words.startsWith('AF_INET, SOCK_STREAM')
  return call === 'bind' && words.includes('sin_addr=inet_addr("127.0.0.1")')
}

function writes(call: string, words: string): boolean {
  return !call.startsWith('open') || /O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)/.test(words)
}

/** The paths of a call: each may be told from a folder that is open, or from where the program stands. */
function listPaths(words: string, standing: string): string[] {
  const found = words.matchAll(/(?:(?:AT_FDCWD|\d+)(?:<([^>]*)>)?, )?"((?:[^"\\]|\\.)*)"/g)
  return [...found].map(([, folder, path]) => resolve(folder ?? standing, path ?? ''))
}
