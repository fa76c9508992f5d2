/** The real server as a child process on a free port, for scripts and tests that want all of it. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A folder that is never there: members of this machine's own library are none of scripts and tests. */
const noState = fileURLToPath(new URL('../build/no-state', import.meta.url))

type Exit = { code: number | null; signal: NodeJS.Signals | null; stderr: string }

export type ServerProcess = {
  url: string
  /** Milliseconds from the start to the ready line. */
  readyMs: number
  child: ChildProcess
  /** How the process ended, once it has. */
  exit: Promise<Exit>
  /** Asks for an orderly end and waits for it. */
  stop: () => Promise<Exit>
}

type Start = {
  /** Settings on top of the environment of this process. */
  environment?: Record<string, string>
  /** The Node program to run it with. */
  node?: string
  /** Another copy of the program. */
  folder?: string
}

/** Starts the server and waits for its ready line; rejects with what it said if it ends before. */
export async function startServer({
  environment,
  node,
  folder,
}: Start = {}): Promise<ServerProcess> {
  const start = performance.now()
  const { child, exit } = spawnServer({
    ...(environment && { environment }),
    ...(node && { node }),
    ...(folder && { folder }),
  })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString('utf8')
      const ready = /^ready (\S+)$/m.exec(said)?.[1]
      if (ready) resolve(ready)
    })
    exit.then(({ code, stderr }) => reject(new Error(`ended with ${code}: ${stderr}`)), reject)
  })
  const stop = (): Promise<Exit> => {
    child.kill('SIGTERM')
    return exit
  }
  return { url, readyMs: performance.now() - start, child, exit, stop }
}

/** Builds the program where that is needed, for those who use the built page without a server. */
export async function buildProgram(): Promise<void> {
  const child = spawn(process.execPath, ['server/start.mjs', '--build'], {
    cwd: root,
    // Vitest sets it to `test`, of which Vite would make a build for development, and `npm start` would run that.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error('the program cannot be built')
}

/** Starts the server as people do, by `npm start`, and waits for its ready line. */
export async function startByNpm(
  environment: Record<string, string>,
): Promise<Pick<ServerProcess, 'url' | 'stop'>> {
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', STATE_DIR: noState, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own: npm hands a signal to its shell only.
    detached: true,
  })
  const ended = once(npm, 'close')
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    npm.stdout.on('data', (piece: Buffer) => {
      said += piece.toString('utf8')
      const ready = /^ready (\S+)$/m.exec(said)?.[1]
      if (ready) resolve(ready)
    })
    ended.then(([code]) => reject(new Error(`ended with ${code}`)), reject)
  })
  const stop = async () => {
    if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGTERM')
    const [code, signal] = await ended
    return { code, signal, stderr: '' }
  }
  return { url, stop }
}

/** Starts the server without waiting; for starts that are meant to fail. */
export function spawnServer({ environment, node = process.execPath, folder = root }: Start): {
  child: ChildProcess
  exit: Promise<Exit>
} {
  const child = spawn(node, ['server/start.mjs'], {
    cwd: folder,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', STATE_DIR: noState, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (piece: Buffer) => {
    stderr += piece.toString('utf8')
  })
  const exit = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, stderr }))
  })
  return { child, exit }
}
