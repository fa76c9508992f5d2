/** The built scripts and styles, and the two small files that browsers and robots ask for unasked. */

import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { PageAssets } from '../../web/render.tsx'

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
  app.get('/robots.txt', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('User-agent: *\nAllow: /\n'),
  )
}

const webFolder = fileURLToPath(new URL('../../web/', import.meta.url))
const distFolder = join(webFolder, 'dist')
const manifestFile = join(distFolder, '.vite', 'manifest.json')
const sumsFile = join(distFolder, '.vite', 'sums.json')
/** What both sides share ends up in the page, too. */
const contractFolder = fileURLToPath(new URL('../contract/', import.meta.url))

/** Entry of the build, as web/vite.config.ts names it. */
const entryName = 'main.tsx'

type Manifest = Record<string, { file: string; css?: string[] } | undefined>

/** The page's script and styles, built first if need be. */
export async function preparePage(): Promise<PageAssets & { folder: string }> {
  if (await isStale()) await buildPage()
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest
  const entry = manifest[entryName]
  if (!entry)
    throw new Error(
      `画面の組み立て結果に ${entryName} がありません。npm run build を試してください`,
    )
  return {
    script: `/${entry.file}`,
    styles: (entry.css ?? []).map((file) => `/${file}`),
    folder: join(distFolder, 'assets'),
  }
}

async function isStale(): Promise<boolean> {
  const built = await stat(manifestFile).catch(() => undefined)
  if (!built || !(await isWhole())) return true
  const sources = await Promise.all(
    [webFolder, contractFolder].map((folder) =>
      readdir(folder, { recursive: true, withFileTypes: true }),
    ),
  )
  const files = sources
    .flat()
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(distFolder))
    .map((entry) => join(entry.parentPath, entry.name))
  const times = await Promise.all(files.map(async (file) => stat(file)))
  return times.some(({ mtimeMs }) => mtimeMs > built.mtimeMs)
}

/** Whether every file of the build is what was written, the manifest among them. */
async function isWhole(): Promise<boolean> {
  try {
    const sums = Object.entries<unknown>(JSON.parse(await readFile(sumsFile, 'utf8')))
    const areSame = sums.map(async ([name, sum]) => {
      const content = await readFile(join(distFolder, name))
      return createHash('sha256').update(content).digest('hex') === sum
    })
    return sums.length > 0 && (await Promise.all(areSame)).every(Boolean)
  } catch {
    return false
  }
}

/**
 * Builds by Vite, loaded only now because most starts need none. Former files stay: pages open in browsers
 * may still ask for them, and two servers starting at once write the same names and contents.
 */
async function buildPage(): Promise<void> {
  const { build } = await import('vite')
  await build({
    root: webFolder,
    configFile: join(webFolder, 'vite.config.ts'),
    logLevel: 'silent',
    build: { emptyOutDir: false },
  })
}
