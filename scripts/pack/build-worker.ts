/** The script of a portable library's worker: the core of the server with a browser's home, in one file. */

import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rollup } from 'vite'
import { withoutAddresses } from './ort-build.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const entry = resolve(root, 'server/portable/portable-worker.ts')

/** What was bundled, and out of which modules. */
export type BuiltScript = { code: string; modules: readonly string[] }

/** Browsers of five years ago: Chromium 96 and Edge 96 are of November 2021. */
export const oldestBrowser = 'chrome96'

/** Builds the worker as `kaizenWorker = function (scope) {…}`: to be started as a worker, or called where there is none. */
export async function buildWorker(): Promise<BuiltScript> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    plugins: [useBrowserHome(), inlineOwnTexts(), withoutAddresses()],
    build: {
      write: false,
      target: oldestBrowser,
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { format: 'iife', name: 'portable', codeSplitting: false },
      },
    },
  })) as Rollup.RollupOutput
  const chunk = expectOneChunk(built)
  return {
    code: `kaizenWorker = function (scope) {\n${chunk.code}\nportable.startPortableWorker(scope)\n}\n`,
    modules: chunk.moduleIds,
  }
}

/** The one script of a build; more would have to be fetched. */
export function expectOneChunk({ output }: Rollup.RollupOutput): Rollup.OutputChunk {
  const chunks = output.filter((each) => each.type === 'chunk')
  const [chunk] = chunks
  if (!chunk || chunks.length > 1) throw new Error(`${chunks.length} scripts instead of one`)
  return chunk
}

/** Puts the browser's home in the place of the server's. */
export function useBrowserHome(): Plugin {
  const home = resolve(root, 'server/home/home.ts')
  const browsers = resolve(root, 'server/home/browser-home.ts')
  return {
    name: 'browser-home',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer && source.startsWith('.') && resolve(dirname(importer), source) === home
        ? browsers
        : undefined,
  }
}

const ownText = /readOwnText\(\s*new URL\('([^']+)', import\.meta\.url\),?\s*\)/g

/** Writes the program's own texts into the script. */
export function inlineOwnTexts(): Plugin {
  return {
    name: 'own-texts',
    enforce: 'pre',
    transform: async (code, id) => {
      const names = Array.from(code.matchAll(ownText), ([, name = '']) => name)
      if (names.length === 0) return undefined
      const texts = new Map(
        await Promise.all(
          names.map(
            async (name) => [name, await readFile(resolve(dirname(id), name), 'utf8')] as const,
          ),
        ),
      )
      return code.replace(ownText, (_, name: string) => JSON.stringify(texts.get(name)))
    },
  }
}
