/**
 * What `npm start` runs: the server as one file of plain JavaScript, built when it is missing or older than its
 * sources. Development runs the TypeScript as it is; a start through that loader took 1.4 s longer.
 */

import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const buildFolder = join(root, 'build')
// The build holds the addresses of its sources: in a folder that has been moved it is another file.
const place = createHash('sha256').update(root).digest('hex').slice(0, 8)
const built = join(buildFolder, `server-${place}.mjs`)

if (await isStale()) await buildServer()
await import(pathToFileURL(built).href)

async function isStale() {
  const made = await stat(built).catch(() => undefined)
  if (!made) return true
  const folders = [join(root, 'server'), join(root, 'web')]
  const entries = await Promise.all(
    folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  )
  const sources = entries
    .flat()
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  const times = await Promise.all([join(root, 'package-lock.json'), ...sources].map(readTime))
  return times.some((time) => time > made.mtimeMs)
}

/** @param {string} file */
async function readTime(file) {
  return (await stat(file)).mtimeMs
}

/** Builds beside and renames: a second start at the same time never runs half a file. */
async function buildServer() {
  const { build } = await import('vite')
  const beside = await mkdtemp(join(root, '.build-'))
  const startedAt = new Date()
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      plugins: [keepAddresses()],
      build: {
        ssr: join(root, 'server', 'main.ts'),
        target: 'node20',
        outDir: beside,
        rollupOptions: { output: { entryFileNames: 'server.mjs' } },
      },
    })
    await mkdir(buildFolder, { recursive: true })
    // A source saved while the build ran is newer than the build.
    await utimes(join(beside, 'server.mjs'), startedAt, startedAt)
    await rename(join(beside, 'server.mjs'), built)
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

/** Files are found beside the source that names them, not beside the build. */
function keepAddresses() {
  return {
    name: 'keep-addresses',
    enforce: /** @type {const} */ ('pre'),
    /** @param {string} code @param {string} id */
    transform: (code, id) =>
      code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
  }
}
