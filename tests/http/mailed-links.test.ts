/** Links as mailers, chats and readers change them on the way. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sendRaw } from '../support/raw-client.ts'
import { listenApp, makeApp, makeFakeLibrary } from '../support/test-app.ts'

const slug = 'kawase-city-madoguchi'
const tails = [...'。、）」』】》〕・…！？.,;:)>]}\'"!*_|　\u200b\u200c\u2060\ufeff\u00ad\u00a0']

it('a case link with anything of a sentence behind it leads to the case, as page and as data', async () => {
  const app = await makeApp()
  const tail = fc.array(fc.constantFrom(...tails), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(tail, fc.constantFrom('', '/api'), async (characters, api) => {
      const answer = await app.inject(
        `${api}/cases/${slug}${encodeURIComponent(characters.join(''))}`,
      )
      expect(answer.statusCode).toBe(301)
      expect(answer.headers.location).toBe(`${api}/cases/${slug}`)
    }),
  )
})

it.each([
  slug.toUpperCase(),
  'ｋａｗａｓｅ－ｃｉｔｙ－ｍａｄｏｇｕｃｈｉ',
  'Kawase‐City–madoguchi',
])('capitals, full-width letters and other hyphens lead to the case: %s', async (written) => {
  const app = await makeApp()
  const answer = await app.inject(`/cases/${encodeURIComponent(written)}`)
  expect(answer.headers.location).toBe(`/cases/${slug}`)
})

it('what is no case is not found, however it is written, and a redirect never leads elsewhere', async () => {
  const app = await makeApp()
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), async (text) => {
      const written = encodeURIComponent(text.replace(/[./\\]/g, ''))
      const answer = await app.inject(`/cases/x${written}`)
      expect([400, 404, 414]).toContain(answer.statusCode)
    }),
  )
})

it('a page address in raw UTF-8 leads to the same address in percent codes, as a page', async () => {
  const { port } = await listenApp()
  const raw = (text: string) => Buffer.from(text).toString('latin1')
  const ask = (path: string) =>
    sendRaw(port, `GET ${raw(path)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  const answer = await ask(`/cases/${slug}。`)
  expect(answer).toMatch(/^HTTP\/1\.1 308 /)
  expect(answer).toContain(`location: /cases/${slug}%E3%80%82\r\n`)
  expect(answer).toContain('content-type: text/html')
  for (const path of ['//evil.example/改善', '/\\evil.example/改善']) {
    expect(await ask(path), path).toMatch(/^HTTP\/1\.1 400 [\s\S]*text\/html/)
  }
  const broken = await sendRaw(port, 'GET /search?q=\xe3\x81 HTTP/1.1\r\nHost: x\r\n\r\n')
  expect(broken).toMatch(/^HTTP\/1\.1 400 [\s\S]*text\/html/)
})

it('a query encoded twice is read once more, on pages and as data, and what was typed stays', async () => {
  const asked: string[] = []
  const usual = makeFakeLibrary()
  const app = await makeApp({
    library: makeFakeLibrary({
      search: (request) => {
        asked.push(request.text)
        return usual.search(request)
      },
    }),
  })
  const ask = async (path: string, text: string, times: number) => {
    let written = text
    for (let time = 0; time < times; time += 1) written = encodeURIComponent(written)
    await app.inject(`${path}?q=${written}`)
    return asked.at(-1)
  }
  for (const path of ['/search', '/api/search']) {
    expect(await ask(path, '窓口 改善', 2)).toBe('窓口 改善')
    for (const typed of ['100%', '%E3', '%41', '100%25', '窓口%E7%AA%93', '100％']) {
      expect(await ask(path, typed, 1), typed).toBe(typed)
    }
  }
})
