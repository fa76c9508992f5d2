import { describe, expect, it } from 'vitest'
import { startCpuClock } from '../support/cpu-time.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

const refused: readonly [what: string, query: string, code: string, says: string][] = [
  ['a filter word that does not exist', 'stage=mars', 'BAD_PARAMETER', '職場（workplace）'],
  [
    'a scene that does not exist',
    'scene=workplace',
    'BAD_PARAMETER',
    '職場×改善（workplace.improve）',
  ],
  ['a field of more than 40 characters', `field=${'x'.repeat(41)}`, 'BAD_PARAMETER', '40字'],
  ['more values than anybody chooses', 'field=a&'.repeat(61), 'BAD_PARAMETER', '60個'],
  ['an unknown sort', 'sort=random', 'BAD_PARAMETER', '近い順（relevance）'],
  ['evidence that there is not', 'evidence=sound', 'BAD_PARAMETER', '言葉だけ（words）'],
  ['page 0', 'page=0', 'BAD_PARAMETER', '1〜10000'],
  ['page 10^9', 'page=1000000000', 'BAD_PARAMETER', '1〜10000'],
  ['a page that is no number', 'page=１', 'BAD_PARAMETER', '1〜10000'],
  ['a negative page', 'page=-1', 'BAD_PARAMETER', '1〜10000'],
  ['size 101', 'size=101', 'BAD_PARAMETER', '1〜100'],
  ['a year before 1900', 'from=1899', 'BAD_PARAMETER', '1900〜2100'],
  ['a year that is no number', 'to=平成', 'BAD_PARAMETER', '1900〜2100'],
  ['years in the wrong order', 'from=2020&to=2010', 'BAD_PARAMETER', '2010'],
  ['a decade that begins in the middle', 'period=2015', 'BAD_PARAMETER', '2010'],
  ['a decade beside other years', 'period=2010&from=2012', 'BAD_PARAMETER', 'from'],
  ['two queries', 'q=a&q=b', 'REPEATED_PARAMETER', 'q '],
  ['an unknown name', 'stagee=workplace', 'UNKNOWN_PARAMETER', 'stage'],
  ['a name out of the prototype', '__proto__=1', 'UNKNOWN_PARAMETER', '__proto__'],
  ['201 characters', `q=${'あ'.repeat(201)}`, 'QUERY_TOO_LONG', '201字'],
  ['a broken percent code', 'q=%E3%81', 'BROKEN_URL', '%'],
  ['a percent sign alone', 'q=100%', 'BROKEN_URL', '%'],
  ['bytes that are no UTF-8', 'q=%ff%fe', 'BROKEN_URL', 'UTF-8'],
  ['an overlong encoding', 'q=%c0%af', 'BROKEN_URL', 'UTF-8'],
  ['half a surrogate pair', 'q=%ed%a0%80', 'BROKEN_URL', 'UTF-8'],
]

describe('GET /api/search refuses with 400 and says in Japanese what is wrong:', () => {
  it.each(refused)('%s', async (_what, query, code, says) => {
    const library = makeFakeLibrary()
    const app = await makeApp({ library })
    const response = await app.inject(`/api/search?${query}`)
    expect(response.statusCode).toBe(400)
    expect(response.json().error.code).toBe(code)
    expect(response.json().error.message).toContain(says)
    expect(response.json().error.message).toMatch(/[ぁ-ん]/)
    expect(library.searches).toEqual([])
  })

  it.each(refused.filter(([, , code]) => code === 'QUERY_TOO_LONG' || code === 'BROKEN_URL'))(
    'as a page, too: %s',
    async (_what, query) => {
      const app = await makeApp()
      const response = await app.inject(`/search?${query}`)
      expect(response.statusCode).toBe(400)
      expect(response.headers['content-type']).toContain('text/html')
      expect(response.body).toMatch(/長すぎます|読めません/)
    },
  )
})

describe('GET /search opens all the same, and says what it has left out:', () => {
  it.each(refused.filter(([, , code]) => code.endsWith('_PARAMETER')))(
    '%s',
    async (_what, query) => {
      const library = makeFakeLibrary()
      const app = await makeApp({ library })
      const response = await app.inject(`/search?${query}`)
      expect(response.statusCode).toBe(200)
      expect(response.body).toContain('使えない条件')
      expect(library.searches).toHaveLength(1)
    },
  )

  it('keeps every condition beside it', async () => {
    const library = makeFakeLibrary()
    const app = await makeApp({ library })
    await app.inject('/search?q=a&stage=mars&stage=workplace&from=2020&to=2010&topic=x')
    expect(library.searches[0]).toMatchObject({ facets: { stage: ['workplace'] }, from: 2020 })
    expect(library.searches[0]).not.toHaveProperty('to')
  })
})

describe('a query of 10,000 characters', () => {
  it.each(['a', 'あ'])('of %s is refused within 10 ms of a processor', async (character) => {
    const library = makeFakeLibrary()
    const app = await makeApp({ library })
    const url = `/api/search?q=${encodeURIComponent(character.repeat(10_000))}`
    await app.inject(url)
    const times: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const elapsed = startCpuClock()
      const response = await app.inject(url)
      times.push(elapsed())
      expect(response.statusCode).toBe(400)
      expect(response.json().error.message).toContain('10000字')
    }
    expect(Math.min(...times)).toBeLessThan(10)
    expect(library.searches).toEqual([])
  })
})

describe('GET /api/search understands', () => {
  const ask = async (query: string) => {
    const library = makeFakeLibrary()
    const app = await makeApp({ library })
    const response = await app.inject(`/api/search?${query}`)
    expect(response.statusCode).toBe(200)
    return library.searches[0]
  }

  it('no parameter at all as all cases', async () => {
    const expected = { text: '', facets: {}, sort: 'relevance', page: 1, size: 20 }
    expect(await ask('')).toEqual(expected)
  })

  it('labels and ids alike, and each value once', async () => {
    const query = new URLSearchParams([
      ['stage', '職場'],
      ['stage', 'workplace'],
      ['stage', 'community'],
      ['scene', '役所全体×革新'],
      ['field', '窓口'],
    ])
    expect((await ask(query.toString()))?.facets).toEqual({
      stage: ['workplace', 'community'],
      scene: ['organization.innovate'],
      field: ['窓口'],
    })
  })

  it('the empty values that forms send as not given', async () => {
    const expected = { text: '', facets: {}, sort: 'relevance', page: 1, size: 20 }
    expect(await ask('q=&stage=&from=&to=&sort=&page=')).toEqual(expected)
  })

  it('200 characters beyond the basic plane as 200', async () => {
    expect((await ask(`q=${encodeURIComponent('𠮷'.repeat(200))}`))?.text).toBe('𠮷'.repeat(200))
  })

  it('a decade as its ten years', async () => {
    expect(await ask('period=2010')).toMatchObject({ from: 2010, to: 2019 })
  })

  it('what is looked at', async () => {
    expect(await ask('evidence=words')).toMatchObject({ evidence: 'words' })
    expect(await ask('evidence=言葉だけ')).toMatchObject({ evidence: 'words' })
    expect(await ask('evidence=both')).toMatchObject({ evidence: 'both' })
  })

  it('years, sort, page and size', async () => {
    const search = await ask('from=2010&to=2010&sort=newest&page=10000&size=100')
    expect(search).toMatchObject({ from: 2010, to: 2010, sort: 'newest', page: 10_000, size: 100 })
  })
})

describe('pages', () => {
  it('drop what a mailer adds to a link, without a word', async () => {
    const library = makeFakeLibrary()
    const app = await makeApp({ library })
    const response = await app.inject('/search?q=%E7%AA%93%E5%8F%A3&utm_source=mail&fbclid=1')
    expect(response.statusCode).toBe(200)
    expect(response.body).not.toContain('使えない条件')
    expect(library.searches[0]?.text).toBe('窓口')
  })
})

describe('other routes', () => {
  it.each([
    '/api/cases/no-such-case',
    '/api/cases/No_Slug',
    '/api/cases/constructor',
    '/api/nothing',
  ])('answer 404 with a code: %s', async (url) => {
    const app = await makeApp()
    const response = await app.inject(url)
    expect(response.statusCode).toBe(404)
    expect(response.json().error).toEqual({
      code: url.startsWith('/api/cases/') ? 'CASE_NOT_FOUND' : 'NOT_FOUND',
      message: expect.stringMatching(/[ぁ-ん]/),
    })
  })

  it('answer a too long slug with 414, an unknown page with a page', async () => {
    const app = await makeApp()
    expect((await app.inject(`/api/cases/${'a'.repeat(101)}`)).statusCode).toBe(414)
    const page = await app.inject('/nothing/here')
    expect(page.statusCode).toBe(404)
    expect(page.headers['content-type']).toContain('text/html')
  })

  it('answer writing with 405 and what is allowed', async () => {
    const app = await makeApp()
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
      const response = await app.inject({ method, url: '/api/search' })
      expect(response.statusCode).toBe(405)
      expect(response.headers['allow']).toBe('GET, HEAD')
    }
  })

  it('refuse bodies that are too large or try to change the prototype', async () => {
    const app = await makeApp()
    const headers = { 'content-type': 'application/json' }
    const send = (payload: string) =>
      app.inject({ method: 'POST', url: '/api/x', headers, payload })
    expect((await send(`"${'x'.repeat(5000)}"`)).statusCode).toBe(413)
    expect((await send('{"__proto__":{}}')).statusCode).toBe(400)
  })

  it('suggest nothing for nothing, and refuse 201 characters', async () => {
    const app = await makeApp()
    expect((await app.inject('/api/suggest?q=')).json()).toEqual({ suggestions: [] })
    expect((await app.inject(`/api/suggest?q=${'a'.repeat(201)}`)).statusCode).toBe(400)
    expect((await app.inject('/api/suggest?query=a')).statusCode).toBe(400)
  })
})
