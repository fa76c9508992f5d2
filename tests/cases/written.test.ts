/** What a writer wrote is what every reader sees, minus the marks that the guide names, or a problem names its line. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listSentences } from '../../server/cases/blocks.ts'
import { type BodyPart, renderBody } from '../../server/cases/render.ts'
import type { Block } from '../../server/exports/paper.ts'
import { readSection } from '../../server/exports/section-blocks.ts'
import { propertyRuns } from '../support/any-text.ts'

function render(markdown: string): BodyPart {
  const [part] = renderBody(`## 背景\n\n${markdown}`)
  if (!part) throw new Error('no part')
  return part
}

/** The text as each of the readers has it, spaces aside. */
function readAll(part: BodyPart): Record<string, string> {
  const blocks = readSection(part.blocks, () => ({ key: 'a', full: [], short: [] }))
  const page = part.html.replace(/\u2060?<sup.*?<\/sup>/g, '').replace(/<[^>]*>/g, '')
  const texts = {
    page: page.replace(/&#x([0-9A-F]+);/g, (_, code) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    ),
    paragraphs: part.paragraphs.join(''),
    sentences: listSentences(part.blocks)
      .map((sentence) => sentence.text)
      .join(''),
    paper: blocks.map(wordsOf).join(''),
  }
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, squeeze(text)]))
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'paragraph':
      return block.runs.map((run) => ('text' in run ? run.text : '')).join('')
    case 'list':
      return block.items.map((runs) => wordsOf({ kind: 'paragraph', runs })).join('')
    case 'table':
      return [block.head ?? [], ...block.rows.map(({ cells }) => cells)]
        .flat(2)
        .map((runs) => wordsOf({ kind: 'paragraph', runs }))
        .join('')
    case 'contents':
      return ''
  }
}

function squeeze(text: string): string {
  return text.replace(/[\s`]/g, '')
}

function expectShown(markdown: string, shown: string): void {
  const part = render(markdown)
  if (part.dropped.length > 0) {
    expect(part.dropped.every(({ line }) => line > 2)).toBe(true)
    return
  }
  const text = squeeze(shown)
  expect(readAll(part), markdown).toEqual({
    ...{ page: text, paragraphs: text, sentences: text, paper: text },
  })
}

/** As [written, shown]; a piece alone is shown as it is written. */
type Piece = string | readonly [written: string, shown: string]

const words = [
  '市',
  '改善',
  'DX',
  '30',
  '。',
  '、',
  '「',
  '」',
  '（',
  '）',
  '％',
  '!',
  '：',
  '〜',
  '・',
]
const signs = [
  ...['~', '~~', '9:00~~17:00', '_', '__', 'snake_case_x', '_a_', '__init__', '<部>', 'A<5', '5>3'],
  ...['&copy;', '&', '&#33;', '&nbsp;', '\\\\server\\share', 'C:\\dir', '\\.', '[x]', '[^x]', '['],
  ...[']', '(1)', '|', '^', '#1', ' #', '=', '+', '-', ' - ', '$', '{', '}', '"', "'", '¥'],
  ...['、a@b.jp', 'https://a.jp/', 'www.a.jp', 'https://a.jp/x_(y)', '//evil.example/x'],
]
const stars = ['3*4*5', '*甲*に', ' * ']
const marks: Piece[] = [
  ['`甲`市', '甲市'],
  ['[^1]', ''],
  ['[^2]', ''],
  ['[市](https://a.jp/)', '市'],
]
const bold: Piece[] = [
  ['**100%**に', '100%に'],
  ['**「甲」**と', '「甲」と'],
  ['**乙。**丙', '乙。丙'],
]
const starts: Piece[] = [
  ...[
    '',
    '・',
    '① ',
    '1） ',
    '（1）',
    'ア ',
    '甲 ',
    '※',
    '■',
    '●',
    '　',
    '1986. ',
    '2) ',
    '+ ',
    '12. ',
  ],
  ...['---\n', '===\n', '***\n', '#', '==', '［1］', 'Ａ．', '(a) '],
  ['- ', ''],
  ['> ', ''],
  ['### ', ''],
  ['    ', ''],
  ['\t', ''],
]

function linesOf(pieces: readonly Piece[]) {
  const line = fc.tuple(
    fc.constantFrom(...starts),
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }),
    fc.constantFrom('\n', '\n\n', '  \n'),
  )
  return fc.array(line, { minLength: 1, maxLength: 5 })
}

const side = (piece: Piece, at: 0 | 1) => (typeof piece === 'string' ? piece : piece[at])

describe('text with signs in it is shown as it is written', () => {
  test.each<[string, readonly Piece[]]>([
    ['with single stars', [...words, ...signs, ...stars, ...marks]],
    ['with bold', [...words, ...signs, ...marks, ...bold]],
  ])(
    '%s',
    (_, pieces) => {
      fc.assert(
        fc.property(linesOf(pieces), (lines) => {
          const written = (at: 0 | 1) =>
            lines
              .map(
                ([start, inner, end]) =>
                  `${[start, '市', ...inner, '市'].map((one) => side(one, at)).join('')}${end}`,
              )
              .join('')
          expectShown(written(0), written(1))
        }),
        { numRuns: propertyRuns * 4 },
      )
    },
    120_000,
  )
})

describe('what Markdown would have changed', () => {
  const show = (markdown: string) => render(markdown).html

  test.each([
    '9:00~~17:00、4月~~6月',
    '3*4*5は60',
    'snake_case_xとa_b_c、__init__',
    'P&R &copy; &#33;',
    'C:\\dir、\\\\server\\share、50\\.',
    '1986. 年の始まり',
    '2) 二つ目',
    '+ 12人増えた',
    '- - -',
    '***',
    '[1]: https://example.jp/ を見る',
    '[^あ]は、どこにもない',
    '<部>と A<B',
    '[](https://a.jp)',
    '- [x] 済んだ',
  ])('%s', (markdown) => {
    const part = render(markdown)
    const shown = markdown.replace(/^- (?=\[)/, '')
    expect(part.dropped).toEqual([])
    expect(part.paragraphs).toEqual([shown])
    expect(listSentences(part.blocks).map(({ text }) => text)).toEqual([shown])
  })

  test('a line of signs under a line makes no heading of it', () => {
    expect(render('二つ目\n---\n三つ目\n===\n四つ目').paragraphs).toEqual([
      ...['二つ目', '---', '三つ目', '===', '四つ目'],
    ])
  })

  test('an indented line is no program, a heading keeps the signs at its end', () => {
    expect(show('    四つの空白')).toBe('<p>四つの空白</p>')
    expect(show('### 言語 C #')).toBe('<h3>言語 C #</h3>')
  })

  test('a list of 1, 2, 3 is one; a list with other numbers is the lines as they are', () => {
    expect(show('1. 甲\n2. 乙')).toContain('<ol>')
    expect(render('1. 甲\n3. 乙').paragraphs).toEqual(['1. 甲', '3. 乙'])
    expect(render('1. 甲\n\n文。\n\n2. 乙').paragraphs).toEqual(['甲', '文。', '2. 乙'])
  })

  test('a backslash hides itself only before a sign that means something', () => {
    expect(render('\\*\\*甲\\*\\* \\<半分\\> \\_').paragraphs).toEqual(['**甲** <半分> \\_'])
  })

  test('what no format shows is named with its line', () => {
    expect(render('```js\nx\n```\n\n| 甲 |\n| --- |\n| 乙 | 丙 |\n\n>5人').dropped).toEqual([
      { what: '「```」の後ろの言葉', line: 3, column: 1 },
      { what: '表の見出しより多い欄', line: 7, column: 1 },
      { what: '後ろに空白のない行頭の「>」', line: 11, column: 1 },
    ])
  })
})

describe('lines that begin like items stay lines', () => {
  test.each([
    ...[
      '・',
      '● ',
      '■',
      '◆',
      '○',
      '※',
      '① ',
      '㈠',
      '1） ',
      '（1）',
      '（一）',
      '［2］',
      '12) ',
      'ア ',
      'ア）',
    ],
    ...['（ア）', 'a. ', '甲　', '１．', 'Ａ．', '2. ', '【背景】', '　', '→', '―'],
  ])('with 「%s」', (start) => {
    const lines = ['次のとおり。', `${start}受付を一つにした`, `${start}様式を減らした[^1]。`]
    const part = render(lines.join('\n'))
    const shown = lines.map((line) => line.replace('[^1]', '').trim())
    expect(part.html.match(/<br>/g)).toHaveLength(2)
    expect(part.paragraphs).toEqual(shown)
    expect(listSentences(part.blocks).map(({ text }) => text)).toEqual(shown)
    const blocks = readSection(part.blocks, () => ({ key: 'a', full: [], short: [] }))
    expect(blocks.map(wordsOf)).toEqual(shown)
  })

  test('and so does what follows them; prose before them runs on', () => {
    expect(render('市は\n次を決めた。\n・甲\n・乙\n以上である。').paragraphs).toEqual([
      ...['市は次を決めた。', '・甲', '・乙', '以上である。'],
    ])
  })

  test('a line under an item that is not set in is no part of the item', () => {
    expect(render('- 甲\n- 乙\n以上である。').paragraphs).toEqual(['甲', '乙', '以上である。'])
    expect(render('- 甲の\n  続き\n- 乙').paragraphs).toEqual(['甲の続き', '乙'])
  })

  test('bold or a link before a line end does not swallow the space of Latin words', () => {
    expect(render('**first**\nsecond').paragraphs).toEqual(['first second'])
  })
})

test('a wide space inside a line is kept by every reader', () => {
  const part = render('「甲　乙」と書いた。')
  expect(part.paragraphs).toEqual(['「甲　乙」と書いた。'])
  const blocks = readSection(part.blocks, () => ({ key: 'a', full: [], short: [] }))
  expect(blocks.map(wordsOf)).toEqual(['「甲　乙」と書いた。'])
})

test('the mark of a heading is no word of it on paper', () => {
  const part = render('### 改善[^2]')
  const blocks = readSection(part.blocks, () => ({ key: 'a', full: [], short: [] }))
  expect(blocks).toEqual([{ kind: 'heading', level: 3, text: '改善' }])
})
