import { access, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { askRules, fillGuide, GuideMarkerError } from '../../scripts/cases/fill-guide.ts'
import { draftCase, runNewCase } from '../../scripts/cases/new-case.ts'
import { writeTable } from '../../scripts/text-table.ts'
import { readAsks } from '../../server/cases/asks.ts'
import { checkFolder } from '../../server/cases/check.ts'
import { loadCases } from '../../server/cases/load.ts'
import { parseCase } from '../../server/cases/parse.ts'
import { findField, frontMatterSchema } from '../../server/cases/schema.ts'
import { barriers, scenes, sections } from '../../server/contract/vocabulary.ts'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

/** A case of a known place, with its code, under the file name that its officers use. */
const knownCase = bend(
  '{name: 試験市, prefecture: 岩手県}',
  '{name: 北上市, prefecture: 岩手県, code: "032069"}',
)

/** Fields that only a person can fill in. */
const unfilled =
  /prefecture|populationClass|period|scenes|themes|fields|actors|keywords|summary|questions|confidence|checked|sources/

describe('the file of a new case', () => {
  let analyzer: Analyzer

  beforeAll(async () => {
    analyzer = await loadAnalyzer()
  })

  async function draft(place: string, title: string, files: Record<string, string> = {}) {
    const { cases } = await loadCases(await makeFolder(files))
    return draftCase(place, title, cases, analyzer)
  }

  describe('the file name is proposed in romaji', () => {
    test.each([
      ['福井市', '福井市の職員提案 ― 月に一度話した', 'fukui-city-shokuin-teian'],
      ['大分市', '大分市「改善運動」 ― 何が起きたか', 'oita-city-kaizen-undo'],
      ['東京都', '東京都の窓口 ― 早くなった', 'tokyo-pref-madoguchi'],
      ['北海道', '北海道の業務見直し', 'hokkaido-pref-gyomu-minaoshi'],
      ['京都府', '京都府の会議 ― 短くなった', 'kyoto-pref-kaigi'],
      ['豊島区', '豊島区の公園', 'toshima-city-koen'],
      ['王寺町', '王寺町の図書館', 'oji-town-toshokan'],
      ['八女市', '八女市 PFIの見直し', 'yame-city-pfi-minaoshi'],
      ['千葉市', '千葉市「ちばレポ」 ― 住民が知らせる', 'chiba-city-chibarepo'],
    ])('%s %s', async (place, title, slug) => {
      expect((await draft(place, title)).slug).toBe(slug)
    })

    test('a place that has cases keeps the romaji they use, where the dictionary guesses wrong', async () => {
      const title = '北上市の職員提案'
      expect((await draft('北上市', title)).slug).toBe('hokujo-city-shokuin-teian')
      const known = await draft('北上市', title, { 'kitakami-city-library.md': knownCase })
      expect(known.slug).toBe('kitakami-city-shokuin-teian')
    })
  })

  describe('what is known is filled in', () => {
    test('code, prefecture and class of population come from another case of the place', async () => {
      const { text } = await draft('北上市', '題', { 'kitakami-city-library.md': knownCase })
      expect(text).toMatch(/^ {4}code: "032069"/m)
      expect(text).toMatch(/^ {4}prefecture: 岩手県/m)
      expect(text).toMatch(/^populationClass: 一般市$/m)
    })

    test('the same name in another prefecture is another place', async () => {
      const { text } = await draft('広島県北上市', '題', { 'kitakami-city-library.md': knownCase })
      expect(text).toMatch(/^ {2}- name: 北上市/m)
      expect(text).toMatch(/^ {4}prefecture: 広島県/m)
      expect(text).not.toMatch(/^ {4}code: /m)
    })

    test('an unknown code stays a comment that says how to write one', async () => {
      const { text } = await draft('福井市', '題')
      expect(text).toMatch(/^ {4}# code: .*検査数字を含む6桁/m)
    })

    test('every field of the schema is there with its guidance', async () => {
      const { text } = await draft('福井市', '題')
      for (const name of Object.keys(frontMatterSchema.properties)) {
        const { title, description } = findField(`/${name}`) ?? {}
        expect(text).toContain(`# ${title}: ${description}`)
        expect(text).toMatch(new RegExp(`^(?:# )?${name}:`, 'm'))
      }
    })

    test.each(['a: b # c', '"引用" と「かぎ」', '- {x: [1]}', '* & ! % @ `', '2026-11-22', 'true'])(
      'the title %s is written so that YAML reads it back',
      async (title) => {
        const { text } = await draft('福井市', title)
        const { frontMatter } = parseCase({ name: 'x.md', slug: 'x', text })
        expect(frontMatter?.data).toMatchObject({ title, status: 'draft' })
      },
    )
  })

  describe('the checker', () => {
    test('reports of a fresh draft only what is really unfilled', async () => {
      const { slug, text } = await draft('福井市', '福井市の職員提案 ― 続いた')
      expect(slug).toBe('fukui-city-shokuin-teian')
      const { problems } = await checkFolder(await makeFolder({ 'x.md': text }))
      expect(problems.length).toBeGreaterThan(0)
      for (const { field, got } of problems) {
        expect(field).toMatch(unfilled)
        expect(got).toMatch(/^（空）$|^一覧（0件）$/)
      }
    })

    test('is content once the head is filled in, though the body still says only what is unknown', async () => {
      const { text } = await draft('北上市', '題', { 'kitakami-city-library.md': knownCase })
      const body = text.slice(text.indexOf('\n---\n'))
      const head = knownCase.slice(0, knownCase.indexOf('\n---\n')).replace('published', 'draft')
      const { problems, counts } = await checkFolder(await makeFolder({ 'x.md': head + body }))
      expect(counts).toMatchObject({ cases: 0, drafts: 1, refused: 0 })
      expect(problems.map(({ got }) => got)).toEqual(['本文で使われていない出典 1'])
    })

    test('a draft is never served', async () => {
      const folder = await makeFolder({ 'x.md': bend('status: published', 'status: draft') })
      expect((await loadCases(folder)).cases).toEqual([])
    })
  })

  describe('the command', () => {
    const run = (words: string[]) => runNewCase(words, async () => analyzer)

    test('writes the case and a place for its asks, and says where', async () => {
      const folder = await makeFolder()
      const { code, text } = await run(['福井市', '福井市の職員提案', '--cases', folder])
      expect(text).toContain('fukui-city-shokuin-teian.md')
      expect(code).toBe(0)
      expect((await readdir(folder)).sort()).toEqual(['asks', 'fukui-city-shokuin-teian.md'])
      expect(await readdir(join(folder, 'asks'))).toEqual(['fukui-city-shokuin-teian.yaml'])
      expect(text).toContain(join('asks', 'fukui-city-shokuin-teian.yaml'))
    })

    test('the place for asks is no problem, has the rules in it, and takes the first ask as it is shown', async () => {
      const folder = await makeFolder()
      await run(['福井市', '福井市の職員提案', '--slug', 'mine', '--cases', folder])
      const file = join(folder, 'asks', 'mine.yaml')
      const isAboutAsks = ({ file: name }: { file: string }) => name.startsWith('asks/')
      expect((await checkFolder(folder)).problems.filter(isAboutAsks)).toEqual([])
      const text = await readFile(file, 'utf8')
      for (const rule of askRules) expect(text).toContain(rule)
      await writeFile(file, text.replace('# - ', '- '))
      expect((await checkFolder(folder)).problems.filter(isAboutAsks)).toEqual([])
      expect(readAsks(await readFile(file, 'utf8')).asks).toHaveLength(1)
    })

    test('never overwrites asks', async () => {
      const folder = await makeFolder({ 'asks/mine.yaml': '- "窓口の列が長い"\n' })
      const { code, text } = await run(['福井市', '題', '--slug', 'mine', '--cases', folder])
      expect(code).toBe(0)
      expect(text).toContain('問いかけはそのままにしました')
      expect(await readFile(join(folder, 'asks/mine.yaml'), 'utf8')).toBe('- "窓口の列が長い"\n')
    })

    test('never overwrites a case', async () => {
      const folder = await makeFolder({ 'mine.md': goodCase })
      const { code, text } = await run(['福井市', '題', '--slug', 'mine', '--cases', folder])
      expect(code).toBe(1)
      expect(text).toContain('すでにあります')
      expect(await readFile(join(folder, 'mine.md'), 'utf8')).toBe(goodCase)
    })

    test.each([[[]], [['福井市']], [['福井市', ' ']], [['福井市', '題', '余り']], [['--what']]])(
      'explains itself in Japanese when called with %j',
      async (words) => {
        const { code, text } = await run(words)
        expect(code).toBe(2)
        expect(text).toContain('使い方: npm run case:new')
      },
    )

    test.each(['../x', 'A', 'あ', 'a--b'])('refuses the file name %s', async (slug) => {
      const folder = await makeFolder()
      const { code } = await run(['福井市', '題', '--slug', slug, '--cases', folder])
      expect(code).toBe(2)
      expect(await readdir(folder)).toEqual([])
    })

    test('asks for a file name where the reading of the place is not known', async () => {
      const { code, text } = await run(['宇城市', '題', '--cases', await makeFolder()])
      expect(code).toBe(2)
      expect(text).toContain('「宇城市」の読みが分かりません')
    })

    test('says so when there is no folder to write to', async () => {
      const folder = join(await makeFolder(), 'nowhere')
      const { code, text } = await run(['福井市', '題', '--cases', folder])
      expect(code).toBe(1)
      expect(text).toContain('を読めません')
    })
  })
})

const place = new URL('../../cases/README.md', import.meta.url)
const guide = (await readFile(place, 'utf8')).replaceAll('\r\n', '\n')

describe('the tables of the guide', () => {
  test('are what the schema and the vocabulary say (npm run cases:guide writes them)', () => {
    expect(fillGuide(guide)).toBe(guide)
  })

  test('name every field, every scene, every barrier and every section', () => {
    for (const name of Object.keys(frontMatterSchema.properties)) {
      expect(guide).toContain(`| \`${name}\` |`)
    }
    for (const { label } of [...scenes, ...barriers]) expect(guide).toContain(label)
    for (const { label } of sections) expect(guide).toContain(`| \`## ${label}\` |`)
  })

  test('are written again where they are stale, whatever the line ends', () => {
    const stale = guide.replace('| `title` | 題 |', '| `title` | 別の題 |')
    expect(fillGuide(stale)).toBe(guide)
    expect(fillGuide(guide.replaceAll('\n', '\r\n'))).toBe(guide)
  })

  test('need their markers', () => {
    expect(() => fillGuide(guide.replace('<!-- /words -->', ''))).toThrow(GuideMarkerError)
  })

  test('keep a bar inside a cell apart from the bars between cells', () => {
    expect(writeTable(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |')
  })
})

describe('the examples of the guide', () => {
  test('the good one passes every rule', async () => {
    expect(await checkExample('よい例')).toEqual([])
  })

  test('the bad one is found bad for its words and its lack of sources', async () => {
    const fields = (await checkExample('よくない例')).map(({ field }) => field)
    expect(new Set(fields)).toEqual(new Set(['表記', '出典の印']))
  })

  /** What the checker says of a case whose background is the example under this heading. */
  async function checkExample(heading: string) {
    const example = guide.split(`### ${heading}\n\n\`\`\`text\n`)[1]?.split('\n```')[0]
    if (example === undefined) throw new Error(`no example: ${heading}`)
    const folder = await makeFolder({ 'x.md': bend('待ち時間が長かった[^1]。', example) })
    return (await checkFolder(folder)).problems
  }
})

test('every case that the guide points to exists', async () => {
  const names = [...guide.matchAll(/\]\(([a-z0-9-]+\.md)\)/g)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) await access(new URL(name, place))
})
