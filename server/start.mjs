/**
 * What `npm start` runs: the server as one file of plain JavaScript and another for each of its threads, built when one
 * is missing, older than the sources, or not what was written. Development runs the TypeScript as it is; a start through that loader took 1.4 s
 * longer, and keeps compiled files in a folder of /tmp that others could fill.
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
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const buildFolder = join(root, 'build')
// The build holds the addresses of its sources: in a folder that has been moved it is another file.
const built = join(buildFolder, `server-${hash(root)}.mjs`)
const sumMark = '\n// sha256 '

/** What the system refuses while the server is built, in the words of whoever has to mend it. */
const refusals = new Map([
  [
    'EACCES',
    'プログラムのフォルダーに書き込めません。書ける利用者で一度 npm start を実行してください',
  ],
  [
    'EROFS',
    'プログラムのフォルダーに書き込めません。書ける利用者で一度 npm start を実行してください',
  ],
  ['ENOSPC', 'ディスクに空きがありません。空けてから npm start を実行してください'],
  ['ERR_MODULE_NOT_FOUND', '部品がそろっていません。npm ci を実行してください'],
])

try {
  refuseOldNode()
  await removeLeftovers()
  if (await isStale()) await buildServer()
  await import(pathToFileURL(built).href)
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exitCode = 1
}

/** In one line: at this point a stack helps nobody. @param {unknown} error */
function describeFailure(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const refusal = refusals.get(code)
  if (refusal !== undefined) return `${refusal}（${code}）`
  const message = error instanceof Error ? error.message : String(error)
  if (message.includes('failed to resolve import')) return refusals.get('ERR_MODULE_NOT_FOUND')
  return `開始できません: ${message.replace(/\s+/g, ' ').slice(0, 300)}`
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(`Node.js 20.19 以上が必要です（いまは ${process.versions.node}）`)
}

async function isStale() {
  const targets = [built, ...(await listThreadFolders()).map(nameThread)]
  const made = await Promise.all(targets.map(readTime)).catch(() => undefined)
  if (!made || !(await Promise.all(targets.map(isWhole))).every(Boolean)) return true
  const oldest = Math.min(...made)
  const folders = [join(root, 'server'), join(root, 'web')]
  const entries = await Promise.all(
    folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  )
  const sources = entries
    .flat()
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  const times = await Promise.all([join(root, 'package-lock.json'), ...sources].map(readTime))
  return times.some((time) => time > oldest)
}

/** Whether a built file is what was written: a cut one may still be good JavaScript. @param {string} file */
async function isWhole(file) {
  const text = await readFile(file, 'utf8').catch(() => '')
  const end = text.lastIndexOf(sumMark)
  return end >= 0 && text.slice(end) === endWith(text.slice(0, end))
}

/** The last line of a built file. @param {string} code */
function endWith(code) {
  return `${sumMark}${createHash('sha256').update(code).digest('hex')}\n`
}

/** @param {string} file */
async function readTime(file) {
  return (await stat(file)).mtimeMs
}

/** Builds beside and renames: a second start at the same time never runs half a file. */
async function buildServer() {
  const beside = await mkdtemp(join(root, `.build-${process.pid}-`))
  const startedAt = new Date()
  try {
    await mkdir(buildFolder, { recursive: true })
    const threads = await listThreadFolders()
    const steps = threads.map((folder) => [join(folder, 'worker.ts'), nameThread(folder)])
    for (const [source = '', target = ''] of [...steps, [join(root, 'server', 'main.ts'), built]]) {
      const made = join(beside, basename(target))
      await buildFile(source, made)
      const code = await readFile(made, 'utf8')
      await writeFile(made, `${code}${endWith(code)}`)
      // A source saved while the build ran is newer than the build.
      await utimes(made, startedAt, startedAt)
      await rename(made, target)
    }
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
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

/** @param {string} source @param {string} target */
async function buildFile(source, target) {
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [keepAddresses()],
    build: {
      ssr: source,
      target: 'node20',
      outDir: dirname(target),
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: basename(target) } },
    },
  })
}

/** The folders whose worker.ts runs in a thread of its own: its thread.mjs starts it where TypeScript runs as it is. */
async function listThreadFolders() {
  const files = await readdir(join(root, 'server'), { recursive: true })
  return files
    .filter((file) => basename(file) === 'thread.mjs')
    .map((file) => join(root, 'server', dirname(file)))
}

/** @param {string} folder as the system or as Vite writes it, which differs on Windows */
function nameThread(folder) {
  return join(buildFolder, `thread-${hash(pathToFileURL(folder).href)}.mjs`)
}

/** @param {string} text */
function hash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

/** Files are found beside the source that names them, not beside the build; only threads are built, too. */
function keepAddresses() {
  /** @param {string} path */
  const quote = (path) => JSON.stringify(pathToFileURL(path).href)
  return {
    name: 'keep-addresses',
    enforce: /** @type {const} */ ('pre'),
    /** @param {string} code @param {string} id */
    transform: (code, id) =>
      code
        .replaceAll("'./thread.mjs', import.meta.url", () => quote(nameThread(dirname(id))))
        .replaceAll('import.meta.url', () => quote(id)),
  }
}
