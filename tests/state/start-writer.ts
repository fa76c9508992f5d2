/** The program of writer.ts, built once into one file: the loader of TypeScript would take most of the time of 60 starts. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const source = fileURLToPath(new URL('./writer.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds it where its packages are found, into a folder that the next build removes if the test is killed. */
export async function buildWriter(): Promise<string> {
  const { build } = await import('vite')
  const outDir = await mkdtemp(join(root, `.build-${process.pid}-`))
  onTestFinished(() => rm(outDir, { recursive: true, force: true }))
  const output = { entryFileNames: 'writer.mjs', codeSplitting: false } as const
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: { ssr: source, target: 'node20', outDir, rollupOptions: { output } },
  })
  return join(outDir, 'writer.mjs')
}

/** Starts it; `said` resolves when it has said so many lines, `kill` answers all that it had said by then. */
export function startWriter(program: string, folder: string) {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  const waiting: { lines: number; resolve: () => void }[] = []
  const listLines = () => text.split('\n').slice(0, -1)
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString('utf8')
    for (const { lines, resolve } of waiting) if (listLines().length >= lines) resolve()
  })
  return {
    acknowledged: () => listLines().slice(1),
    said: (lines: number) => new Promise<void>((resolve) => waiting.push({ lines, resolve })),
    kill: async (): Promise<string[]> => {
      child.kill('SIGKILL')
      await once(child, 'close')
      return listLines().slice(1)
    },
  }
}
