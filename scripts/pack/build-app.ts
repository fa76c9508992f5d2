/** The script and the style of the pages of a portable library. */

import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'
import { type BuiltScript, expectOneChunk } from './build-worker.ts'

type BuiltApp = BuiltScript & { style: string | Uint8Array }

/** Builds both. */
export async function buildApp(): Promise<BuiltApp> {
  const built = (await build({
    configFile: fileURLToPath(new URL('../../web/portable/vite.config.ts', import.meta.url)),
    // Others write their reading of it into node_modules, which may be another user's.
    configLoader: 'runner',
    logLevel: 'warn',
    build: { write: false },
  })) as Rollup.RollupOutput
  const { code, moduleIds } = expectOneChunk(built)
  const style = built.output.find(({ fileName }) => fileName === 'style.css')
  if (style?.type !== 'asset') throw new Error('the build has no style')
  return { code, style: style.source, modules: moduleIds }
}
