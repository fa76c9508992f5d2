/** The words of a paragraph of Word as Markdown: bold, links and the marks of notes stay, all other looks go. */

import { isLinkAddress } from '../../cases/addresses.ts'
import type { WordNode } from './word-tree.ts'

/** What is met on the way through the words. */
export type WordContext = {
  /** The key under which the note of this reference is called. */
  nameNote: (reference: WordNode) => string
  pictures: number
  struck: string[]
}

type Run = { text: string; isBold: boolean; href: string | undefined }
type Look = Pick<Run, 'isBold' | 'href'>

/** Stand for the brackets of our own marks until the brackets of the writer are out of the way; no text has them. */
const [openMark, closeMark] = ['\ufdd0', '\ufdd1']

/** The words as Markdown, and bare. */
export function readRuns(
  nodes: readonly WordNode[],
  context: WordContext,
): { text: string; plain: string } {
  const runs = joinRuns(collectRuns(nodes, context, { isBold: false, href: undefined }))
  const text = runs.map(writeRun).join('')
  return {
    text: text.split('\n').map(writeLine).join('\n').trim(),
    plain: runs
      .map((run) => run.text)
      .join('')
      .replace(/\ufdd0[^\ufdd1]*\ufdd1/g, '')
      .trim(),
  }
}

function collectRuns(nodes: readonly WordNode[], context: WordContext, look: Look): Run[] {
  return nodes.flatMap((node): Run[] => {
    const say = (text: string): Run[] => [{ text, ...look }]
    const { children = [] } = node
    switch (node.type) {
      case 'text':
        return say(cleanWords(node.value ?? ''))
      case 'run':
        return collectRun(node, context, look)
      case 'hyperlink':
        return collectRuns(children, context, { ...look, href: node.href })
      case 'tab':
        return say('　')
      case 'break':
        return node.breakType === 'line' ? say('\n') : []
      case 'checkbox':
        return say(node.checked ? '☑' : '☐')
      case 'noteReference':
        return [
          {
            text: `${openMark}${context.nameNote(node)}${closeMark}`,
            isBold: false,
            href: undefined,
          },
        ]
      case 'image':
        context.pictures += 1
        return []
      default:
        return collectRuns(children, context, look)
    }
  })
}

/** A struck-out word is one that its writer took back; it is shown apart and not as a part of the text. */
function collectRun(run: WordNode, context: WordContext, look: Look): Run[] {
  const runs = collectRuns(run.children ?? [], context, { ...look, isBold: run.isBold === true })
  if (run.isStrikethrough !== true) return runs
  context.struck.push(runs.map(({ text }) => text).join(''))
  return []
}

/** Neither controls nor the two characters that stand for marks; tabs are no words. */
function cleanWords(text: string): string {
  return text
    .replace(/\t/g, '　')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\ufdd0\ufdd1]/gu, '')
    .normalize('NFC')
}

function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const before = joined.at(-1)
    if (before && before.isBold === run.isBold && before.href === run.href) before.text += run.text
    else joined.push({ ...run })
  }
  return joined
}

function writeRun({ text, isBold, href }: Run): string {
  // A backslash keeps `<` from opening HTML, which the page would leave out together with the word.
  const words = text.replace(/\[\^/g, '［^').replace(/<(?=[A-Za-z/!?])/g, '\\<')
  const inner = words.trim()
  if (inner === '') return words
  const [before = '', after = ''] = words.split(inner)
  const address = href === undefined ? undefined : encodeBrackets(href)
  if (address !== undefined && isLinkAddress(address) && !inner.includes('\n')) {
    if (inner === href) return words
    return `${before}[${inner.replace(/[[\]]/g, '\\$&')}](${address})${after}`
  }
  if (!isBold || /[*\n]/.test(inner)) return words
  return `${before}**${inner}**${after}`
}

function encodeBrackets(address: string): string {
  return address.replace(/\(/g, '%28').replace(/\)/g, '%29')
}

/** At the start of a line these signs would make it a heading, a quotation, a table or a program. */
function writeLine(line: string): string {
  return line
    .replace(/^(\s{0,3})([#>|`])/, '$1\\$2')
    .replaceAll(openMark, '[^')
    .replaceAll(closeMark, ']')
}
