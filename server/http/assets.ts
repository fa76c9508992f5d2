/** The built scripts and styles, and the icon that browsers ask for unasked. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { PageAssets } from '../../web/html-document.tsx'

/** Extensions the build makes for the page; a source map or anything else put there is not served. */
const servedFile = /\.(css|js|svg|woff2)$/

/** Registers the built files under /assets/; their names carry a hash, so they are kept for ever. */
export async function registerFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    index: false,
    dotfiles: 'ignore',
    decorateReply: false,
    allowedPath: (path) => servedFile.test(path),
  })
  // The icon is drawn into the pages themselves; this ends the request that browsers make all the same.
  app.get('/favicon.ico', async (_request, reply) =>
    reply.code(204).header('cache-control', 'public, max-age=86400').send(),
  )
}

const distFolder = fileURLToPath(new URL('../../web/dist/', import.meta.url))
/** Entry of the page, as web/vite.config.ts names it. */
const entryName = 'main.tsx'
/** What the desk's page loads besides. */
const deskName = 'desk/late-desk.ts'

type Manifest = Record<string, { file: string; css?: string[]; imports?: string[] } | undefined>

/** The built page's script and styles, and the folder they are in. */
export async function findPage(): Promise<PageAssets & { folder: string }> {
  const manifest = await readFile(join(distFolder, '.vite', 'manifest.json'), 'utf8').catch(
    () => '{}',
  )
  const built = JSON.parse(manifest) as Manifest
  const entry = built[entryName]
  if (!entry) throw new Error('画面が組み立てられていません。npm run build を実行してください')
  return {
    script: `/${entry.file}`,
    imported: (entry.imports ?? []).flatMap((name) => {
      const file = built[name]?.file
      return file === undefined ? [] : [`/${file}`]
    }),
    styles: (entry.css ?? []).map((file) => `/${file}`),
    deskStyles: (built[deskName]?.css ?? []).map((file) => `/${file}`),
    folder: join(distFolder, 'assets'),
  }
}
