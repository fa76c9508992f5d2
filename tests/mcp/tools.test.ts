/** What an assistant is offered and answered, over the streams of memory: tools, cases, prompts. */

import { Client } from '@modelcontextprotocol/client'
import { InMemoryTransport } from '@modelcontextprotocol/server'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Library, WholeLibrary } from '../../server/library/library.ts'
import { lineMark, notice, splitMaterial, writeMaterial } from '../../server/mcp/material.ts'
import { openMcp } from '../../server/mcp/open-mcp.ts'
import { makeFakeLibrary } from '../support/test-app.ts'
import { noModel, openTestLibrary, smallCases } from '../support/test-library.ts'
import { hostileSlug, makeHostileFolder, order } from './hostile-library.ts'

let plain: WholeLibrary
let hostile: WholeLibrary
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const { folder, remove } = await makeHostileFolder()
  const [one, other] = await Promise.all(
    [smallCases, folder].map((cases) => openTestLibrary(cases, { model: noModel })),
  )
  if (!one || !other) throw new Error('no libraries')
  ;[plain, hostile] = [one.library, other.library]
  closing.push(one.close, other.close, remove)
}, 120_000)

afterAll(() => Promise.all(closing.map((close) => close())))

/** An official client that is connected to the library; `bugs` fills with what should never happen. */
async function connect(library: Library): Promise<{ client: Client; bugs: unknown[] }> {
  const bugs: unknown[] = []
  const [here, there] = InMemoryTransport.createLinkedPair()
  const server = await openMcp({
    library,
    origin: 'http://localhost:3000',
    onBug: (error) => `bug ${bugs.push(error)}`,
  })
  const client = new Client({ name: 'test', version: '1' })
  await Promise.all([server.connect(there), client.connect(here)])
  onTestFinished(async () => {
    await client.close()
    await server.close()
  })
  // The client checks every answer against the schema that it has seen here.
  await client.listTools()
  return { client, bugs }
}

type Result = Awaited<ReturnType<Client['callTool']>>

const textsOf = ({ content }: Result) =>
  content.map((part) => (part.type === 'text' ? part.text : ''))

describe('the offer', () => {
  it('is of six tools that only read, each with what it takes and gives', async () => {
    const { client } = await connect(plain)
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'search_cases',
      'read_case',
      'compare_cases',
      'find_ways_past_a_wall',
      'cite_cases',
      'make_session_kit',
    ])
    for (const tool of tools) {
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false })
      expect(tool.outputSchema).toMatchObject({ required: expect.arrayContaining(['notice']) })
      expect(tool.description).toMatch(/。$/)
    }
  })

  it('is the same to the byte whatever the cases say', async () => {
    const offers = await Promise.all(
      [plain, hostile, makeFakeLibrary()].map(async (library) => {
        const { client } = await connect(library)
        return JSON.stringify([
          client.getInstructions(),
          await client.listTools(),
          await client.listPrompts(),
          await client.listResourceTemplates(),
        ])
      }),
    )
    expect(new Set(offers).size).toBe(1)
  })

  it('has three prompts with Japanese titles, which take the words of the reader', async () => {
    const { client } = await connect(plain)
    const { prompts } = await client.listPrompts()
    expect(prompts.map(({ title }) => title)).toEqual([
      '先例を調べる',
      '勉強会を準備する',
      '本の材料を集める',
    ])
    for (const { name } of prompts) {
      const { messages } = await client.getPrompt({ name, arguments: { topic: '窓口の列' } })
      expect(JSON.stringify(messages)).toContain('窓口の列')
      await expect(
        client.getPrompt({ name, arguments: { topic: 'あ'.repeat(201) } }),
      ).rejects.toThrow('検索の言葉が長すぎます（201字）')
    }
  })
})

describe('an assistant', () => {
  it('finds, reads, compares and cites, and every sentence names its sources', async () => {
    const { client, bugs } = await connect(plain)
    const found = await client.callTool({
      name: 'search_cases',
      arguments: { query: '窓口の待ち時間が長い' },
    })
    const answer = found.structuredContent as Found
    expect(answer.answered).toBe(true)
    const [first] = answer.cases
    expect(first?.slug).toBe('kawase-city-madoguchi')
    expect(first?.reasons.length).toBeGreaterThan(0)
    expect(first?.sentences.length).toBeGreaterThan(0)
    expect(first?.address).toBe('http://localhost:3000/cases/kawase-city-madoguchi')

    const read = await client.callTool({
      name: 'read_case',
      arguments: { slug: 'kawase-city-madoguchi' },
    })
    const told = read.structuredContent as Told
    expect(told.sections.map(({ label }) => label)).toContain('つまずきとその後')
    const numbers = new Set(told.sources.map(({ number }) => number))
    for (const { sentences } of [...told.sections, ...told.facts, ...told.walls]) {
      for (const { sources } of sentences) {
        for (const source of sources) expect(numbers).toContain(source)
      }
    }
    expect(told.facts.find(({ label }) => label === '人手')?.sentences).toEqual([
      { text: '不明', sources: [] },
    ])
    expect(textsOf(read).join('\n')).toContain(
      '背景: 引っ越しの時期には、平均で52分の待ち時間があった。［2］',
    )

    const slugs = ['kawase-city-madoguchi', 'tsukioka-city-jimu-misu']
    const compared = await client.callTool({ name: 'compare_cases', arguments: { slug: slugs } })
    expect((compared.structuredContent as { cases: unknown[] }).cases).toHaveLength(2)
    for (const format of ['sist02', 'bibtex', 'csl']) {
      const cited = await client.callTool({
        name: 'cite_cases',
        arguments: { slug: [...slugs, 'never-was'], format },
      })
      const { references, missing } = cited.structuredContent as {
        references: string
        missing: string[]
      }
      expect(references).toContain('窓口の待ち時間調査')
      expect(missing).toEqual(['never-was'])
    }
    expect(bugs).toEqual([])
  })

  it('is told 該当なし as such, with what is only near apart from answers', async () => {
    const { client } = await connect(plain)
    const found = await client.callTool({
      name: 'search_cases',
      arguments: { query: '宇宙人との外交交渉の進め方' },
    })
    const answer = found.structuredContent as Found
    expect(answer).toMatchObject({ answered: false, total: 0, cases: [] })
    const [said, ...parts] = textsOf(found)
    expect(said).toContain('該当なし')
    for (const part of parts) expect(part).toMatch(/^次は、近いだけのものです。/)
    for (const near of answer.near) expect(near.fit).toBe('近いだけ')
  })

  it('is told what was done about a barrier, by its id or its label, or that nothing is known', async () => {
    const { client } = await connect(plain)
    const ask = (barrier: string) =>
      client.callTool({ name: 'find_ways_past_a_wall', arguments: { barrier } })
    const [one, other] = [await ask('understaffed'), await ask('人手不足')]
    expect(one).toEqual(other)
    expect(textsOf(one)[0]).toMatch(/件で取られた手が分かります|該当なし/)
    expect((await ask('ない壁')).isError).toBe(true)
  })

  it.each([30, 60, 90])('makes a kit of %i minutes', async (minutes) => {
    const { client } = await connect(plain)
    const made = await client.callTool({
      name: 'make_session_kit',
      arguments: { slug: ['kawase-city-madoguchi'], minutes },
    })
    expect(made.structuredContent).toMatchObject({ minutes, missing: [] })
    expect(textsOf(made)[1]).toContain(`勉強会キット（${minutes}分）`)
  })

  it('reads a case as a resource, finds its name by completion, and is told why one is not there', async () => {
    const { client } = await connect(plain)
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri)).toContain('case://kawase-city-madoguchi')
    const complete = async (value: string) => {
      const ref = { type: 'ref/resource' as const, uri: 'case://{slug}' }
      return (await client.complete({ ref, argument: { name: 'slug', value } })).completion.values
    }
    expect(await complete('kawase')).toEqual(['kawase-city-madoguchi'])
    expect(await complete('川瀬市の書か')).toContain('kawase-city-madoguchi')
    const { contents } = await client.readResource({ uri: 'case://kawase-city-madoguchi' })
    expect(JSON.stringify(contents)).toContain('平均で52分の待ち時間があった。［2］')
    await expect(client.readResource({ uri: 'case://never-was' })).rejects.toThrow(
      '事例「never-was」は見つかりません。',
    )
  })
})

describe('what is too long', () => {
  it('is cut at a sentence, and the answer says how much is left out and how to have it', async () => {
    const sentences = Array.from({ length: 400 }, (_, at) => ({
      text: `${at}番目の文は、ちょうどこのくらいの長さで書かれた文である。`,
      sources: [1],
    }))
    const { client } = await connect({
      ...plain,
      readText: (slug) => {
        const text = plain.readText(slug)
        return text && { ...text, sections: text.sections.map((one) => ({ ...one, sentences })) }
      },
    })
    const read = await client.callTool({
      name: 'read_case',
      arguments: { slug: 'kawase-city-madoguchi' },
    })
    const { cut, sections } = read.structuredContent as Told & { cut: string }
    const told = sections.flatMap((one) => one.sentences).filter(({ text }) => text !== '不明')
    expect(told.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(12_000)
    expect(cut).toContain(`${sections.length * 400 - told.length}文を省きました`)
    expect(textsOf(read)[0]).toContain(cut)
    const one = await client.callTool({
      name: 'read_case',
      arguments: { slug: 'kawase-city-madoguchi', section: 'results' },
    })
    expect((one.structuredContent as Told).sections.map(({ label }) => label)).toEqual(['成果'])
  })

  it('is named by how many cases of a search there are besides, and on which page', async () => {
    const { client } = await connect({
      ...plain,
      search: async (...asked) => ({ ...(await plain.search(...asked)), total: 13 }),
    })
    const found = await client.callTool({ name: 'search_cases', arguments: {} })
    expect((found.structuredContent as Found).cases).toHaveLength(10)
    expect(textsOf(found)[0]).toContain(
      '13件のうち10件目までを示しました。続きは page: 2 で読めます。',
    )
  })

  it('is refused where a part of it would be worth nothing', async () => {
    const { client } = await connect({
      ...plain,
      exportCases: async () => ({
        ...{ name: '', extension: '', mediaType: '', missing: [] },
        content: ['x'.repeat(100_001)],
      }),
    })
    const refused = await client.callTool({
      name: 'cite_cases',
      arguments: { slug: ['kawase-city-madoguchi'] },
    })
    expect(textsOf(refused)).toEqual([
      'ファイルが大きすぎて書けません。事例の数を減らしてください。',
    ])
  })
})

describe('what cannot be answered', () => {
  it.each([
    ['read_case', { slug: 'never-was' }, '事例「never-was」は見つかりません。'],
    ['read_case', {}, '事例は1〜1件にしてください（いまは0件）'],
    ['read_case', { slug: ['a', 'b'] }, 'slug は一度だけ指定してください。'],
    ['read_case', { slug: 'a', path: '/etc/passwd' }, '「path」という項目はありません。'],
    ['search_cases', { query: { a: 1 } }, 'query の値「{"a":1}」は使えません。'],
    ['search_cases', { query: true }, 'query の値「true」は使えません。'],
    ['search_cases', { query: 'あ'.repeat(201) }, '検索の言葉が長すぎます（201字）'],
    ['search_cases', { prefecture: ['名古屋県'] }, 'prefecture の値「名古屋県」は使えません。'],
    ['search_cases', { from: 2020, to: 2010 }, 'from の値「2020」は使えません。'],
    ['search_cases', { q: '窓口' }, '「q」という項目はありません。'],
    ['compare_cases', { slug: ['kawase-city-madoguchi'] }, '事例は2〜4件にしてください'],
    ['cite_cases', { slug: ['a'], format: 'docx' }, 'format の値「docx」は使えません。'],
    ['make_session_kit', { slug: ['a'], minutes: 45 }, 'minutes の値「45」は使えません。'],
    ['find_ways_past_a_wall', {}, 'barrier の値「」は使えません。'],
  ])('%s of %o is refused in the words of the library', async (name, given, sentence) => {
    const { client, bugs } = await connect(plain)
    const refused = await client.callTool({ name, arguments: given })
    expect(refused.isError).toBe(true)
    expect(textsOf(refused).join('')).toContain(sentence)
    expect(bugs).toEqual([])
  })

  it('a megabyte of arguments is refused with a sentence, and the conversation goes on', async () => {
    const { client } = await connect(plain)
    const refused = await client.callTool({
      name: 'read_case',
      arguments: { slug: 'x'.repeat(1024 * 1024) },
    })
    expect(refused.isError).toBe(true)
    expect(textsOf(refused)).toEqual(['送られた内容が大きすぎます。'])
    expect((await client.listTools()).tools).toHaveLength(6)
  })

  it('a tool that is not there is an error of the protocol', async () => {
    const { client } = await connect(plain)
    await expect(client.callTool({ name: 'delete_case', arguments: {} })).rejects.toThrow(
      'delete_case',
    )
  })

  it('a fault of the program is told by a number, and never by what went wrong', async () => {
    const { client, bugs } = await connect(
      makeFakeLibrary({ search: () => Promise.reject(new Error('/home/secret')) }),
    )
    const refused = await client.callTool({ name: 'search_cases', arguments: { query: '窓口' } })
    expect(textsOf(refused).join('')).toContain('番号 bug 1')
    expect(JSON.stringify(refused)).not.toContain('secret')
    expect(bugs).toHaveLength(1)
  })

  it('any arguments whatever get an answer or a sentence, and never a fault', async () => {
    const { client, bugs } = await connect(plain)
    const { tools } = await client.listTools()
    const call = fc
      .constantFrom(...tools)
      .chain(({ name, inputSchema }) =>
        fc
          .dictionary(
            fc.oneof(fc.constantFrom(...Object.keys(inputSchema.properties ?? {})), fc.string()),
            fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })),
            { maxKeys: 3 },
          )
          .map((given) => ({ name, arguments: given })),
      )
    await fc.assert(
      fc.asyncProperty(call, async (asked) => {
        const result = await client.callTool(asked)
        expect(textsOf(result).join('')).not.toBe('')
      }),
      { numRuns: 200, interruptAfterTimeLimit: 20_000 },
    )
    expect(bugs).toEqual([])
  }, 60_000)
})

const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

describe('the text of a case', () => {
  const asks = [
    { name: 'search_cases', arguments: { query: '命令市 注入' } },
    { name: 'read_case', arguments: { slug: hostileSlug } },
    { name: 'compare_cases', arguments: { slug: [hostileSlug, 'kawase-city-madoguchi'] } },
    { name: 'cite_cases', arguments: { slug: [hostileSlug] } },
    { name: 'cite_cases', arguments: { slug: [hostileSlug], format: 'bibtex' } },
    { name: 'make_session_kit', arguments: { slug: [hostileSlug] } },
  ]

  it.each(asks)('stays material in $name, whatever it says', async (asked) => {
    const { client } = await connect(hostile)
    const result = await client.callTool(asked)
    const [said = '', ...parts] = textsOf(result)
    expect(said.startsWith(notice)).toBe(true)
    expect(said).not.toContain(order)
    expect(parts.join('')).toContain(order)
    for (const line of parts.join('\n').split(lineEnds)) {
      expect(line.startsWith(lineMark) || /^次は、近いだけ/.test(line), line).toBe(true)
    }
    const structured = result.structuredContent as { notice: string; said: string }
    expect(structured.notice).toBe(notice)
    expect(structured.said).not.toContain(order)
  })

  it('begins no line, whatever it is made of', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029', '\u202e', '> '),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (lines) => {
        const written = writeMaterial(lines.flatMap(splitMaterial))
        for (const line of written.split(lineEnds)) expect(line.startsWith(lineMark)).toBe(true)
      }),
    )
  })

  it('stays material when it is read as a resource', async () => {
    const { client } = await connect(hostile)
    const { contents } = await client.readResource({ uri: `case://${hostileSlug}` })
    const [content] = contents
    const text = content && 'text' in content ? content.text : ''
    expect(text.startsWith(notice)).toBe(true)
    const marked = text.split(lineEnds).filter((line) => line.includes(order))
    expect(marked.length).toBeGreaterThan(0)
    for (const line of marked) expect(line.startsWith(lineMark)).toBe(true)
  })
})

it('a question that is taken back is not searched for any longer', async () => {
  const signals: AbortSignal[] = []
  const { client, bugs } = await connect(
    makeFakeLibrary({
      search: (_request, signal) =>
        new Promise((_resolve, reject) => {
          if (!signal) return
          signals.push(signal)
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    }),
  )
  const stop = new AbortController()
  const asked = client.callTool(
    { name: 'search_cases', arguments: { query: '窓口' } },
    { signal: stop.signal },
  )
  await expect.poll(() => signals.length).toBe(1)
  stop.abort()
  await expect(asked).rejects.toThrow()
  await expect.poll(() => signals[0]?.aborted).toBe(true)
  expect(bugs).toEqual([])
})

type Sentences = { sentences: { text: string; sources: number[] }[] }
type FoundCase = Sentences & { slug: string; address?: string; fit: string; reasons: string[] }
type Found = { answered: boolean; total: number; cases: FoundCase[]; near: FoundCase[] }
type Named = Sentences & { label: string }
type Told = {
  sections: Named[]
  facts: Named[]
  walls: Named[]
  sources: { number: number }[]
}
