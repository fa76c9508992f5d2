/** A draft is checked by the words of `cases:check`, whatever is done to its text, and each word finds its place in the form. */

import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Problem } from '../../server/cases/case.ts'
import { checkFolder } from '../../server/cases/check.ts'
import { checkOne, nameCaseFiles } from '../../server/cases/check-one.ts'
import { isCaseName } from '../../server/cases/folder.ts'
import { parseFolder } from '../../server/cases/load.ts'
import { openParseThreads } from '../../server/cases/parsing/parse-threads.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import type { CaseFiles } from '../../server/contract/desk.ts'
import { checkDraft } from '../../server/desk/check-draft.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'
import { shippedCases } from '../support/shipped-cases.ts'

const errorLibrary = fileURLToPath(new URL('../fixtures/error-library', import.meta.url))

const threads = openParseThreads({ withHead: true })
afterAll(() => threads.close())

const noOthers = { parsed: [], problems: [] }

async function readFiles(folder: string, slug: string): Promise<CaseFiles> {
  const names = nameCaseFiles(slug)
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => undefined)
  const [body = '', facts, asks] = await Promise.all(
    [names.body, names.facts, names.asks].map(read),
  )
  return { body, facts, asks }
}

async function writeFiles(folder: string, slug: string, files: CaseFiles): Promise<void> {
  const names = nameCaseFiles(slug)
  for (const kind of ['body', 'facts', 'asks'] as const) {
    const text = files[kind]
    if (text !== undefined) await writeFile(join(folder, names[kind]), text)
  }
}

async function listSlugs(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(isCaseName)
  return names.map((name) => name.slice(0, -3)).sort()
}

/** What the folder's own check says of the files of one case. */
async function checkInFolder(folder: string, slug: string): Promise<string[]> {
  const names: string[] = Object.values(nameCaseFiles(slug))
  const isOwn = ({ file }: Problem) => names.includes(file)
  return (await checkFolder(folder)).problems.filter(isOwn).map(formatProblem)
}

async function checkInMemory(folder: string, slug: string, files: CaseFiles): Promise<string[]> {
  const others = await parseFolder(folder)
  return (await checkOne(slug, files, others, threads)).problems.map(formatProblem)
}

describe('the words of cases:check', () => {
  test('are those for every file of a library full of mistakes', async () => {
    const slugs = await listSlugs(errorLibrary)
    const said = await Promise.all(
      slugs.map(async (slug) => {
        const files = await readFiles(errorLibrary, slug)
        const words = await checkInMemory(errorLibrary, slug, files)
        expect(words).toEqual(await checkInFolder(errorLibrary, slug))
        return words
      }),
    )
    expect(said.flat().length).toBeGreaterThan(slugs.length)
  })

  test('are those for a case beside others: a copy of one, with its asks and with links', {
    timeout: 60_000,
  }, async () => {
    const [first = '', second = ''] = (await listSlugs(shippedCases)).slice(70)
    const folder = await makeFolder({ 'asks/.keep': '', 'facts/.keep': '' })
    for (const slug of (await listSlugs(shippedCases)).slice(65, 75)) {
      await writeFiles(folder, slug, await readFiles(shippedCases, slug))
    }
    const copied = await readFiles(folder, second)
    const links = `related: [${first}, no-such-case]\naliases: [${second}]`
    const body = copied.body.replace(/^related: .*$/m, links)
    // One before the case it copies and one behind it: the later of two is told of what is alike.
    for (const slug of ['a-copy', 'z-copy']) {
      const files = { ...copied, body }
      await writeFiles(folder, slug, files)
      const words = await checkInFolder(folder, slug)
      expect(words.join('\n')).toContain('ない事例「no-such-case」')
      expect(words.join('\n')).toContain('ほかで使われている名')
      expect(await checkInMemory(folder, slug, files)).toEqual(words)
    }
    const later = await checkInFolder(folder, 'z-copy')
    expect(later.join('\n')).toContain('とほとんど同じ')
  })
})

/** Few enough to be checked a hundred times, with one that names another. */
const chosen = ['abiko-city-proposal-privatization', 'abu-town-gofurikomi']

const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '[^9]',
    '「',
    '\t',
    '## 背景\n',
    '---\n',
    '2031（平成30）年、',
    '- ',
    '*',
    '\r\n',
    '\ud800',
    '\u0000',
    'no-such-case',
    '取組み',
    ': ',
    '#',
    '> '.repeat(30),
  ),
)

/** A piece of a text replaced by another. */
const edit = fc.record({
  kind: fc.constantFrom('body' as const, 'body' as const, 'facts' as const, 'asks' as const),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 60 }),
  put: noise,
})

test('any edit of a shipped case is judged as the folder with that edit would be', {
  timeout: 240_000,
}, async () => {
  const start = await makeFolder()
  for (const folder of ['facts', 'asks'])
    await cp(join(shippedCases, folder), join(start, folder), {
      recursive: true,
      filter: (path) => !path.endsWith('.yaml'),
    })
  for (const slug of chosen) await writeFiles(start, slug, await readFiles(shippedCases, slug))
  const others = await parseFolder(start)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...chosen),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      async (slug, edits) => {
        const files = { ...(await readFiles(start, slug)) }
        const before = { ...files }
        for (const { kind, at, cut, put } of edits) {
          const text = files[kind] ?? ''
          const from = Math.floor(at * text.length)
          files[kind] = text.slice(0, from) + put + text.slice(from + cut)
        }
        await writeFiles(start, slug, files)
        const words = await checkInFolder(start, slug)
        await writeFiles(start, slug, before)
        const one = await checkOne(slug, files, others, threads)
        expect(one.problems.map(formatProblem)).toEqual(words)
      },
    ),
    { numRuns: 60 },
  )
})

describe('a place in the form', () => {
  const placesOf = async (body: string, more: Partial<CaseFiles> = {}, slug = 'x') => {
    const files = { body, facts: undefined, asks: undefined, ...more }
    const surroundings = { others: noOthers, threads }
    const { problems } = await checkDraft(files, slug, surroundings)
    return problems.map(({ place, line }) => (line === undefined ? place : `${place}:${line}`))
  }

  test('is named for nothing of a good case', async () => {
    expect(await placesOf(goodCase)).toEqual([])
  })

  test.each([
    ['title', 'title: 試験市の改善 ― 小さく始めた窓口', 'title: [一, 二]'],
    ['title', 'title: 試験市の改善 ― 小さく始めた窓口\n', ''],
    ['title', '小さく始めた窓口', '小さな取組み'],
    ['municipalities', 'municipalities:\n  - {name: 試験市, prefecture: 岩手県}\n', ''],
    ['municipalities.0.prefecture', '岩手県', '岩手'],
    ['municipalities.0.name', 'name: 試験市, ', ''],
    ['municipalities.0.code', 'prefecture: 岩手県', 'prefecture: 岩手県, code: "032019"'],
    ['populationClass', '一般市', '市'],
    ['collections.0', '[改善運動]', '[改善]'],
    ['period.to', 'to: 2020', 'to: 2010'],
    ['period.from', 'from: 2012, ', ''],
    ['scenes.1', '役所全体×改善', '役所×改善'],
    ['themes.0', '[職場のチームワーク]', '[職場]'],
    ['fields.0', '[窓口]', '[3]'],
    ['actors.0', '[市民課]', '[3]'],
    ['barriers.0', '[縦割り]', '[縦]'],
    ['keywords', '[窓口改善]', '窓口改善'],
    ['summary:2', '重なる記入をやめ', '重なる取組みをやめ'],
    ['summary', '  待ち時間は短くなったが、人手は足りないままだった。\n', ''],
    ['questions.2', 'システムの前に', 'システムの取組みの前に'],
    ['visibility', 'visibility: public', 'visibility: everybody'],
    ['status', 'status: published', 'status: done'],
    ['confidence', 'confidence: high', 'confidence: low'],
    ['checked', '"2026-11-22"', '"2026-02-30"'],
    ['related.0', 'related: []', 'related: [no-such-case]'],
    ['related.0', 'related: []', 'related: [x]'],
    ['sources.0.id', '  - id: 1\n', '  - id: one\n'],
    ['sources.0.title', '    title: 窓口のあゆみ\n', ''],
    ['sources.0.yomi', '    yomi: まどぐちのあゆみ\n', ''],
    ['sources.0.url', '"https://example.jp/1"', '"example"'],
    ['sources.0.date', '"2018-04"', '"2018-4"'],
    ['quotes.cost', 'visibility: public', 'quotes: {cost: ない文。}\nvisibility: public'],
    ['unknown.0', 'visibility: public', 'unknown: [文である。]\nvisibility: public'],
    ['outcome.sentence', 'visibility: public', 'outcome: {state: 続いている}\nvisibility: public'],
    [
      'responses.0.barrier',
      'visibility: public',
      'responses:\n  - {barrier: 人手不足, sentence: 待ち時間が長かった。}\nvisibility: public',
    ],
    ['タイトル', 'visibility: public', 'タイトル: 題\nvisibility: public'],
    ['title', 'title: 試験市の改善', 'title: @試験市の改善'],
    ['background:1', '待ち時間が長かった[^1]。', '待ち時間が長かった。'],
    ['background:3', '待ち時間が長かった[^1]。', '待ち時間が長かった[^1]。\n\nそれだけである。'],
    ['background', '待ち時間が長かった[^1]。', ''],
    ['actions:1', '市民課は手順を書き出した[^1]', '市民課は手順を書き出した[^1][^2]'],
    ['craft', '## 工夫\n\n確認できた情報はない。\n\n', ''],
    [
      'background:3',
      '待ち時間が長かった[^1]。',
      '待ち時間が長かった[^1]。\n\n## 余談\n\n余る文[^1]。',
    ],
  ])('%s, where its file has %j in the place of what was there', async (place, from, to) => {
    expect(await placesOf(bend(from, to))).toContain(place)
  })

  test('is the row of the asks, the facts, the name of the case', async () => {
    const asks = '# 覚え\n- "窓口が混む日に、だれが何をすればよいか"\n- "短い"\n'
    expect(await placesOf(goodCase, { asks })).toEqual(['asks:2'])
    expect(await placesOf(goodCase, { facts: 'a: [' })).toEqual(['facts'])
    expect(await placesOf(goodCase, {}, 'X Y')).toEqual(['slug'])
  })

  test('is the case as a whole where nothing of it can be read', async () => {
    expect(await placesOf('')).toEqual([''])
    expect(await placesOf('あ'.repeat(100_000))).toEqual([''])
  })
})

describe('numbers that no fact has', () => {
  const numbersOf = async (facts: string | undefined) => {
    const body = bend('待ち時間が長かった[^1]。', '待ち時間が長かった[^1]。35分だった[^1]。')
    const surroundings = { others: noOthers, threads }
    const { unknownNumbers } = await checkDraft({ body, facts, asks: undefined }, 'x', surroundings)
    return unknownNumbers
  }
  const waiting = { section: 'background', number: '35', sentence: '35分だった。' }

  test('are marked with their sentence', async () => {
    expect(await numbersOf('background:\n  - fact: 2012年に始めた\n    src: [1]\n')).toEqual([
      waiting,
    ])
  })

  test('are all of them before the first fact is written', async () => {
    expect(await numbersOf(undefined)).toContainEqual(waiting)
  })

  test('are none where the facts hold them', async () => {
    expect(await numbersOf('background:\n  - fact: 2012年、35分\n    src: [1]\n')).toEqual([])
  })
})

describe('a text made to keep the parser busy', () => {
  test('is one problem of the draft, and the next draft is checked', async () => {
    const limited = openParseThreads({
      ...{ withHead: true, limitMs: 500 },
      module: new URL('../cases/looping-thread.mjs', import.meta.url),
    })
    const surroundings = { others: noOthers, threads: limited }
    const draft = (word: string) => ({
      ...{ body: bend('待ち時間が長かった', word), facts: undefined, asks: undefined },
    })
    const [stuck, next] = await Promise.all([
      checkDraft(draft('終わらない'), 'x', surroundings),
      checkDraft(draft('待ち時間が短かった'), 'y', surroundings),
    ])
    expect(stuck.problems.map(({ place, got }) => [place, got])).toEqual([
      ['', '0.5秒では読み終わらない書き方'],
    ])
    expect(next.problems).toEqual([])
    await limited.close()
  })

  test.each(['>'.repeat(240_000), '1 '.repeat(120_000), `${'あ'.repeat(70_000)}[^1]。`])(
    'is answered like any other: %.8s',
    async (bomb) => {
      const body = bend('待ち時間が長かった[^1]。', bomb)
      const files = { body, facts: 'background: []\n', asks: undefined }
      const report = await checkDraft(files, 'x', { others: noOthers, threads })
      expect(report.problems.length).toBeLessThan(600)
      expect(JSON.stringify(report).length).toBeLessThan(500_000)
    },
  )

  test('is refused by the size of its file', async () => {
    const files = { body: goodCase, facts: undefined, asks: `- ${'あ'.repeat(2_000_000)}` }
    const { problems } = await checkDraft(files, 'x', { others: noOthers, threads })
    expect(problems).toEqual([
      { severity: 'error', place: 'asks', got: '5860 KiB', want: '256 KiB 以下' },
    ])
  })
})

test('what the check of one case needs of the others is no more than what the server keeps', async () => {
  const { parsed, problems } = await parseFolder(errorLibrary)
  const kept = parsed.map(({ file, result }) => {
    const { frontMatter: _, ...rest } = result
    return { file, result: rest }
  })
  for (const { file } of parsed) {
    const files = await readFiles(errorLibrary, file.slug)
    const one = await checkOne(file.slug, files, { parsed: kept, problems }, threads)
    const whole = await checkOne(file.slug, files, { parsed, problems }, threads)
    expect(one.problems).toEqual(whole.problems)
  }
})
