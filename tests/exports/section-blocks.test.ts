import { expect, it } from 'vitest'
import type { Block, Note } from '../../server/exports/paper.ts'
import { readSection } from '../../server/exports/section-blocks.ts'
import { makeSection } from '../support/make-case.ts'
import { smallCases } from './selections.ts'

const noteOf = (source: number): Note => ({ key: `a-${source}`, full: [], short: [] })

function read(markdown: string): Block[] {
  return readSection(makeSection(markdown).blocks, noteOf)
}

const text = (words: string) => ({ text: words })

it('a paragraph is its words and its notes, marks at one place together', () => {
  expect(read('甲だ[^1][^2]。乙 & <丙>だ。')).toEqual([
    {
      kind: 'paragraph',
      runs: [text('甲だ'), { notes: [noteOf(1), noteOf(2)] }, text('。乙 & <丙>だ。')],
    },
  ])
})

it('an item with a paragraph, a list and a table inside loses none of its words', () => {
  const [list] = read('- 甲\n\n  続き\n  - 乙\n    - 丙\n- 丁')
  expect(list).toEqual({
    kind: 'list',
    ordered: false,
    items: [[text('甲')], [text('続き')], [text('乙')], [text('丙')], [text('丁')]],
  })
})

it('a table has its head and its rows', () => {
  expect(read('| 年 | 数 |\n|---|---|\n| 2019 | **3**[^1] |')).toEqual([
    {
      kind: 'table',
      columns: [1, 1],
      head: [[[text('年')]], [[text('数')]]],
      rows: [
        { cells: [[[text('2019')]], [[{ text: '3', strong: true }, { notes: [noteOf(1)] }]]] },
      ],
      namedRows: false,
    },
  ])
})

it('quotations, smaller headings, code and links keep what they are', () => {
  expect(read('### 小見出し\n\n> 引いた文。\n\n`a<b`と[市](https://example.jp/?a=1&b=2)')).toEqual([
    { kind: 'heading', level: 3, text: '小見出し' },
    { kind: 'paragraph', runs: [text('引いた文。')], look: 'quote' },
    {
      kind: 'paragraph',
      runs: [text('a<b'), text('と'), { text: '市', href: 'https://example.jp/?a=1&b=2' }],
    },
  ])
})

it('every word of the cases is there', () => {
  for (const { sections } of smallCases) {
    for (const section of sections) {
      const words = readSection(section.blocks, noteOf)
        .flatMap((block) => (block.kind === 'paragraph' ? block.runs : []))
        .map((run) => ('text' in run ? run.text : ''))
        .join('')
      expect(words).toBe(section.paragraphs.join(''))
    }
  }
})
