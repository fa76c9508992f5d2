/** Nothing an editor types leaves its field or its section, and what no file can hold is refused with its place. */

import { describe, expect, test } from 'vitest'
import { parseCase } from '../../../server/cases/parse.ts'
import type { CaseDraft } from '../../../server/contract/desk.ts'
import { readDraft } from '../../../server/desk/case-file/read-draft.ts'
import { settleDraft } from '../../../server/desk/case-file/settle-draft.ts'
import { writeDraft } from '../../../server/desk/case-file/write-draft.ts'
import { readShipped, shippedSlugs } from '../../support/case-files.ts'

const [slug = ''] = shippedSlugs
const before = readShipped(slug)

function draftWith(change: (draft: CaseDraft) => unknown): CaseDraft {
  const { draft } = readDraft(before, slug)
  if (!draft) throw new Error('no draft')
  change(draft)
  return draft
}

const hostile = [
  ...[
    '題\n---\n## 背景',
    '---',
    '- 一覧',
    'a: b',
    'x #1',
    '"',
    "'",
    '\\',
    '{a: [',
    '!!js/function x',
  ],
  ...[
    '&a *a',
    '%YAML',
    '@市',
    '`市`',
    '\t先頭のタブ',
    '末の空白 ',
    '2026-11-22',
    'no',
    '0o17',
    '1e3',
  ],
  ...['行一\n行二', '|-\n x', '```', '「」『』〔〕', '👩‍👩‍👧', '\u2028', '<<', 'null', '~', ''],
]

describe('a text with signs of YAML', () => {
  test.each(hostile)('%j stays in its field, its fact and its ask', (text) => {
    const draft = draftWith(({ fields, facts, asks }) => {
      Object.assign(fields, {
        title: text,
        summary: text,
        keywords: [text, '語'],
        questions: [text],
      })
      Object.assign(facts[0] ?? {}, { fact: text })
      asks[0] = text
    })
    for (const base of [before, undefined]) {
      const { files, problems } = writeDraft(draft, base)
      expect(problems).toEqual([])
      expect(files && readDraft(files, slug).draft).toEqual(draft)
    }
  })
})

test.each([0, -0, -1, 0.1 + 0.2, 1e21, 1e-7, 5e-324, 2 ** 53, Number.MAX_VALUE])(
  'the number %d is read back, and zero has no sign',
  (number) => {
    const draft = draftWith(({ fields }) =>
      Object.assign(fields, { note: [number, { n: number }] }),
    )
    // Adding zero takes the sign of a zero away and leaves every other number as it is.
    const wanted = [number + 0, { n: number + 0 }]
    expect(settleDraft(draft).fields['note']).toEqual(wanted)
    for (const base of [before, undefined]) {
      const { files, problems } = writeDraft(draft, base)
      expect(problems).toEqual([])
      expect(files && readDraft(files, slug).draft?.fields['note']).toEqual(wanted)
    }
  },
)

describe('a section with', () => {
  test.each([
    ['a heading of another section', '文。\n\n## 成果\n\n偽の成果'],
    ['a heading of no section', '## 結論\n\n文。'],
    ['a heading behind spaces, which this Markdown reads all the same', '文。\n\n    ## 成果'],
    ['a fence that never closes', '文。\n\n```\n終わらない'],
    ['another fence that never closes', '~~~\n終わらない'],
    ['a remark of HTML that never closes', '文。\n\n<!-- 覚え'],
  ])('%s is refused, and nothing of the file is written', (_, text) => {
    const draft = draftWith(({ sections }) => Object.assign(sections, { actions: text }))
    for (const base of [before, undefined]) {
      const { files, problems } = writeDraft(draft, base)
      expect(files).toBeUndefined()
      expect(problems).toMatchObject([
        { file: `${slug}.md`, field: '本文「取り組み」', want: expect.stringContaining('### ') },
      ])
    }
  })

  test.each([
    ['dashes', '一段\n---\n二段\n\n---\n\n三段'],
    ['a fence that closes', '```\n## 成果\n```'],
    ['a head of its own', '---\ntitle: 偽の題\n---\n文。'],
    ['a heading that is none', '\\## 成果\n\n文の中の ## 成果'],
    [
      'small headings, lists and tables',
      '### 費用\n\n- 一\n  - 二\n\n| a | b |\n| - | - |\n| 1 | 2 |',
    ],
  ])('%s stays as it is', (_, text) => {
    const draft = draftWith(({ sections }) => Object.assign(sections, { actions: text }))
    for (const base of [before, undefined]) {
      const { files } = writeDraft(draft, base)
      expect(files && readDraft(files, slug).draft).toEqual(draft)
      const read = parseCase({ name: `${slug}.md`, slug, text: files?.body ?? '' })
      expect(read.frontMatter?.data).toEqual(draft.fields)
    }
  })
})

describe('what no file can hold', () => {
  test.each<[what: string, place: string, change: (draft: CaseDraft) => unknown]>([
    ['half a character', 'title', ({ fields }) => Object.assign(fields, { title: 'a\ud800' })],
    [
      'a control character',
      'keywords',
      ({ fields }) => Object.assign(fields, { keywords: ['\u0000'] }),
    ],
    ['one in a name', 'a\u001b', ({ fields }) => Object.assign(fields, { 'a\u001b': 1 })],
    [
      'one in a section',
      '本文「工夫」',
      ({ sections }) => Object.assign(sections, { craft: 'x\u0007' }),
    ],
    [
      'one in a fact',
      '事実（1件目）',
      ({ facts }) => Object.assign(facts[0] ?? {}, { fact: '\udc00' }),
    ],
    ['one in an ask', '問いかけ（1件目）', ({ asks }) => asks.splice(0, 1, 'x\u0085')],
    [
      'a name of no list',
      '事実（1件目）',
      ({ facts }) => Object.assign(facts[0] ?? {}, { part: 'a b' }),
    ],
    [
      'a source without number',
      '事実（1件目）',
      ({ facts }) => Object.assign(facts[0] ?? {}, { sources: [0] }),
    ],
    [
      'a number without end',
      'period',
      ({ fields }) => Object.assign(fields, { period: { from: Infinity } }),
    ],
    ['a way out of the folder', 'ファイル名', (draft) => Object.assign(draft, { slug: '../a' })],
    [
      '2 MB',
      'ファイル',
      ({ sections }) => Object.assign(sections, { craft: 'あ'.repeat(700_000) }),
    ],
    [
      'a head of 20 KB',
      '項目の欄',
      ({ fields }) => Object.assign(fields, { title: 'あ'.repeat(7_000) }),
    ],
    [
      'a section Markdown takes minutes for',
      '本文',
      ({ sections }) => Object.assign(sections, { craft: '>'.repeat(9_000) }),
    ],
    [
      'a nest of 10,000 lists',
      'path',
      ({ fields }) =>
        Object.assign(fields, { path: JSON.parse('['.repeat(10_000) + ']'.repeat(10_000)) }),
    ],
  ])('%s is refused at its place', (_, place, change) => {
    const { files, problems } = writeDraft(draftWith(change), before)
    expect(files).toBeUndefined()
    expect(problems.map(({ field }) => field)).toEqual([place])
  })

  test('other line ends and other forms of a letter are settled', () => {
    const draft = draftWith(({ sections, fields }) => {
      Object.assign(sections, { craft: '\r\n\r\n  \nか\u3099くふう。\r\n次の行。\r\n' })
      Object.assign(fields, { title: 'ハ\u309Aス' })
    })
    const { files } = writeDraft(draft, before)
    const again = files && readDraft(files, slug).draft
    expect(again?.sections.craft).toBe('がくふう。\n次の行。')
    expect(again?.fields['title']).toBe('パス')
  })
})
