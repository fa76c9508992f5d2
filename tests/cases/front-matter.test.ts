import { readdir, readFile } from 'node:fs/promises'
import fc from 'fast-check'
import matter from 'gray-matter'
import { describe, expect, test } from 'vitest'
import { checkFolder } from '../../server/cases/check.ts'
import { readFrontMatter } from '../../server/cases/front-matter.ts'
import { loadCases } from '../../server/cases/load.ts'
import { parseCase } from '../../server/cases/parse.ts'
import { propertyRuns } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'
import { bend, body, goodCase, head } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const parse = (text: string) => parseCase({ name: 'x.md', slug: 'x', text })
const errorsOf = (text: string) =>
  parse(text).problems.filter(({ severity }) => severity === 'error')

describe('a case file cannot run code', () => {
  const languages = [
    ...['js', 'javascript', 'coffee', 'json', 'constructor', 'toString', '__proto__', ' yaml'],
    ...['JS', ' js', 'cson', 'toml', 'yaml', 'hasOwnProperty', '-', ' '],
  ]

  test.each(languages)('---%s is refused on line 1 by every reader', async (language) => {
    const canary = 'globalThis.canaryOfTheCaseFile = (globalThis.canaryOfTheCaseFile ?? 0) + 1'
    const text = `---${language}\n${canary}\n---\n${body}`
    const folder = await makeFolder({ 'evil.md': text })

    const [direct] = errorsOf(text)
    const shelf = await loadCases(folder)
    const check = await checkFolder(folder)
    for (const problem of [direct, shelf.problems[0], check.problems[0]]) {
      expect(problem).toMatchObject({ severity: 'error', line: 1, field: '1行目' })
    }
    expect(shelf.cases).toEqual([])
    expect(Reflect.get(globalThis, 'canaryOfTheCaseFile')).toBeUndefined()
  })

  test('gray-matter is imported by one file only', async () => {
    const root = new URL('../../server/', import.meta.url)
    const names = await readdir(root, { recursive: true })
    const sources = names.filter((name) => name.endsWith('.ts'))
    const importers = []
    for (const name of sources) {
      const text = await readFile(new URL(name.replaceAll('\\', '/'), root), 'utf8')
      if (/from 'gray-matter'/.test(text)) importers.push(name.replaceAll('\\', '/'))
    }
    expect(importers).toEqual(['cases/front-matter.ts'])
  })
})

describe('a broken file is broken every time', () => {
  const broken = {
    'an open bracket': bend('[改善運動]', '[改善運動'),
    'a double key': bend('confidence: high', 'confidence: high\nconfidence: high'),
    'no end': goodCase.replace('\n---\n', '\n'),
    'an empty head': `---\n---\n${body}`,
    'a head of comments': `---\n# nothing\n---\n${body}`,
    'an empty file': '',
  }

  test.each(Object.entries(broken))('%s', (_, text) => {
    const first = parse(text)
    const second = parse(text)
    expect(first.case).toBeUndefined()
    expect(first.problems.length).toBeGreaterThan(0)
    expect(second.problems).toEqual(first.problems)
    expect(parse(goodCase).case).toBeDefined()
    expect(parse(text).problems).toEqual(first.problems)
    expect(Object.keys(Reflect.get(matter, 'cache'))).toEqual([])
  })
})

describe('YAML bombs do nothing', () => {
  const levels = (depth: number) =>
    Array.from({ length: depth }, (_, level) =>
      level === 0
        ? 'a0: &a0 [x,x,x,x,x,x,x,x,x]'
        : `a${level}: &a${level} [${`*a${level - 1},`.repeat(9)}]`,
    ).join('\n')
  const bombs: Record<string, string> = {
    'aliases 6 deep': levels(6),
    'aliases 7 deep': levels(7),
    'aliases 8 deep': levels(8),
    'aliases 9 deep': levels(9),
    'an alias to itself': 'a: &a [*a]',
    '10,000 lists in lists': '['.repeat(10_000),
    '8,000 lists in lists': `a: ${'['.repeat(8_000)}`,
    '8,000 maps in maps': `a: ${'{'.repeat(8_000)}`,
    'lists closed again': `a: ${'['.repeat(4_000)}${']'.repeat(4_000)}`,
    'dashes in dashes': `a:\n  ${'- '.repeat(7_000)}x`,
    'question marks': '? '.repeat(8_000),
    'anchored dashes': Array.from({ length: 150 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    'a key of 1 MB': `${'k'.repeat(1024 * 1024)}: 1`,
    'a value of 1 MB': `title: ${'v'.repeat(1024 * 1024)}`,
    'blank lines': '\n'.repeat(16_000),
    'comment lines': '#\n'.repeat(8_000),
    spaces: ' '.repeat(16_000),
    colons: ': '.repeat(8_000),
  }

  test.each(Object.entries(bombs))('%s: refused at once, in little memory', (_, yaml) => {
    const text = `---\n${yaml}\n---\n${body}`
    const memory = process.memoryUsage().rss
    expectCpuTimeBelow(50, () => parse(text))
    expect(process.memoryUsage().rss - memory).toBeLessThan(20 * 1024 * 1024)
    const { problems, case: found } = parse(text)
    expect(found).toBeUndefined()
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThan(60)
  })

  // The parser makes an object with a stack for each of some 8,000 errors: slow, but no faster growing.
  test.each(['"', "'' ", '&', '!', '%', '[]', '{} ', '@', ','])(
    '16 KiB of %s is refused within a second, with ten problems at most',
    (piece) => {
      const yaml = piece.repeat(Math.floor(16_000 / piece.length))
      const text = `---\n${yaml}\n---\n${body}`
      expectCpuTimeBelow(1_000, () => parse(text))
      expect(readFrontMatter(text).findings.length).toBeLessThanOrEqual(10)
      expect(parse(text).case).toBeUndefined()
    },
  )
})

describe('no prototype pollution', () => {
  const polluted = () => Reflect.get({}, 'polluted')

  test.each([
    '__proto__: {polluted: 1}',
    'constructor: {prototype: {polluted: 1}}',
    'prototype: {polluted: 1}',
    '"__proto__": {polluted: 1}',
    '<<: {polluted: 1}',
    'period: {__proto__: {polluted: 1}, from: 2012}',
    '? {__proto__: 1}\n: {polluted: 1}',
  ])('%s', (line) => {
    const text = line.startsWith('period')
      ? bend('period: {from: 2012, to: 2020}', line)
      : `---\n${line}\n${head}---\n${body}`
    const { problems } = parse(text)
    expect(problems.length).toBeGreaterThan(0)
    expect(polluted()).toBeUndefined()
  })

  test('no front matter whatever reaches a prototype or throws', () => {
    const key = fc.oneof(
      fc.constantFrom(
        '__proto__',
        'constructor',
        'prototype',
        'polluted',
        'title',
        'sources',
        'period',
      ),
      fc.string({ maxLength: 8 }),
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string({ maxLength: 10 }),
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(key, tree, { maxKeys: 6 }), (data) => {
        const { case: found } = parse(`---\n${JSON.stringify(data)}\n---\n## 背景\n`)
        expect(found).toBeUndefined()
        expect(polluted()).toBeUndefined()
      }),
      { numRuns: propertyRuns },
    )
  }, 60_000)

  test('no text whatever throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '---',
        '\n',
        '\n---\n',
        ': ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
        '|',
        '>',
        '&a',
        '*a',
      ),
      fc.constantFrom(
        '!!js',
        '%',
        '@',
        '`',
        '#',
        '\t',
        '? ',
        '<<',
        '\u0000',
        '\u2028',
        '\ufeff',
        '## 背景',
      ),
      fc.string({ maxLength: 5, unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = `---\n${pieces.join('')}\n---\n## 背景\n`
        expect(parse(text).problems.length).toBeGreaterThan(0)
      }),
      { numRuns: propertyRuns },
    )
  }, 60_000)
})

describe('a value that YAML would cut at 「 #」', () => {
  test.each([
    ['title', bend('title: 試験市の改善', 'title: 試験市 #1 の改善')],
    ['title', bend('窓口のあゆみ\n', '窓口のあゆみ # 上\n')],
    ['url', bend('url: "https://example.jp/1"', 'url: https://example.jp/1 #2')],
    ['questions', bend('システムの前に、', 'システム #前に、')],
    ['keywords', bend('keywords: [窓口改善]', 'keywords: [窓口改善 #1\n  ]')],
    [
      'name',
      bend(
        'prefecture: 岩手県}',
        'prefecture: 岩手県, name: あ #い\n    }',
        bend('name: 試験市, ', ''),
      ),
    ],
  ])('%s is refused with its line', (field, text) => {
    const line = text.split('\n').findIndex((one) => / #/.test(one)) + 1
    const problems = errorsOf(text)
    expect(problems).toMatchObject([
      {
        line,
        field,
        want: expect.stringContaining('引用符で囲む'),
        example: `${field}: "第1回 #1"`,
      },
    ])
  })

  test.each([
    ['in quotes', bend('title: 試験市の改善 ― 小さく始めた窓口', 'title: "試験市 #1 の改善"')],
    ['without a space', bend('title: 試験市の', 'title: 試験市#1の')],
    [
      'as a remark of a draft',
      bend('title: 窓口のあゆみ', 'title: 窓口のあゆみ  # 題: ページの題'),
    ],
    ['behind a word of the vocabulary', bend('status: published', 'status: published # 公開')],
  ])('%s it is none', (_, text) => {
    expect(errorsOf(text)).toEqual([])
  })
})
