import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { composeCases } from '../../server/exports/cases-paper.ts'
import { writeMarkdown } from '../../server/exports/markdown.ts'
import type { Block, Paper } from '../../server/exports/paper.ts'
import type { Selection } from '../../server/exports/selection.ts'
import { anyText } from '../support/any-text.ts'
import { makeWrittenCase } from '../support/make-case.ts'
import { referenceOptions, selectMade, selectSmall, smallSlugs } from './selections.ts'

function write(paper: Paper): string {
  return [...writeMarkdown(paper)].join('')
}

/** A paper of these blocks. */
function makePaper(...blocks: Block[]): Paper {
  return { title: '題', running: '', membersOnly: false, blocks }
}

function writeSelection(selection: Selection): string {
  return write(composeCases(selection, referenceOptions))
}

const reader = unified().use(remarkParse).use(remarkGfm)

function read(markdown: string): Root {
  return reader.parse(markdown)
}

function listNodes(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(listNodes) : [])]
}

function labelsOf(root: Root, type: 'footnoteReference' | 'footnoteDefinition'): string[] {
  return listNodes(root).flatMap((node) => (node.type === type ? [node.identifier] : []))
}

function shownText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return 'children' in node ? node.children.map(shownText).join('') : ''
}

it('every note of four cases is called and given, each case under a letter of its own', () => {
  const root = read(writeSelection(selectSmall(...smallSlugs.slice(0, 4))))
  const called = labelsOf(root, 'footnoteReference')
  const given = labelsOf(root, 'footnoteDefinition')
  expect(new Set(called)).toEqual(new Set(given))
  expect(new Set(given).size).toBe(given.length)
  expect(new Set(given.map((label) => label.charAt(0)))).toEqual(new Set(['a', 'b', 'c', 'd']))
})

it('a sentence of a case is a line with its notes before the full stop', () => {
  const text = writeSelection(selectMade(makeWrittenCase(['甲だ[^1][^2]。乙だ[^1]。'])))
  expect(text).toContain('\n甲だ[^a-1][^a-2]。乙だ[^a-1]。\n')
  expect(text).toContain(
    '\n[^a-1]: “窓口のあゆみ”. 試験市. <https://example.jp/1>, (参照 2026-11-22).\n',
  )
})

it('a file says on what each case rests, and that the sources are to be read before a meeting', () => {
  const text = writeSelection(selectMade(makeWrittenCase(['甲だ[^1][^2]。乙だ[^1]。'])))
  expect(text).toContain('会議で使う前に原典に当たってください。')
  expect(text).toContain('| **出典** | 出典2件、出典が一つだけの文 1 |')
  expect(text).not.toContain('確かさ')
})

it('what is not known is a list of its own after the sections', () => {
  const found = makeWrittenCase(['甲だ[^1]。費用は、分からない。'], { unknown: ['講師の人数'] })
  expect(writeSelection(selectMade(found))).toContain(
    '\n### まだ分からないこと\n\n- 費用\n- 講師の人数\n',
  )
  expect(writeSelection(selectMade(makeWrittenCase(['甲だ[^1]。'])))).not.toContain('まだ')
})

it('one title, chapters below it, sections below these', () => {
  const root = read(writeSelection(selectSmall(...smallSlugs.slice(0, 2))))
  const depths = root.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []))
  expect(depths.filter((depth) => depth === 1)).toEqual([1])
  expect(depths.every((depth, at) => depth <= (depths[at - 1] ?? 0) + 1)).toBe(true)
})

it('a case that is not there is said in its place', () => {
  const text = writeSelection(selectSmall(smallSlugs[0] ?? '', 'no_such*case'))
  expect(text).toContain(
    '\n## 事例「no\\_such\\*case」\n\n事例「no\\_such\\*case」は見つからない。',
  )
})

const signs = fc.constantFrom(
  ...['*', '**', '_', '[', ']', '(', ')', '<', '>', '#', '## ', '&', '&amp;', '|', '~~', '`', '='],
  ...['-', '- ', '---', '+ ', '1.', '12) ', '!', ':', '[^a-1]', '[^a-1]:', '\\', '\n', ' ', '    '],
  ...['http://a.jp/x_y', 'https://', 'www.a.jp', 'a_b@c.jp', '改善', 'a', '。', '[ ] ', '<br>'],
)

const strange = fc.oneof(
  anyText.map((text) => text.toWellFormed()),
  fc.array(signs, { maxLength: 10 }).map((pieces) => pieces.join('')),
)

/** What Markdown itself does to any text: line ends and runs of spaces are one space, none at either end. */
function tidy(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

it('whatever text is made of, it is shown as it is, and makes no heading, list, quotation or note', () => {
  const looks = ['body', 'heading', 'list', 'cell'] as const
  fc.assert(
    fc.property(strange, fc.constantFrom(...looks), (text, look) => {
      const root = read(write(makePaper(makeBlock(look, text))))
      const kinds = new Set(listNodes(root).map(({ type }) => type))
      for (const kind of kinds) expect(plainKinds).toContain(kind)
      const shown = root.children.slice(1).map(shownText).join('')
      expect(tidy(shown)).toBe(tidy(text))
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 400) },
  )
})

const plainKinds = [
  ...['root', 'heading', 'text', 'paragraph', 'list', 'listItem', 'table', 'tableRow', 'tableCell'],
  // Some readers make links of addresses in any text, whatever is escaped in it; they show the same.
  'link',
]

function makeBlock(look: 'body' | 'heading' | 'list' | 'cell', text: string): Block {
  const runs = [{ text }]
  if (look === 'heading') return { kind: 'heading', level: 1, text }
  if (look === 'list') return { kind: 'list', ordered: false, items: [runs] }
  if (look === 'body') return { kind: 'paragraph', runs }
  return { kind: 'table', columns: [1], rows: [{ cells: [[runs]] }], namedRows: false }
}

it.each(['問い：', '強く', '「名」', 'a'])(
  '%s is strong right before a Japanese letter',
  (strong) => {
    const runs = [{ text: '前' }, { text: strong, strong: true }, { text: '後' }]
    const block: Block = { kind: 'paragraph', runs }
    const text = write(makePaper(block))
    expect(shownText(read(text))).toBe(`題前${strong}後`)
    expect(text).toMatch(/\*\*|<strong>/)
  },
)

it.each([
  ['# 見出し', '\\# 見出し'],
  ['1. 番号', '1\\. 番号'],
  ['- 点', '\\- 点'],
  ['> 引用', '\\> 引用'],
  ['Ping!Pong!Pang!運動', 'Ping!Pong!Pang!運動'],
  ['30年間で約731億円（2.5%）を減らす - 計画', '30年間で約731億円（2.5%）を減らす - 計画'],
])('%s is written as %s: no more signs than are needed', (text, written) => {
  expect(write(makePaper(makeBlock('body', text)))).toBe(`# 題\n\n${written}\n`)
})
