/** The blocks of a body from its sanitised tree, in which the renderer has set the source marks. */

import type { Element, RootContent } from 'hast'
import { cutSentences } from '../text/sentences.ts'
import {
  adjacentMarks,
  type Block,
  type Line,
  lineSeparator,
  type Run,
  readMarks,
  runsOf,
  type Sentence,
  setSources,
  stripMarks,
  wordJoiner,
} from './blocks.ts'

/** Reads the nodes of the tree. */
export function readBlocks(nodes: readonly RootContent[]): Block[] {
  const blocks: Block[] = []
  // Words beside blocks, as in an item with a list inside, are a paragraph, too.
  let loose: RootContent[] = []
  const endLoose = () => {
    blocks.push(...readParagraph(loose))
    loose = []
  }
  for (const node of nodes) {
    if (node.type === 'element' && blockTags.has(node.tagName)) {
      endLoose()
      blocks.push(...readBlock(node))
    } else loose.push(node)
  }
  endLoose()
  return blocks
}

const headings = new Set(['h3', 'h4', 'h5', 'h6'])
const blockTags = new Set(['p', 'pre', 'ul', 'ol', 'li', 'blockquote', 'table', 'hr', ...headings])

function readBlock(element: Element): Block[] {
  const { tagName, children } = element
  if (tagName === 'ul' || tagName === 'ol') {
    const items = childrenOf(element).map((item) => readBlocks(item.children))
    return [{ kind: 'list', ordered: tagName === 'ol', items }]
  }
  if (tagName === 'blockquote') return [{ kind: 'quotation', blocks: readBlocks(children) }]
  if (tagName === 'table') return readTable(element)
  if (!headings.has(tagName)) return readParagraph(children)
  return readParagraph(children).map(({ lines }) => ({ kind: 'heading', lines }))
}

function readParagraph(nodes: readonly RootContent[]): { kind: 'paragraph'; lines: Line[] }[] {
  const lines = readLines(readWords(nodes))
  return lines.length > 0 ? [{ kind: 'paragraph', lines }] : []
}

function readLines(words: readonly Run[]): Line[] {
  return splitLines(words)
    .map((line): Line => {
      const sentences = readSentences(line)
      const runs = readRuns(line)
      return isAllTold(runs, setSources(sentences)) ? { sentences } : { sentences, runs }
    })
    .filter((line) => line.sentences.length > 0 || hasWords(runsOf(line)))
}

/** Whether these runs are those that the sentences tell by themselves, which have words without a look and sources. */
function isAllTold(runs: readonly Run[], told: readonly Run[]): boolean {
  return runs.length === told.length && runs.every((run, at) => isSameRun(run, told[at]))
}

function isSameRun(run: Run, told: Run | undefined): boolean {
  if (!told) return false
  if ('text' in run) {
    const isPlain = run.strong === undefined && run.href === undefined
    return 'text' in told && run.text === told.text && isPlain
  }
  return 'sources' in told && run.sources.join() === told.sources.join()
}

function readTable(table: Element): Block[] {
  const rows = childrenOf(table)
    .flatMap(childrenOf)
    .map((row) => childrenOf(row).map(({ children }) => readLines(readWords(children))))
  return rows.length > 0 ? [{ kind: 'table', rows }] : []
}

function childrenOf({ children }: Element): Element[] {
  return children.filter((child) => child.type === 'element')
}

type Look = { strong?: true; href?: string }

/** Words of one look in a row are one run; a mark is what the renderer made of it. */
function readWords(nodes: readonly RootContent[], look: Look = {}): Run[] {
  const words: Run[] = []
  let text = ''
  const endText = () => {
    if (text !== '') words.push({ text, ...look })
    text = ''
  }
  for (const node of nodes) {
    if (node.type === 'text') text += node.value
    else if (node.type === 'element') {
      endText()
      words.push(...readElement(node, look))
    }
  }
  endText()
  return words
}

function readElement(element: Element, outer: Look): Run[] {
  const { tagName, properties, children } = element
  if (tagName === 'br') return [{ text: lineSeparator }]
  if (tagName === 'sup') return [{ sources: childrenOf(element).map(readSource) }]
  const look = { ...outer }
  if (tagName === 'strong') look.strong = true
  if (tagName === 'a') look.href = String(properties['href'] ?? '')
  return readWords(children, look)
}

function readSource({ children: [id] }: Element): number {
  return id?.type === 'text' ? Number(id.value) : 0
}

function splitLines(words: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const word of words) {
    if (!('text' in word)) lines.at(-1)?.push(word)
    else {
      for (const [index, text] of word.text.split(lineSeparator).entries()) {
        if (index > 0) lines.push([])
        if (text !== '') lines.at(-1)?.push({ ...word, text })
      }
    }
  }
  return lines
}

/** Cut with their marks, wherever they stand, so that each sentence keeps its own. */
function readSentences(words: readonly Run[]): Sentence[] {
  const line = words
    .map((word) => ('text' in word ? word.text : word.sources.map((id) => `[^${id}]`).join('')))
    .join('')
    .replaceAll(wordJoiner, '')
  return cutSentences(line).map((sentence) => ({
    text: stripMarks(sentence),
    sources: [...new Set(readMarks((sentence.match(adjacentMarks) ?? []).join('')))],
  }))
}

/** Spaces and line ends of the tree are one space; the wide space of Japanese is a letter of the text. */
const narrowSpaces = /[ \t\n\r\f]+/g

/** The words of a line, without empty ones and the spaces at its ends. */
function readRuns(words: readonly Run[]): Run[] {
  const runs = words
    .map((word) => ('text' in word ? { ...word, text: tidy(word.text) } : word))
    .filter((run) => !('text' in run) || run.text !== '')
  return runs.flatMap((run, index): Run[] => {
    if (!('text' in run)) return [run]
    const begun = index === 0 ? run.text.trimStart() : run.text
    const text = index === runs.length - 1 ? begun.trimEnd() : begun
    return text === '' ? [] : [{ ...run, text }]
  })
}

function tidy(text: string): string {
  return text.replaceAll(wordJoiner, '').replace(narrowSpaces, ' ')
}

function hasWords(runs: readonly Run[]): boolean {
  return runs.some((run) => !('text' in run) || run.text.trim() !== '')
}
