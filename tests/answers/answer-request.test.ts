/** Without a server, an address answers what it answers on the server: each route, good and bad, of one and the same library. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerRequest, type PlainRequest } from '../../server/answers/answer-request.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { makeAddresses } from '../http/hidden-addresses.ts'
import { writeHiddenFiles, writePublic } from '../http/hidden-cases.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'
import { hashingModel, openTestLibrary, search, slugsOf } from '../support/test-library.ts'
import { askPlainly, askServer, type Got } from './ask-both.ts'

let library: WholeLibrary
let close: () => Promise<void>
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaizen-answers-'))
  await writePublic(folder)
  await writeHiddenFiles(folder)
  ;({ library, close } = await openTestLibrary(folder, hashingModel))
}, 120_000)
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})

const makeServer = () => makeApp({ library, requestsPerMinute: 1_000_000 })

/** Asks both, which must say the same. */
async function askBoth(app: FastifyInstance, request: PlainRequest): Promise<Got> {
  const plain = await askPlainly(library, request)
  expect(plain, request.path).toEqual(await askServer(app, request))
  return plain
}

const encode = encodeURIComponent
const [found, second] = ['slug=kawase-city-madoguchi', 'slug=morino-town-park']
const question = `q=${encode('窓口の待ち時間')}`

describe('an address answers as on the server', () => {
  it.each([
    [200, `/api/search?${question}`],
    [200, `/api/search?${question}&evidence=words&size=3&page=2`],
    [200, `/api/search?q=${encode('天狗 カフェ 河童 相撲')}`],
    [200, '/api/search'],
    [400, '/api/search?theem=teamwork'],
    [400, '/api/search?q=a&q=b'],
    [400, '/api/search?q=%e3%81'],
    [400, '/api/search?size=0'],
    [400, `/api/search?q=${'a'.repeat(201)}`],
    [200, `/api/suggest?q=${encode('窓')}`],
    [200, '/api/suggest'],
    [400, '/api/suggest?w=1'],
    [200, `/api/municipalities?q=${encode('千代')}`],
    [400, `/api/municipalities?q=${'a'.repeat(201)}`],
    [200, `/api/cards?${found}&${second}&slug=never-was&slug=morino-town-shibafu`],
    [200, '/api/cards'],
    [400, `/api/cards?${Array.from({ length: 101 }, (_, at) => `slug=c-${at}`).join('&')}`],
    [200, '/api/cases/kawase-city-madoguchi'],
    [200, '/api/cases/kawase-city-madoguchi/'],
    [200, '/api/%63ases/kawase%2Dcity-madoguchi'],
    [200, `/api/cases/${encode('KAWASE-CITY-MADOGUCHI。')}`],
    [200, '/api/cases/morino-town-shibafu'],
    [410, '/api/cases/gone-city-case'],
    [410, '/api/cases/gone-city-old'],
    [404, '/api/cases/kanaria-members'],
    [404, '/api/cases/kanaria-draft'],
    [404, '/api/cases/never-was'],
    [404, '/api/cases/kawase%2Fcity'],
    [404, `/api/cases/${'a'.repeat(100)}`],
    [414, `/api/cases/${'a'.repeat(101)}`],
    [400, '/api/cases/%e3%81'],
    [404, '/api/cases/'],
    [200, '/api/start'],
    [200, '/api/locate'],
    [200, '/api/coverage'],
    [200, '/api/coverage?x=1'],
    [200, `/api/export?format=docx&${found}&slug=never-was`],
    [200, `/api/export?format=ris&${found}&slug=never-was`],
    [200, `/api/export?format=csv&${question}`],
    [400, `/api/export?format=pdf&${found}`],
    [400, '/api/export?format=md'],
    [400, `/api/export?format=md&${found}&${question}`],
    [404, '/api/export?format=md&slug=never-was'],
    [404, '/api/export?format=md&slug=kanaria-members'],
    [200, `/api/compare?${found}&${second}`],
    [200, `/api/compare?${found}&${second}&format=docx`],
    [200, `/api/compare?${found}&${second}&format=csv`],
    [400, `/api/compare?${found}`],
    [400, `/api/compare?${found}&${second}&format=html`],
    [404, '/api/compare?slug=never-was&slug=kanaria-members'],
    [200, `/api/onepage?${found}&${question}&format=md`],
    [400, `/api/onepage?${found}`],
    [404, '/api/onepage?slug=never-was&format=md'],
    [200, `/api/kit?${found}&format=html`],
    [200, `/api/kit?${found}&minutes=90&people=12&date=2026-12-10&format=docx`],
    [400, `/api/kit?${found}&minutes=61&format=md`],
    [400, `/api/kit?${found}&date=tomorrow&format=md`],
    [404, '/api/kit?slug=never-was&format=md'],
    [404, '/api/x'],
    [404, '/api%2Fstart'],
    [404, '/API/start'],
    [400, '/api/%ff'],
  ])('of the API, with %i: %s', async (status, path) => {
    expect((await askBoth(await makeServer(), { path })).status).toBe(status)
  })

  it.each([
    [200, '/'],
    [200, `/search?${question}`],
    [200, '/search?theem=teamwork&size=3&sort=worst'],
    [400, '/search?q=%ff'],
    [200, '/search/'],
    [200, '/cases/kawase-city-madoguchi'],
    [200, '/cases/morino-town-shibafu'],
    [410, '/cases/gone-city-case'],
    [404, '/cases/kanaria-members'],
    [404, '/cases/__proto__'],
    [414, `/cases/${encode('窓'.repeat(101))}`],
    [400, '/cases/%ff'],
    [200, '/locate'],
    [200, `/locate?body=${encode('千代')}`],
    [400, '/locate?body=%ff'],
    [200, '/coverage'],
    [200, '/compare'],
    [200, `/compare?${found}&${second}&slug=never-was&slug=a&slug=b`],
    [400, '/compare?slug=%ff'],
    [200, '/onepage'],
    [200, `/onepage?${found}&${question}`],
    [200, '/list'],
    [200, '/plans'],
    [200, '/kit'],
    [200, `/kit?${found}&slug=kanaria-members&minutes=61`],
    [200, `/kit?${['a', 'b', 'c', 'd', 'e', 'f'].map((one) => `slug=${one}`).join('&')}&${found}`],
    [200, `/visit?${found}&${second}`],
    [400, '/visit?slug=%ff'],
    [404, '/nothing'],
    [404, '/__proto__'],
    [404, '/cases'],
  ])('of a page, with %i: %s', async (status, path) => {
    expect((await askBoth(await makeServer(), { path })).status).toBe(status)
  })

  const list = { title: '持ち寄り', notes: [{ slug: 'kawase-city-madoguchi', note: 'まねたい' }] }
  const edits = { lines: [], minutes: {} }
  it.each([
    [200, `/api/export?format=md&${found}`, JSON.stringify(list)],
    [200, `/api/export?format=docx&${found}`, JSON.stringify(list)],
    [400, `/api/export?format=csv&${found}`, JSON.stringify(list)],
    [400, `/api/export?format=md&${question}`, JSON.stringify(list)],
    [400, `/api/export?format=md&${found}`, '{"title":1}'],
    [400, `/api/export?format=md&${found}`, '{"title":'],
    [400, `/api/export?format=md&${found}`, ''],
    [404, '/api/export?format=md&slug=never-was', JSON.stringify(list)],
    [200, `/api/kit?format=html&${found}`, JSON.stringify(edits)],
    [400, `/api/kit?format=html&${found}`, 'null'],
    [400, '/api/kit?format=html', JSON.stringify(edits)],
    [405, '/api/start', '{}'],
    [405, '/api/cases/kawase-city-madoguchi', '{}'],
    [400, '/api/%ff', '{}'],
  ])('to which something is sent, with %i: %s %s', async (status, path, body) => {
    expect((await askBoth(await makeServer(), { path, body })).status).toBe(status)
  })
})

/** What only a server has. */
const served =
  /^\/(about|taxonomy|accessibility|updates|walls|embed|api|updates\.atom|opensearch\.xml|sitemap\.xml|embed\.js|favicon\.ico|robots\.txt|(assets|og)\/.*|mcp|api\/(health|openapi\.json|suggest\/opensearch|v1\/.*|dump.*))$/

it('whatever the address, the answer is that of the server', async () => {
  const app = await makeServer()
  const addresses = makeAddresses(slugsOf(await search(library, '')))
  const asked = Object.entries(addresses).filter(([route]) => !served.test(route))
  const any = fc.oneof(...asked.map(([, address]) => address))
  const promise = fc.asyncProperty(any, async (path) => void (await askBoth(app, { path })))
  await fc.assert(promise, { numRuns: 150 })
}, 60_000)

it('a case under an old name is answered under its new one, as data and as what its page shows', async () => {
  const [data, page] = await Promise.all(
    ['/api/cases/', '/cases/'].map((path) =>
      askPlainly(library, { path: `${path}morino-town-shibafu` }),
    ),
  )
  expect(data?.body).toMatchObject({ slug: 'morino-town-park' })
  expect(page?.body).toEqual({ page: 'case', case: data?.body })
})

it('a search hears when its reader leaves, and a bug is thrown to whoever asked', async () => {
  const { signal } = new AbortController()
  const heard: unknown[] = []
  const broken = makeFakeLibrary({
    search: async (_request, signal) => {
      heard.push(signal)
      throw new Error('a bug')
    },
  })
  for (const path of ['/api/search?q=a', '/search?q=a']) {
    await expect(answerRequest(broken, { path }, { origin: '', signal })).rejects.toThrow('a bug')
  }
  expect(heard).toEqual([signal, signal])
})
