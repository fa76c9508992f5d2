/** What lies between `npm start` and `ready`, each of it broken, in a copy of the program or in a small one. */

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { spawnServer, startServer } from '../../scripts/server-process.ts'
import { parseAccessibilityReport } from '../../server/accessibility-report.ts'
import { makeFolder } from '../support/make-folder.ts'
import { copySmallData } from '../support/small-data.ts'
import { smallCases } from '../support/test-library.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** What makes a folder a program that can be built. */
const builders = [
  'server/start.mjs',
  'server/build.mjs',
  'web/vite.config.ts',
  'web/vite.shared.ts',
]
const settingsFiles = ['package.json', 'package-lock.json', 'tsconfig.json']

/** Built as the whole is, which takes 5 s of a core every time; this takes a tenth. */
const smallSources: Readonly<Record<string, string>> = {
  'server/main.ts': "import { app } from './app.ts'\n\nconsole.log(app)\n",
  'server/app.ts': "export const app = 'the server'\n",
  'server/exports/word/worker.ts': "console.log('the thread')\n",
  'web/main.tsx': "import './styles/main.css'\n\nconsole.log(<main>the page</main>)\n",
  'web/styles/main.css': "@import './base.css';\n",
  'web/styles/base.css': 'main { color: black }\n',
}

let small = ''
beforeAll(async () => {
  small = await mkdtemp(join(tmpdir(), 'kaizen-program-'))
  await copyInto(small, [...builders, ...settingsFiles])
  for (const [name, text] of Object.entries(smallSources)) {
    await mkdir(join(small, name, '..'), { recursive: true })
    await writeFile(join(small, name), text)
  }
  await prepareFolder(small)
}, 60_000)
afterAll(() => rm(small, { recursive: true, force: true }))

async function copyInto(folder: string, names: readonly string[]): Promise<void> {
  const filter = (path: string) => !path.startsWith(join(root, 'web', 'dist'))
  for (const name of names)
    await cp(join(root, name), join(folder, name), { recursive: true, filter })
}

/** Builds the program of a folder for the first time. */
async function prepareFolder(folder: string): Promise<void> {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  // Root may write everywhere, so the copy is another user's.
  if (process.getuid?.() === 0) await promisify(execFile)('chown', ['-R', '65534:65534', folder])
  expect(await buildIn(folder)).toEqual({ code: 0, stderr: '' })
}

async function startIn(folder: string): Promise<void> {
  const environment = { CASES_DIR: smallCases, DATA_DIR: join(folder, 'data') }
  await copySmallData(environment.DATA_DIR)
  const server = await startServer({ environment, folder })
  const page = await (await fetch(server.url)).text()
  const script = /src="(\/assets\/[^"]+)"/.exec(page)?.[1]
  const answer = await fetch(`${server.url}${script}`)
  expect((await answer.text()).length).toBeGreaterThan(1000)
  expect((await server.stop()).code).toBe(0)
}

type Ended = { code: number | null; stderr: string }

/** Builds where that is needed, as the first step of a start does; root is nobody special here. */
async function buildIn(folder: string): Promise<Ended> {
  const ids = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const child = spawn(process.execPath, ['server/start.mjs', '--build'], { cwd: folder, ...ids })
  let stderr = ''
  child.stderr.on('data', (piece: Buffer) => {
    stderr += piece.toString('utf8')
  })
  const [code] = await once(child, 'close')
  return { code, stderr }
}

/** Every file of the build with its content. */
async function readBuilt(folder: string): Promise<Map<string, string>> {
  const folders = ['build', 'web/dist'].map((name) => join(folder, name))
  const entries = await Promise.all(
    folders.map((each) => readdir(each, { recursive: true, withFileTypes: true })),
  )
  const files = entries.flat().filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const)),
  )
}

const damages: readonly [what: string, file: RegExp, damage: (file: string) => Promise<void>][] = [
  ['a server cut short', /server-/, (file) => truncate(file, 20)],
  ['an empty style sheet', /\.css$/, (file) => truncate(file)],
  ['a script that is missing', /main-[\w-]+\.js$/, (file) => rm(file)],
  ['a page of nothing', /dist\/\.vite\//, (file) => writeFile(file, '{}')],
  ['half a manifest', /manifest-/, (file) => truncate(file, 100)],
]

it('a damaged build is built again, whichever part of it; what is whole is left alone', async () => {
  const whole = await readBuilt(small)
  const find = (name: RegExp) => [...whole.keys()].find((file) => name.test(file)) ?? ''
  const { mtimeMs } = await stat(find(/manifest-/))
  expect(await buildIn(small)).toEqual({ code: 0, stderr: '' })
  expect((await stat(find(/manifest-/))).mtimeMs).toBe(mtimeMs)
  for (const [what, file, damage] of damages) {
    await damage(find(file))
    expect(await buildIn(small), what).toEqual({ code: 0, stderr: '' })
    expect(await readBuilt(small), what).toEqual(whole)
  }
}, 120_000)

it('a start repairs what is good JavaScript but not all, and serves what is whole', async () => {
  const copy = await makeFolder()
  await copyInto(copy, ['server', 'web', ...settingsFiles])
  await prepareFolder(copy)
  const whole = await readBuilt(copy)
  const scripts = [...whole.keys()].filter((file) => /\.m?js$/.test(file))
  expect(scripts.filter((file) => file.includes('thread-'))).toHaveLength(5)
  await Promise.all(scripts.map((file) => writeFile(file, 'export {}\n')))
  await startIn(copy)
  expect(await readBuilt(copy)).toEqual(whole)
}, 120_000)

it('a newer source is built, and one that is saved while the build runs once more', async () => {
  const touch = (source: string) => utimes(join(small, source), new Date(), new Date())
  const manifest =
    [...(await readBuilt(small)).keys()].find((file) => file.includes('manifest-')) ?? ''
  const readTime = async (file: string) => (await stat(file)).mtimeMs
  const before = await readTime(manifest)
  await touch('web/styles/base.css')
  const building = buildIn(small)
  await expect.poll(async () => (await readdir(small)).join()).toContain('.build-')
  await touch('server/app.ts')
  await building
  const first = await readTime(manifest)
  expect(await buildIn(small)).toEqual({ code: 0, stderr: '' })
  expect(first).toBeGreaterThan(before)
  expect(await readTime(manifest)).toBeGreaterThan(await readTime(join(small, 'server/app.ts')))
}, 60_000)

it('what killed builds have left is removed, what a living one writes is not', async () => {
  const ended = spawn(process.execPath, ['-e', ''])
  await once(ended, 'exit')
  const hoursAgo = new Date(Date.now() - 4_000_000)
  const leave = async (name: string, written = new Date()) => {
    await mkdir(join(small, name))
    await writeFile(join(small, name, 'half.mjs'), '')
    if (process.getuid?.() === 0)
      await promisify(execFile)('chown', ['-R', '65534', join(small, name)])
    await utimes(join(small, name), written, written)
  }
  await leave(`.build-${ended.pid}-AbCd12`)
  await leave(`.build-${process.pid}-AbCd12`)
  await leave(`.build-${process.pid}-Former`, hoursAgo)
  await leave('.build-AbCd12', hoursAgo)
  await leave('.buildings', hoursAgo)
  expect(await buildIn(small)).toEqual({ code: 0, stderr: '' })
  const left = (await readdir(small)).filter((name) => name.startsWith('.build')).sort()
  expect(left).toEqual([`.build-${process.pid}-AbCd12`, '.buildings'].sort())
  for (const name of left) await rm(join(small, name), { recursive: true })
}, 60_000)

const inOneLine = /^\P{Cc}*[ぁ-んァ-ン一-龠]\P{Cc}*\n$/u

it.each(['build', 'web/dist', 'web/dist/assets'])(
  'a file in the place of the folder %s is said in one line that says what to do',
  async (place) => {
    await rename(join(small, place), join(small, 'aside'))
    await writeFile(join(small, place), '')
    const { code, stderr } = await buildIn(small)
    await rm(join(small, place))
    await rename(join(small, 'aside'), join(small, place))
    expect(stderr).toMatch(inOneLine)
    expect(stderr).toMatch(/build と web\/dist を消して/)
    expect(code).toBe(1)
  },
  60_000,
)

it.skipIf(process.platform === 'win32')(
  'folders that may not be written to are no matter while all is whole; then one line says who has to start it once',
  async () => {
    const places = ['.', 'build', 'web/dist/assets']
    const change = (mode: number) =>
      Promise.all(places.map((place) => chmod(join(small, place), mode)))
    await change(0o555)
    expect(await buildIn(small)).toEqual({ code: 0, stderr: '' })
    const style = [...(await readBuilt(small)).keys()].find((file) => file.endsWith('.css')) ?? ''
    await truncate(style)
    for (const place of places) {
      const { code, stderr } = await buildIn(small)
      expect(stderr, place).toMatch(inOneLine)
      expect(stderr, place).toMatch(/^プログラムのフォルダーに書き込めません.*（E[A-Z]+）\n$/)
      expect(code).toBe(1)
      await chmod(join(small, place), 0o755)
    }
    expect(await buildIn(small)).toEqual({ code: 0, stderr: '' })
  },
  60_000,
)

it.each(['web/main.tsx', 'server/exports/word/worker.ts'])(
  'a source that cannot be built (%s) is said in one line, and the former build stays',
  async (source) => {
    const whole = await readBuilt(small)
    const text = await readFile(join(small, source), 'utf8')
    await writeFile(join(small, source), 'const = ;')
    const { code, stderr } = await buildIn(small)
    await writeFile(join(small, source), text)
    expect(stderr).toMatch(inOneLine)
    expect(code).toBe(1)
    expect(await readBuilt(small)).toEqual(whole)
  },
  60_000,
)

it.each([
  ['CASES_DIR is a file', { CASES_DIR: join(root, 'package.json') }],
  ['everybody is a proxy', { TRUST_PROXY: '0.0.0.0/0' }],
  ['PORT is a word', { PORT: '三千' }],
] as const)(
  '%s: one Japanese line and 1',
  async (_what, change) => {
    const environment = { CASES_DIR: smallCases, DATA_DIR: join(small, 'data'), ...change }
    const { code, stderr } = await spawnServer({ environment }).exit
    expect(stderr).toMatch(inOneLine)
    expect(code).toBe(1)
  },
  60_000,
)

it.each(['{}', '[]', 'null', '{"date":1}', '{"date":"2026-11-22","criteria":[{}]}'])(
  'an accessibility report that is none counts as none: %s',
  (text) => expect(parseAccessibilityReport(text)).toBeUndefined(),
)

it('the accessibility report that is kept is one', async () => {
  const file = join(root, 'server/prepared/accessibility.json')
  expect(parseAccessibilityReport(await readFile(file, 'utf8'))).toBeDefined()
})
