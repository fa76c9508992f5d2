/** The session kits of a library: names of cases into a kit, its pages and its files. */

import { readFile } from 'node:fs/promises'
import { renderKitFile } from '../../web/render.tsx'
import type { Block, Kit, KitFormat, Question, Table } from '../contract/kit.ts'
import { fileKinds, toFileName, type WriteWord, writePaper } from '../exports/download.ts'
import {
  cell,
  type Paper,
  type Block as PaperBlock,
  paragraph,
  type Run,
  say,
} from '../exports/paper.ts'
import { casesOf, describeMissing, type FindCase, selectNamed } from '../exports/selection.ts'
import type { Library } from '../library/library.ts'
import { buildKit, buildVisitSheet } from './build-kit.ts'

type KitParts = {
  find: FindCase
  /** Hiragana reading of a text. */
  read: (text: string) => string
  /** The day in Japan. */
  readDay: () => string
  writeWord: WriteWord
}

const htmlKind = { extension: 'html', mediaType: 'text/html; charset=utf-8' }

function kindOf(format: KitFormat): { extension: string; mediaType: string } {
  return format === 'html' ? htmlKind : fileKinds[format]
}

/** Opens the kits of a library. */
export function openKits({
  find,
  read,
  readDay,
  writeWord,
}: KitParts): Pick<Library, 'kit' | 'visit' | 'exportKit'> {
  const select = (slugs: readonly string[]) => {
    const selection = selectNamed(slugs, find)
    const missing = selection.entries.flatMap((entry) =>
      'missing' in entry ? [entry.missing] : [],
    )
    return { cases: casesOf(selection), missing }
  }
  const build: Library['kit'] = (slugs, request) => {
    const { cases, missing } = select(slugs)
    const notes = missing.map(describeMissing)
    if (cases.length === 0) return { notes }
    const kit = buildKit(cases, request, { today: readDay(), read, missing: notes })
    return { kit, notes: [...notes, ...kit.notes] }
  }
  return {
    kit: build,
    visit: (slugs) => {
      const { cases, missing } = select(slugs)
      return {
        slugs: cases.map(({ slug }) => slug),
        notes: missing.map(describeMissing),
        ...(cases.length > 0 && { sheet: buildVisitSheet(cases) }),
      }
    },
    exportKit: async (slugs, request, format) => {
      const { kit } = build(slugs, request)
      if (!kit) return undefined
      return {
        name: toFileName(`勉強会キット ${request.minutes}分 ${kit.title} ${readDay()}`),
        ...kindOf(format),
        content: await writeKit(kit, format, writeWord),
        missing: select(slugs).missing,
      }
    },
  }
}

// —— server/kit/write-kit.ts: A kit as a file to take along.
/** The style of the sheets on the screen is that of the file, too. */
const styleFile = new URL('../../web/styles/kit-sheet.css', import.meta.url)

/** Writes the kit. */
async function writeKit(
  kit: Kit,
  format: KitFormat,
  writeWord: WriteWord,
): Promise<Uint8Array | Iterable<string>> {
  if (format === 'html') return [renderKitFile(kit, await readFile(styleFile, 'utf8'))]
  return writePaper(toPaper(kit), format, writeWord)
}

// —— server/kit/to-paper.ts: A kit as one paper for Word and Markdown: the sheets in their order, each beginning on a new page.
const looks = { facts: 'remark', reference: 'reference' } as const

/** The paper of a kit; its own title is that of the facilitator's sheet, which comes first. */
function toPaper({ title, request, sheets, footer }: Kit): Paper {
  const blocks = sheets.flatMap(({ pages }) => pages.flat())
  return {
    title,
    subtitle: [footer, `勉強会キット（${request.minutes}分）`, '進行役の紙。配らない']
      .filter((part) => part !== undefined)
      .join('　'),
    running: footer ? `${footer}　${title}` : title,
    blocks: blocks.slice(1).flatMap(convertBlock),
  }
}

function convertBlock(block: Block): PaperBlock[] {
  switch (block.kind) {
    case 'heading': {
      const { level, line, aside } = block
      return [
        {
          kind: 'heading',
          level,
          text: line.text,
          sub: aside,
          ...(level === 1 && { newPage: true }),
        },
      ]
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
  const beside = choices.map(({ text }) => text).join('　　')
  return [
    {
      kind: 'paragraph',
      runs: sayBehind(number, line.text),
      look: 'lead',
    },
    ...(beside ? [paragraph(beside)] : []),
    ...voices.map(({ text }) => paragraph(text)),
  ]
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
