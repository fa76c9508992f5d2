import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { readCaseFilesOf } from '../../../server/desk/case-file/case-names.ts'
import { recoverPublishing } from '../../../server/desk/case-file/change-files.ts'
import { publishFiles } from '../../../server/desk/case-file/publish-files.ts'
import { makeFolder } from '../../support/make-folder.ts'
import { makeVersion } from './make-version.ts'

/** One file, because 60 starts through a compiler would take a minute. */
async function buildLoop(): Promise<string> {
  const outDir = await makeFolder()
  await build({
    ...{ root: import.meta.dirname, configFile: false, logLevel: 'silent', publicDir: false },
    ssr: { noExternal: true },
    build: {
      ...{ ssr: join(import.meta.dirname, 'publishing-loop.ts'), target: 'node20', outDir },
      rollupOptions: { output: { entryFileNames: 'loop.mjs', codeSplitting: false } },
    },
  })
  return join(outDir, 'loop.mjs')
}

test('kill −9 at 60 points of publishing leaves the old or the new case whole, and nothing beside it', {
  timeout: 180_000,
}, async () => {
  const loop = await buildLoop()
  const found: { done: number; version: number }[] = []
  for (let point = 1; point <= 60; point += 1) {
    const folder = await makeFolder()
    await publishFiles(folder, 'shiken-city', makeVersion(1), {})
    const child = spawn(process.execPath, [loop, folder, String(point)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [printed, [, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect(signal).toBe('SIGKILL')
    await recoverPublishing(folder)

    const read = await readCaseFilesOf(folder, 'shiken-city')
    const files = 'files' in read ? read.files : undefined
    const version = Number(/版(\d+)\n---/.exec(files?.body ?? '')?.[1] ?? 0)
    expect(files).toEqual(makeVersion(version))
    const all = await readdir(folder, { recursive: true })
    expect(
      all.filter((name) => !/^(?:facts|asks|(?:facts\/|asks\/)?shiken-city\.\w+)$/.test(name)),
    ).toEqual([])
    found.push({ done: Number(printed.trim().split('\n').at(-1) || 1), version })
  }
  // Nothing that was said to be done is lost, and nothing is there that was not begun.
  expect(found.filter(({ done, version }) => version !== done && version !== done + 1)).toEqual([])
  const [kept, ended] = [0, 1].map(
    (more) => found.filter(({ done, version }) => version === done + more).length,
  )
  expect([kept, ended].every((count = 0) => count > 10)).toBe(true)
})
