import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, listParagraphs, listSentences, runsOf } from '../../server/cases/blocks.ts'
import { renderBody } from '../../server/cases/render.ts'
import { propertyRuns } from '../support/any-text.ts'

function read(markdown: string): Block[] {
  return renderBody(`## 背景\n\n${markdown}`)[0]?.blocks ?? []
}

const plain = (text: string) => ({ text, sources: [] })

test('a paragraph is its sentences with their sources, and no more than these where they tell all', () => {
  expect(read('甲だ[^2][^1]。乙だ。')).toEqual([
    {
      kind: 'paragraph',
      lines: [{ sentences: [{ text: '甲だ。', sources: [2, 1] }, plain('乙だ。')] }],
    },
  ])
})

test('a mark inside a sentence, bold words and links are kept at their place', () => {
  expect(read('甲[^1]と**乙**と[丙](https://a.jp/)だ[^1]。')).toEqual([
    {
      kind: 'paragraph',
      lines: [
        {
          sentences: [{ text: '甲と乙と丙だ。', sources: [1] }],
          runs: [
            { text: '甲' },
            { sources: [1] },
            { text: 'と' },
            { text: '乙', strong: true },
            { text: 'と' },
            { text: '丙', href: 'https://a.jp/' },
            { text: 'だ' },
            { sources: [1] },
            { text: '。' },
          ],
        },
      ],
    },
  ])
})

test('lists hold blocks, quotations too; headings and the cells of tables hold lines', () => {
  const line = (text: string) => ({ sentences: [plain(text)] })
  const paragraph = (text: string) => ({ kind: 'paragraph', lines: [line(text)] })
  expect(read('### 小\n\n> 甲\n\n- 乙\n  1. 丙\n\n| 年 | 数 |\n|---|---|\n| 2019 | 3 |')).toEqual([
    { kind: 'heading', lines: [line('小')] },
    { kind: 'quotation', blocks: [paragraph('甲')] },
    {
      kind: 'list',
      ordered: false,
      items: [[paragraph('乙'), { kind: 'list', ordered: true, items: [[paragraph('丙')]] }]],
    },
    {
      kind: 'table',
      rows: [
        [[line('年')], [line('数')]],
        [[line('2019')], [line('3')]],
      ],
    },
  ])
})

test('each item of a list in a list is a paragraph', () => {
  expect(listParagraphs(read('- 甲\n  - 乙\n  - 丙'))).toEqual([
    [plain('甲')],
    [plain('乙')],
    [plain('丙')],
  ])
})

describe('whatever is written', () => {
  const pieces = ['甲', '。', '「', '」', ' ', '　', '[^1]', '[^2]', '**乙**', '`丙`', '\u2028']
  const starts = ['', '- ', '  - ', '> ', '### ', '| ', '\n']
  const lines = fc.array(
    fc.tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...pieces), { maxLength: 9 })),
    { maxLength: 5 },
  )
  const written = lines.map((all) => all.map(([start, inner]) => start + inner.join('')).join('\n'))

  test('sentences and runs have the same words and the same sources', () => {
    fc.assert(
      fc.property(written, (markdown) => {
        for (const line of read(markdown).flatMap((block) =>
          'lines' in block ? block.lines : [],
        )) {
          const runs = runsOf(line)
          const words = runs.map((run) => ('text' in run ? run.text : '')).join('')
          const said = line.sentences.map(({ text }) => text).join('')
          expect(said.replace(/\s/g, '')).toBe(words.replace(/\s/g, ''))
          const sources = runs.flatMap((run) => ('sources' in run ? run.sources : []))
          const named = line.sentences.flatMap((sentence) => sentence.sources)
          expect(new Set(named)).toEqual(new Set(sources))
        }
      }),
      { numRuns: propertyRuns },
    )
  })

  test('blocks come back from the parse cache as they were', () => {
    fc.assert(
      fc.property(written, (markdown) => {
        const blocks = read(markdown)
        expect(JSON.parse(JSON.stringify(blocks))).toEqual(blocks)
        expect(listSentences(blocks)).toEqual(listParagraphs(blocks).flat())
      }),
      { numRuns: propertyRuns },
    )
  })
})
