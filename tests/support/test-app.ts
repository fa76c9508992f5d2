/** The real application around a given library, with a small folder of built files, closed after each test. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { type AppOptions, buildApp } from '../../server/app.ts'
import { makeFakeLibrary } from './fake-library.ts'

/** Builds the application of one test. */
export async function makeApp(options: Partial<AppOptions> = {}): Promise<FastifyInstance> {
  const folder = await makeAssets()
  const app = await buildApp({
    library: makeFakeLibrary(),
    assets: { script: '/assets/main-test.js', styles: ['/assets/main-test.css'], folder },
    ...options,
  })
  onTestFinished(async () => {
    await app.close()
    await rm(join(folder, '..'), { recursive: true, force: true })
  })
  return app
}

/** The same, listening on a free port; answers its port. */
export async function listenApp(
  options: Partial<AppOptions> = {},
): Promise<{ app: FastifyInstance; port: number }> {
  const app = await makeApp(options)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  return { app, port: typeof address === 'object' && address ? address.port : 0 }
}

/** What a reader must never see: it stands beside, above and hidden among the served files. */
export const secretText = 'SECRET_OUTSIDE_THE_ASSETS'

async function makeAssets(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'kaizen-assets-'))
  const folder = join(root, 'assets')
  await mkdir(folder)
  await writeFile(join(folder, 'main-test.js'), 'export {}\n')
  await writeFile(join(folder, 'main-test.css'), 'body { margin: 0 }\n')
  for (const name of ['main-test.js.map', '.env', 'case.md']) {
    await writeFile(join(folder, name), secretText)
  }
  await writeFile(join(root, 'secret.js'), secretText)
  return folder
}
