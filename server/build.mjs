/**
 * The one build: the server and each of its threads as one file of plain JavaScript, and the page. All of it is made
 * again when a file of it is missing, is not what was written, or is older than a source.
 */

import { createHash } from 'node:crypto'
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const buildFolder = join(root, 'build')
// The build holds the addresses of its sources: in a folder that has been moved it is another one.
const server = join(buildFolder, `server-${hash(root)}.mjs`)
/** The SHA-256 of every built file, by its path in the program. */
const manifest = join(buildFolder, `manifest-${hash(root)}.json`)

/** Builds if need be; answers the file of the server. */
export async function prepareBuild() {
  await removeLeftovers()
  if (await isStale()) await buildAll()
  return server
}

async function isStale() {
  try {
    const builtAt = await readTime(manifest)
    const sums = Object.entries(JSON.parse(await readFile(manifest, 'utf8')))
    const isWhole = sums.map(async ([file, sum]) => (await sumFile(join(root, file))) === sum)
    if (sums.length === 0 || (await Promise.all(isWhole)).includes(false)) return true
    const times = await Promise.all((await listSources()).map(readTime))
    return times.some((time) => time > builtAt)
  } catch {
    return true
  }
}

async function listSources() {
  const folders = await Promise.all(['server', 'web'].map((name) => listFiles(join(root, name))))
  const isBuilt = join(root, 'web', 'dist')
  const sources = folders
    .flat()
    .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file) && !file.startsWith(isBuilt))
  return [join(root, 'package-lock.json'), ...sources]
}

/** Builds beside and renames, the manifest last: a second start at the same time never runs half a file. */
async function buildAll() {
  // The clocks of files may be as coarse as ours: what is saved in the millisecond of the start is newer, too.
  const startedAt = new Date(Date.now() - 1)
  const beside = await mkdtemp(join(root, `.build-${process.pid}-`))
  try {
    const threads = await listThreadFolders()
    const files = threads.map((folder) => [join(folder, 'worker.ts'), nameThread(folder)])
    files.push([join(root, 'server', 'main.ts'), server])
    await Promise.all([
      ...files.map(([source = '', target = '']) =>
        buildFile(source, join(beside, relative(root, target))),
      ),
      buildPage(join(beside, 'web', 'dist')),
    ])
    const sums = await Promise.all(
      (await listFiles(beside)).map(async (file) => [relative(beside, file), await sumFile(file)]),
    )
    const made = join(beside, basename(manifest))
    await writeFile(made, JSON.stringify(Object.fromEntries(sums)))
    // A source saved while the build ran is newer than the build.
    await utimes(made, startedAt, startedAt)
    for (const [file = ''] of sums) await putInPlace(join(beside, file), join(root, file))
    await putInPlace(made, manifest)
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

/** @param {string} made @param {string} target */
async function putInPlace(made, target) {
  await mkdir(dirname(target), { recursive: true })
  await rename(made, target)
}

/** Makes one file of a program that is no thread. @param {string} source @param {string} target */
export async function buildFile(source, target) {
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    ssr: { noExternal: true, external: ['libsql', 'onnxruntime-node', 'kuromoji'] },
    plugins: [keepAddresses()],
    build: {
      ssr: source,
      target: 'node20',
      outDir: dirname(target),
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: basename(target), codeSplitting: false } },
    },
  })
}

/** Former files of the page stay where they are: pages open in browsers may still ask for them. @param {string} outDir */
async function buildPage(outDir) {
  const { build } = await import('vite')
  const web = join(root, 'web')
  const configFile = join(web, 'vite.config.ts')
  await build({
    root: web,
    configFile,
    // Others write their reading of it into node_modules, which may be another user's.
    configLoader: 'runner',
    logLevel: 'silent',
    build: { outDir, emptyOutDir: false },
  })
}

/** The folders whose worker.ts runs in a thread of its own. */
async function listThreadFolders() {
  const files = await listFiles(join(root, 'server'))
  return files.filter((file) => basename(file) === 'worker.ts').map((file) => dirname(file))
}

/** The built file of the thread of a folder. @param {string} folder as the system or as Vite writes it, which differs on Windows */
export function nameThread(folder) {
  return join(buildFolder, `thread-${hash(pathToFileURL(folder).href)}.mjs`)
}

/** Files are found beside the source that names them, not beside the build; only threads are built, too. */
function keepAddresses() {
  return {
    name: 'keep-addresses',
    enforce: /** @type {const} */ ('pre'),
    /** @param {string} code @param {string} id */
    transform: (code, id) =>
      startBuiltThreads(code, id).replaceAll('import.meta.url', () => quoteAddress(id)),
  }
}

/** The code of a source that starts its thread as it was built. @param {string} code @param {string} id */
export function startBuiltThreads(code, id) {
  return code.replaceAll("'./worker.ts', import.meta.url", () =>
    quoteAddress(nameThread(dirname(id))),
  )
}

/** @param {string} path */
function quoteAddress(path) {
  return JSON.stringify(pathToFileURL(path).href)
}

/** Removes what killed builds have left: their process has ended, or nothing was written for an hour. */
async function removeLeftovers() {
  const names = (await readdir(root)).filter((name) => /^\.build-/.test(name))
  for (const folder of names.map((name) => join(root, name))) {
    const age = Date.now() - (await readTime(folder).catch(Date.now))
    const pid = Number(/\.build-([0-9]+)-[^-]*$/.exec(folder)?.[1])
    if (age < 3_600_000 && (!pid || isRunning(pid))) continue
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** In a container our own number is that of the build before; ours has not begun. @param {number} pid */
function isRunning(pid) {
  if (pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** @param {string} folder */
async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}

/** @param {string} file */
async function sumFile(file) {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}

/** @param {string} file */
async function readTime(file) {
  return (await stat(file)).mtimeMs
}

/** @param {string} text */
function hash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
