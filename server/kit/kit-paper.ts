/** A kit as one paper for Word and Markdown: the sheets in their order, each beginning on a new page. */

import type { Block, Kit, Question, Table } from '../contract/kit.ts'
import {
  cell,
  type Paper,
  type Block as PaperBlock,
  paragraph,
  type Run,
  say,
} from '../exports/paper.ts'

const looks = { facts: 'remark', reference: 'reference' } as const

/** Composes the paper; its own title is that of the facilitator's sheet, which comes first. */
export function composeKit({ title, request, sheets, footer }: Kit): Paper {
  const blocks = sheets.flatMap(({ pages }) => pages.flat())
  return {
    title,
    subtitle: `勉強会キット（${request.minutes}分）　進行役の紙。配らない`,
    running: title,
    membersOnly: footer !== undefined,
    blocks: blocks.slice(1).flatMap(convertBlock),
  }
}

function convertBlock(block: Block): PaperBlock[] {
  switch (block.kind) {
    case 'heading': {
      const { level, line, aside } = block
      return [{ kind: 'heading', level, text: line.text, sub: aside, newPage: level === 1 }]
    }
    case 'prose': {
      const { lead, line, look } = block
      const runs = lead ? sayBehind(lead.trim(), line.text) : [say(line.text)]
      return [{ kind: 'paragraph', runs, ...(look && { look: looks[look] }) }]
    }
    case 'question':
      return convertQuestion(block)
    case 'table':
      return [convertTable(block)]
    case 'room':
      return Array.from({ length: block.lines }, () => paragraph(''))
  }
}

/** The gap is no part of what is strong: in Markdown 「**語　**」 is not. */
function sayBehind(lead: string, text: string): Run[] {
  return [{ text: lead, strong: true }, say(`　${text}`)]
}

function convertQuestion({ number, line, choices, voices }: Question): PaperBlock[] {
  const asked: PaperBlock = { kind: 'paragraph', runs: sayBehind(number, line.text), look: 'lead' }
  const beside = choices.length > 0 ? [choices.map(({ text }) => text).join('　　')] : []
  return [asked, ...[...beside, ...voices.map(({ text }) => text)].map((text) => paragraph(text))]
}

function convertTable({ columns, head, rows, room }: Table): PaperBlock {
  return {
    kind: 'table',
    columns,
    head: head.map(cell),
    rows: rows.map(({ cells }) => ({
      cells: cells.map(({ line }) => cell(line.text)),
      ...(room !== undefined && { room }),
    })),
    namedRows: true,
  }
}
