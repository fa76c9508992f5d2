/** The description of the API says what the server does: every address, name, refusal and example of it is tried. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it, onTestFinished } from 'vitest'
import { AppError } from '../../server/errors.ts'
import { listAllErrors } from '../../server/http/description/errors.ts'
import { routeDescriptions } from '../../server/http/description/routes.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'
import {
  hashingModel,
  noModel,
  openForFile,
  openTestLibrary,
  smallCases,
} from '../support/test-library.ts'
import { withdrawnSlugs, writeHiddenFiles, writePublic } from './hidden-cases.ts'

type Parameter = {
  name: string
  in: 'query' | 'path'
  required: boolean
  description?: string
  example?: unknown
}
type Answer = {
  description: string
  content?: Record<string, { schema: object }>
}
type Operation = {
  summary: string
  description: string
  /** An address that is answered. */
  'x-example': string
  parameters?: Parameter[]
  responses: Record<string, Answer>
}
type Description = { paths: Record<string, Record<string, Operation>>; components: object }

const library = await openForFile(smallCases, hashingModel)

async function open() {
  const app = await makeApp({ library })
  const description: Description = (await app.inject('/api/openapi.json')).json()
  return { app, description }
}

const addresses = Object.keys(routeDescriptions)
const withNames = addresses.filter((one) => (routeDescriptions[one]?.parameters.length ?? 0) > 0)

function findOperation(description: Description, address: string): Operation {
  const found = description.paths[`/api/v1${address.replace(':slug', '{slug}')}`]?.['get']
  if (!found) throw new Error(`nothing is said of ${address}`)
  return found
}

it('is valid OpenAPI 3.1', async () => {
  const { description } = await open()
  const validator = new Validator()
  expect(await validator.validate(structuredClone(description))).toMatchObject({ valid: true })
  expect(validator.version).toBe('3.1')
})

it('tells of every public address of the version, and of no other', async () => {
  const routes: string[] = []
  const app = await makeApp({
    library,
    onRoute: ({ method, url }) => {
      if (method === 'GET' && url.startsWith('/api/v1/'))
        routes.push(url.replace(':slug', '{slug}'))
    },
  })
  const { paths }: Description = (await app.inject('/api/openapi.json')).json()
  expect(Object.keys(paths).sort()).toEqual(routes.sort())
  expect(Object.values(paths).flatMap((path) => Object.keys(path))).not.toContain('post')
})

it('says in Japanese what each name in an answer means', async () => {
  const { description } = await open()
  const unsaid = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('properties' in value) {
      for (const [name, shape] of Object.entries(value.properties as object)) {
        if (!japanese.test(shape.description)) unsaid.add(name)
      }
    }
    for (const part of Object.values(value)) look(part)
  }
  look(description)
  expect([...unsaid]).toEqual([])
})

const japanese = /[ぁ-んァ-ヶ一-龠]/

it('says in Japanese what each address, name and answer is, with an example of each name', async () => {
  const { description } = await open()
  for (const [path, { get }] of Object.entries(description.paths)) {
    expect(get?.summary, path).toMatch(japanese)
    expect(get?.description, path).toMatch(japanese)
    for (const { name, description: said, example } of get?.parameters ?? []) {
      expect(said, `${path} ${name}`).toMatch(japanese)
      expect(example, `${path} ${name}`).toBeDefined()
    }
    for (const [status, answer] of Object.entries(get?.responses ?? {})) {
      expect(answer.description, `${path} ${status}`).toMatch(japanese)
    }
  }
})

it.each(addresses)('the example of %s is answered as its description says', async (address) => {
  const { app, description } = await open()
  const operation = findOperation(description, address)
  const url = operation['x-example']
  const { statusCode, headers, body } = await app.inject(url)
  expect(statusCode, body).toBe(200)
  const [type, media] = Object.entries(operation.responses['200']?.content ?? {})[0] ?? []
  expect(String(headers['content-type']).split(';')[0]).toBe(type)
  if (type === 'application/json' || type === 'application/jsonl') {
    const ajv = new Ajv2020({ strict: false })
    const isRight = ajv.compile({ ...media?.schema, components: description.components })
    for (const line of type === 'application/json' ? [body] : body.trim().split('\n')) {
      expect(isRight(JSON.parse(line)), JSON.stringify(isRight.errors)).toBe(true)
    }
  }
  const isKept = '304' in operation.responses
  expect(headers).toHaveProperty('ratelimit-remaining')
  if (!isKept) expect(headers['cache-control']).toBe('no-store')
  else {
    const again = { url, headers: { 'if-none-match': String(headers.etag) } }
    expect((await app.inject(again)).statusCode).toBe(304)
  }
})

it.each(withNames)(
  '%s takes every name with its example, and refuses every other name',
  async (address) => {
    const { app, description } = await open()
    const operation = findOperation(description, address)
    const parameters = operation.parameters?.filter((one) => one.in === 'query') ?? []
    const needed = new URLSearchParams(new URL(operation['x-example'], 'http://a').search)
    for (const { name, example } of parameters) {
      const asked = new URLSearchParams(needed)
      // Names of cases and conditions of a search exclude each other.
      if (address === '/export' && name !== 'format' && name !== 'slug') asked.delete('slug')
      asked.delete(name)
      for (const value of [example].flat()) asked.append(name, String(value))
      const { statusCode, body } = await app.inject(`/api/v1${address}?${asked}`)
      // What is asked for may be of no case here.
      if (statusCode === 404) expect(body).toContain('NOTHING_TO_EXPORT')
      else expect(statusCode, `${name}: ${body.slice(0, 200)}`).toBe(200)
    }
    for (const name of ['query', 'Q', 'limit', 'callback', `${parameters[0]?.name}[]`]) {
      const asked = new URLSearchParams(needed)
      asked.append(name, '1')
      const { statusCode, body } = await app.inject(`/api/v1${address}?${asked}`)
      expect([statusCode, JSON.parse(body).error.code], name).toEqual([400, 'UNKNOWN_PARAMETER'])
    }
    for (const { name } of parameters.filter(({ required }) => required)) {
      const asked = new URLSearchParams(needed)
      asked.delete(name)
      expect((await app.inject(`/api/v1${address}?${asked}`)).statusCode, name).toBe(400)
    }
  },
)

it('each refusal that it names is met, with its code and status', async () => {
  const root = await mkdtemp(join(tmpdir(), 'kaizen-refusals-'))
  await writePublic(root)
  await writeHiddenFiles(root)
  const { library: withGone, close } = await openTestLibrary(root, { model: noModel })
  onTestFinished(async () => {
    await close()
    await rm(root, { recursive: true, force: true })
  })
  const usual = await makeApp({ library: withGone })
  const busy = await makeApp({ library: withGone, searchesAtOnce: 0 })
  const strict = await makeApp({ library: withGone, requestsPerMinute: 0 })
  const broken = await makeApp({
    library: makeFakeLibrary({
      suggest: () => {
        throw new Error('broken')
      },
      exportCases: async () => {
        throw new AppError('FILE_TOO_LARGE')
      },
      start: () => {
        throw new AppError('CLOSING')
      },
    }),
  })
  const long = 'a'.repeat(201)
  const ways = {
    BAD_PARAMETER: [usual, '/search?size=0'],
    UNKNOWN_PARAMETER: [usual, '/suggest?query=a'],
    REPEATED_PARAMETER: [usual, '/suggest?q=a&q=b'],
    QUERY_TOO_LONG: [usual, `/search?q=${long}`],
    BROKEN_URL: [usual, '/search?q=%E3%81'],
    CASE_COUNT: [usual, '/export?format=md'],
    MIXED_CHOICE: [usual, '/export?format=md&slug=a&q=b'],
    FILE_TOO_LARGE: [broken, '/export?format=md&slug=a'],
    CASE_NOT_FOUND: [usual, '/cases/no-such-case'],
    NOTHING_TO_EXPORT: [usual, '/export?format=md&slug=no-such-case'],
    CASE_WITHDRAWN: [usual, `/cases/${withdrawnSlugs[0]}`],
    URL_TOO_LONG: [usual, `/cases/${long}`],
    TOO_MANY_REQUESTS: [strict, '/suggest?q=a'],
    INTERNAL: [broken, '/suggest?q=a'],
    TOO_BUSY: [busy, '/search?q=a'],
    CLOSING: [broken, '/start'],
  } as const
  const { description } = await open()
  const told = listAllErrors()
  expect(Object.keys(ways).sort()).toEqual(told.map(({ answer }) => answer.error.code).sort())
  for (const { status, answer } of told) {
    const [app, url] = ways[answer.error.code as keyof typeof ways]
    const got = await app.inject(`/api/v1${url}`)
    expect([got.statusCode, got.json().error.code], url).toEqual([status, answer.error.code])
    const address = url.replace(/\?.*/, '').replace(/^\/cases\/.*/, '/cases/:slug')
    const { description: said } = findOperation(description, address).responses[status] ?? {}
    expect(said, url).toContain(answer.error.code)
  }
  expect(told.find(({ answer }) => answer.error.code === 'BAD_PARAMETER')?.answer).toEqual(
    (await usual.inject('/api/v1/search?size=0')).json(),
  )
})

it('the page for people tells the same, with nothing of another origin and no script', async () => {
  const app = await makeApp({ library })
  const { body, statusCode } = await app.inject('/api')
  expect(statusCode).toBe(200)
  expect(body).not.toContain('<script')
  for (const address of addresses) expect(body).toContain(`/api/v1${address}`)
  for (const { answer } of listAllErrors()) expect(body).toContain(`${answer.error.code}</code>`)
  for (const [, link = ''] of body.matchAll(/<dd>.*?<a href="([^"]+)">試す/g)) {
    expect((await app.inject(link.replaceAll('&amp;', '&'))).statusCode, link).toBe(200)
  }
  expect(body.match(/(?:src|href)="https?:/g)).toBeNull()
})
