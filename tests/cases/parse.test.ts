import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../server/cases/parse.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { propertyRuns } from '../support/any-text.ts'
import { bend, body, goodCase, head } from '../support/make-case.ts'

const parse = (text: string, slug = 'x') => parseCase({ name: `${slug}.md`, slug, text })
const sentences = (text: string) =>
  parse(text).problems.map((problem) => `${problem.severity} ${formatProblem(problem)}`)

test('a good case has no problems and becomes a case with ids for words', () => {
  const result = parse(goodCase)
  expect(result.problems).toEqual([])
  expect(result.draft).toBe(false)
  expect(result.case).toMatchObject({
    slug: 'x',
    population: 'city',
    collections: ['kaizen-movement'],
    scenes: ['workplace.improve', 'organization.improve'],
    themes: ['teamwork'],
    barriers: ['silos'],
    period: { from: 2012, to: 2020 },
    summary: [
      '市民課が2012年に窓口の手順を書き出した。',
      '重なる記入をやめ、職員が聞き取る形にした。',
      '待ち時間は短くなったが、人手は足りないままだった。',
    ],
    path: [],
    aliases: [],
  })
  expect(result.case?.sections.map(({ id }) => id)).toEqual([
    ...['background', 'actions', 'results', 'craft', 'trouble'],
  ])
})

test('a draft is parsed and marked', () => {
  const result = parse(bend('status: published', 'status: draft'))
  expect(result).toMatchObject({ draft: true, problems: [] })
  expect(result.case?.slug).toBe('x')
})

test('all problems are reported at once, in the order of the file', () => {
  const text = bend(
    '成果\n',
    '成果と効果\n',
    bend('一般市', '一般の市', bend('confidence: high', 'confidence: sure')),
  )
  expect(sentences(bend('[^1]', '[^9]', text))).toEqual([
    'error x.md:5:18 populationClass — 「一般の市」 / 政令指定都市・中核市・一般市・特別区・町村・都道府県・その他 のどれか / 例: 一般市',
    'error x.md:25:13 confidence — 「sure」 / high・medium のどれか / 例: high',
    'warning x.md:36:1 本文 — ない節 「成果」 / 「## 背景」「## 取り組み」「## 成果」「## 工夫」「## つまずきとその後」の5節 / 例: ## 成果',
    'error x.md:45:1 本文 — 知らない見出し「成果と効果」 / 「## 背景」「## 取り組み」「## 成果」「## 工夫」「## つまずきとその後」のどれか / 例: ## 成果',
  ])
})

describe('what keeps a case from being served', () => {
  const errors: [string, string, string, string][] = [
    ['an unknown scene', '職場×改善, ', '職場x改善, ', '例: 職場×改善'],
    ['an unknown barrier', '縦割り', '縦割', '例: 縦割り'],
    ['an unknown theme', '職場のチームワーク', '職場の団結', 'のどれか'],
    [
      'an unknown prefecture',
      '岩手県}',
      '岩手}',
      '北海道・青森県…沖縄県・全国 のどれか / 例: 岩手県',
    ],
    ['a missing title', head.split('\n')[0] ?? '', 'fields2: []', 'ない項目'],
    ['an empty title', '試験市の改善 ― 小さく始めた窓口', '""', 'title — （空）'],
    ['no municipality', '\n  - {name: 試験市, prefecture: 岩手県}', ' []', '1件以上'],
    ['a misspelt key whose right form is absent', 'visibility:', 'visiblity:', '「visibility」か'],
    ['a period that runs backwards', 'to: 2020', 'to: 2002', '2012年から2002年'],
    ['a year as text', 'from: 2012', 'from: "2012"', '整数。西暦の年'],
    ['a year out of reach', 'from: 2012', 'from: 20122', '2100以下'],
    [
      'a source with a script as address',
      'https://example.jp/1',
      'javascript:alert(1)',
      'http か https',
    ],
    ['a source whose address is broken', 'https://example.jp/1', 'https://[', 'ブラウザーで開ける'],
    ['a day that is not in the calendar', '"2026-11-22"', '"2026-02-30"', '暦にある日'],
    [
      'a mark without source',
      '待ち時間が長かった[^1]',
      '待ち時間が長かった[^2]',
      '出典のない印「[^2]」',
    ],
    ['text before the first heading', '\n## 背景', '\nまえがき。\n\n## 背景', '見出しの前の文'],
    ['a section twice', '## 工夫', '## 成果', '二つ目の「## 成果」'],
    ['a double scene', '役所全体×改善]', '職場×改善]', '二度ある値「職場×改善」'],
    ['a title with a line break', 'title: 試', 'title: "a\\nb試', 'title'],
  ]

  test.each(errors)('%s', (_, from, to, words) => {
    const result = parse(bend(from, to))
    expect(result.case).toBeUndefined()
    expect(sentences(bend(from, to)).join('\n')).toContain(words)
  })

  test('a double source number', () => {
    const twice = `  - {id: 1, title: 題, publisher: 発行, url: "https://example.jp/2"}\n---`
    expect(sentences(bend('---\n\n##', `${twice}\n\n##`)).join()).toContain('二度目の番号 1')
  })

  test('a body without any of the five sections', () => {
    expect(parse(`---\n${head}---\n\nただの文[^1]。\n`).case).toBeUndefined()
  })

  test.each(['X', 'a_b', 'a--b', '-a', 'a-', 'あ', 'a b', '', '..'])('the file name %j', (slug) => {
    expect(parse(goodCase, slug).case).toBeUndefined()
    expect(parse(goodCase, slug).problems[0]?.field).toBe('ファイル名')
  })
})

describe('what is only worth a warning', () => {
  const warnings: [string, string, string, string][] = [
    ['an unknown key', 'confidence:', 'mood: good\nconfidence:', '知らない項目「mood」'],
    ['a list that is absent', 'keywords: [窓口改善]\n', '', 'keywords — ない項目'],
    ['too few questions', '  - 窓口の待ち時間が長い。何から直すか\n', '', '4件以上'],
    ['a word twice', 'keywords: [窓口改善]', 'keywords: [窓口改善, 窓口改善]', '二度ある値'],
    [
      'a summary of two lines',
      '  重なる記入をやめ、職員が聞き取る形にした。\n',
      '',
      'summary — 2行',
    ],
    [
      'a source that is not used',
      'sources:\n',
      'sources:\n  - {id: 2, title: 題, publisher: 発行, url: "https://example.jp/2"}\n',
      '使われていない出典 2',
    ],
    ['an empty section', '確認できた情報はない。', '', '本文「工夫」 — （空）'],
    ['a missing section', '## 工夫\n\n確認できた情報はない。\n', '', 'ない節 「工夫」'],
    ['an HTML tag', '足りないままだった[^1]', '<b>足りない</b>まま[^1]', 'HTML のタグ'],
    ['an image', '足りないままだった[^1]', '![絵](a.png)まま[^1]', '画像'],
    [
      'a footnote text',
      '足りないままだった[^1]。\n',
      '足りないままだった[^1]。\n\n[^1]: 脚注\n',
      '脚注',
    ],
    ['itself as related', 'related: []', 'related: [x]', 'この事例自身の名'],
  ]

  test.each(warnings)('%s', (_, from, to, words) => {
    const result = parse(bend(from, to))
    expect(result.problems.map(({ severity }) => severity)).not.toContain('error')
    expect(result.case).toBeDefined()
    expect(sentences(bend(from, to)).join('\n')).toContain(words)
  })

  test('sections in another order are served in the fixed order', () => {
    const swapped = goodCase
      .replace('## 成果', '## X')
      .replace('## 工夫', '## 成果')
      .replace('## X', '## 工夫')
    const result = parse(swapped)
    expect(result.problems.map(({ got }) => got)).toEqual(['順の違う「## 成果」'])
    expect(result.case?.sections[2]?.label).toBe('成果')
  })
})

describe('codes keep their zeros, dates stay strings', () => {
  const withCode = (code: string) =>
    bend('prefecture: 岩手県}', `prefecture: 岩手県, code: ${code}}`)

  test('a quoted code with the right check digit and prefecture is kept as it is', () => {
    const { case: found } = parse(bend('岩手県}', '北海道, code: "011002"}', goodCase))
    expect(found?.municipalities).toEqual([
      { name: '試験市', prefecture: '北海道', code: '011002', population: 1975065 },
    ])
  })

  test.each(['032069', '32069', '0o32069', '0x7d35', '3.2e4', '32_069'])(
    'an unquoted code %s is refused with the hint to quote it',
    (code) => {
      const [problem] = parse(withCode(code)).problems
      expect(problem?.severity).toBe('error')
      expect(problem?.want).toContain('引用符で囲む')
      expect(problem?.example).toBe('"232131"')
    },
  )

  test.each(['"032068"', '"03206"', '"0320699"', '"03206９"'])('a wrong code %s', (code) => {
    expect(parse(withCode(code)).case).toBeUndefined()
  })

  test('a code of another prefecture says of which', () => {
    expect(sentences(withCode('"232131"')).join()).toContain(
      '愛知県のコード「232131」 / 岩手県のコード',
    )
  })

  test.each([
    '2026',
    '20261122',
    '2026-1-2',
    '"2026/11/22"',
    '2026-13-01',
    '!!timestamp 2026-11-22',
  ])('the date of the check as %s is refused', (date) => {
    expect(parse(bend('"2026-11-22"', date)).case).toBeUndefined()
  })

  test('an unquoted ISO date stays the same text', () => {
    expect(parse(bend('"2026-11-22"', '2026-11-22')).case?.checked).toBe('2026-11-22')
  })

  test('the date of a source as a number is refused with the hint to quote it', () => {
    expect(sentences(bend('"2018-04"', '2018')).join()).toContain(
      '数 2018 / 文字（数や日付は引用符で囲む）',
    )
  })
})

describe('YAML in plain words', () => {
  const faults: [string, string, string, string][] = [
    [
      'a tab',
      '  - {name',
      '\t- {name',
      'x.md:4:1 項目の欄 — タブ文字による字下げ / 半角の空白による字下げ',
    ],
    [
      'a double key',
      'confidence: high',
      'confidence: high\nstatus: draft',
      'x.md:26:1 項目の欄 — 同じ名前の項目が二つ',
    ],
    ['a colon in a value', 'title: 試', 'title: 改善: 試', '「: 」を含む値は引用符で囲む'],
    ['an open quote', 'checked: "2026-11-22"', 'checked: "2026-11-22', '引用符'],
    ['a value with @', 'confidence: high', 'confidence: @high', '引用符で囲んだ値'],
    ['an alias', 'confidence: high', 'confidence: *high', '項目の欄'],
    ['a tag', 'confidence: high', 'confidence: !high x', '「!」で始まる値'],
    ['an end with spaces', 'date: "2018-04"\n---', 'date: "2018-04"\n--- ', '「---」だけの行'],
  ]

  test.each(faults)('%s', (_, from, to, words) => {
    expect(parse(bend(from, to)).case).toBeUndefined()
    expect(sentences(bend(from, to)).join('\n')).toContain(words)
  })
})

test('every problem is one line of plain text, whatever stands in the file', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60, unit: 'binary' }), fc.nat(8), (text, at) => {
      const key = [
        'title',
        'status',
        'checked',
        'summary',
        'period',
        'scenes',
        'x',
        'path',
        'related',
      ][at]
      const line = `${key}: ${JSON.stringify(text)}`
      const withLine = `---\n${line}\n${head.replace(new RegExp(`^${key}: .*$`, 'm'), '')}---\n${body}`
      for (const problem of parse(withLine).problems) {
        const sentence = formatProblem(problem)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point
        expect(sentence).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/)
        expect(sentence.length).toBeLessThan(700)
        expect(sentence).toMatch(/^x\.md:\d+:\d+ \S+ — .+ \/ .+/u)
      }
    }),
    { numRuns: propertyRuns },
  )
}, 60_000)
