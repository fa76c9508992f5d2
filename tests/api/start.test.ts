/** What lies between `npm start` and `ready`, each of it broken, in a copy of the program. */

import { cp, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { spawnServer, startServer } from '../../scripts/server-process.ts'
import { parseAccessibilityReport } from '../../server/accessibility-report.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let copy = ''

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'kaizen-program-'))
  for (const name of ['server', 'web', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    const filter = (path: string) => !path.startsWith(join(root, 'web', 'dist'))
    await cp(join(root, name), join(copy, name), { recursive: true, filter })
  }
  await cp(join(root, 'tests/fixtures/small-library'), join(copy, 'cases'), { recursive: true })
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
}, 60_000)
afterAll(() => rm(copy, { recursive: true, force: true }))

const settings = () => ({ CASES_DIR: join(copy, 'cases'), DATA_DIR: join(copy, 'data') })

async function startCopy(): Promise<void> {
  const server = await startServer({ environment: settings(), folder: copy })
  const page = await (await fetch(server.url)).text()
  const script = /src="(\/assets\/[^"]+)"/.exec(page)?.[1]
  const answer = await fetch(`${server.url}${script}`)
  expect((await answer.text()).length).toBeGreaterThan(1000)
  expect((await server.stop()).code).toBe(0)
}

it('a damaged build is built again: cut anywhere, empty, missing, or good JavaScript that is not all', async () => {
  await startCopy()
  const built = async () =>
    (await readdir(join(copy, 'build'))).map((name) => join(copy, 'build', name))
  const [bundle = ''] = (await built()).filter((file) => file.includes('server-'))
  const whole = await readFile(bundle, 'utf8')
  const damages = [
    () => truncate(bundle, whole.length >> 1),
    () => writeFile(bundle, ''),
    () => writeFile(bundle, 'process.stdout.write("")\n'),
    async () => Promise.all((await built()).map((file) => writeFile(file, 'export {}\n'))),
  ]
  for (const damage of damages) {
    await damage()
    await startCopy()
    expect(await readFile(bundle, 'utf8')).toBe(whole)
  }
}, 180_000)

it('a damaged page is built again: files cut, empty or missing, a manifest of nothing', async () => {
  await startCopy()
  const assets = join(copy, 'web/dist/assets')
  const files = (await readdir(assets)).map((name) => join(assets, name))
  const hidden = join(copy, 'web/dist/.vite')
  const damages = [
    () => Promise.all(files.map((file) => truncate(file, 10))),
    () => Promise.all(files.map((file) => rm(file))),
    () => writeFile(join(hidden, 'manifest.json'), '{}'),
    () => writeFile(join(hidden, 'sums.json'), '{'),
  ]
  for (const damage of damages) {
    await damage()
    await startCopy()
  }
}, 180_000)

it.each([
  ['CASES_DIR is a file', () => ({ CASES_DIR: join(copy, 'package.json') })],
  ['everybody is a proxy', () => ({ TRUST_PROXY: '0.0.0.0/0' })],
  ['PORT is a word', () => ({ PORT: '三千' })],
] as const)(
  '%s: one Japanese line and 1',
  async (_what, change) => {
    const environment = { ...settings(), ...change() }
    const { code, stderr } = await spawnServer({ environment, folder: copy }).exit
    expect(stderr).toMatch(/^[^\n]*[ぁ-んァ-ン一-龠][^\n]*\n$/)
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
