/** Programs of others, run against a server that listens: a generated client, and every recipe of the page. */

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { writeRecipes } from '../../server/contract/api-recipes.ts'
import { compileClient } from '../support/generate-client.ts'
import { readCsv } from '../support/read-files.ts'
import { listenApp } from '../support/test-app.ts'
import { noModel, openForFile, smallCases } from '../support/test-library.ts'

const run = promisify(execFile)
const library = await openForFile(smallCases, { model: noModel })
const slugs = [...new Set(library.updates().map(({ slug }) => slug))]

async function listen(): Promise<string> {
  const { port } = await listenApp({ library })
  return `http://127.0.0.1:${port}`
}

/** Whether a tool of the system is there; where it is not, one line says so. */
async function hasTool(name: string): Promise<boolean> {
  const found = await run(name, ['--version']).then(
    () => true,
    () => false,
  )
  if (!found) process.stderr.write(`${name} is not here: its recipe is not run\n`)
  return found
}

const program = `
import type { components, paths } from './api.ts'

type Query<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Asked } }
} ? Asked : never
type Data<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } }
} ? Answer : never

const origin = process.argv[2] ?? ''

async function get<Path extends keyof paths>(path: Path, query?: Query<Path>): Promise<Data<Path>> {
  const asked = new URLSearchParams()
  for (const [name, values] of Object.entries(query ?? {})) {
    for (const value of [values].flat()) asked.append(name, String(value))
  }
  const answer = await fetch(\`\${origin}\${path}?\${asked}\`)
  if (!answer.ok) {
    const refusal: components['schemas']['ErrorAnswer'] = await answer.json()
    throw new Error(refusal.error.code)
  }
  return answer.json()
}

const { hits } = await get('/api/v1/search', { q: '窓口', scene: ['workplace.fix', '-workplace.improve'], size: 3 })
const all = await get('/api/v1/search', { size: 2, sort: 'prefecture' })
// @ts-expect-error there is no such order
const wrong = await get('/api/v1/search', { sort: 'best' }).catch((error: Error) => error.message)
// @ts-expect-error and no such name
await get('/api/v1/cards', { slugs: [] }).catch(() => undefined)
const compared = await get('/api/v1/compare', { slug: all.hits.map(({ slug }) => slug) })
const places: string[] = all.hits.flatMap(({ municipalities }) => municipalities.map(({ name }) => name))
console.log(JSON.stringify({ hits: hits.length, compared: compared.cases.map(({ title }) => title), places, wrong }))
`

it('a client generated from the description compiles, runs, and is held to its vocabulary', async () => {
  const origin = await listen()
  const description = await (await fetch(`${origin}/api/openapi.json`)).text()
  const file = await compileClient(description, program)
  const { stdout } = await run(process.execPath, [file, origin])
  const said = JSON.parse(stdout)
  expect(said.compared).toHaveLength(2)
  expect(said.places.length).toBeGreaterThanOrEqual(2)
  expect(said.wrong).toBe('BAD_PARAMETER')
}, 120_000)

it('the recipe for curl finds, takes along, checks, and asks only for what has changed', async () => {
  if (!(await hasTool('curl'))) return
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-curl-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { curl } = writeRecipes(await listen())
  const runIt = () => run('bash', ['-e', '-c', curl], { cwd: folder })
  const { stdout } = await runIt()
  expect(stdout).toContain('"hits":')
  expect(stdout).toContain('kaizen-cases.csv: OK')
  expect((await runIt()).stdout).toContain('kaizen-cases.csv: OK')
}, 60_000)

it('the recipe for Python prints what is found, and every case', async () => {
  if (!(await hasTool('python3'))) return
  const { python } = writeRecipes(await listen())
  const { stdout } = await run('python3', ['-c', python], {
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  for (const slug of slugs) expect(stdout).toContain(slug)
}, 60_000)

it('the recipe for Excel asks for a file that has the column which it changes', async () => {
  const { powerQuery } = writeRecipes(await listen())
  const [, url = ''] = /Web\.Contents\("([^"]+)"\)/.exec(powerQuery) ?? []
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  // fetch takes the mark of UTF-8 away, as Power Query does.
  const [head = [], ...rows] = readCsv(await answer.text())
  const [, column = ''] = /\{"([^"]+)", each Text\.Remove/.exec(powerQuery) ?? []
  const index = head.indexOf(column)
  expect(index).toBeGreaterThan(0)
  for (const row of rows) expect(row[index]?.replaceAll(/[="]/g, '')).toMatch(/^(\d{6}|、)*$/)
  expect(rows).toHaveLength(library.start().holdings.cases)
})
