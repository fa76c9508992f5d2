/**
 * The body of a case as blocks: read once, from the sanitised tree, when the case is rendered. Quotes, chronicle,
 * coverage, comparison, JSON, Word and kit read these; the HTML is for the page alone.
 */

/** Without its source marks; the sources are in the order of the marks, each once. */
export type Sentence = { text: string; sources: number[] }

/** Words in one look, or the sources marked at one place. */
export type Run = { text: string; strong?: true; href?: string } | { sources: number[] }

export type Line = {
  sentences: Sentence[]
  /** Absent where the sentences tell all: plain words, the sources of each before its full stop. */
  runs?: Run[]
}

/** A line ends where its writer ended it. */
type TextBlock = { kind: 'paragraph' | 'heading'; lines: Line[] }

/** Of each row the cells, of each cell its lines; the first row is the head. */
type Table = { kind: 'table'; rows: Line[][][] }

export type Block =
  | TextBlock
  | Table
  | { kind: 'quotation'; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }

/** Every sentence of the blocks in order. */
export function listSentences(blocks: readonly Block[]): Sentence[] {
  return listParagraphs(blocks).flat()
}

/** The same by paragraph; a heading, an item and a row of a table are paragraphs, too. */
export function listParagraphs(blocks: readonly Block[]): Sentence[][] {
  return layFlat(blocks)
    .flatMap((block) =>
      block.kind === 'table' ? block.rows.map((row) => row.flat()) : [block.lines],
    )
    .map((lines) => lines.flatMap(({ sentences }) => sentences))
    .filter((sentences) => sentences.length > 0)
}

/** The text of every line, without marks; a row of a table is one, so that its cells stay together. */
export function listLines(blocks: readonly Block[]): string[] {
  return layFlat(blocks)
    .flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap(readRow) : block.lines.map(wordsOf),
    )
    .map((line) => stripMarks(line).replace(/ +/g, ' ').trim())
    .filter((line) => line !== '')
}

/** The blocks in the order of the text, those of lists and quotations among them. */
function layFlat(blocks: readonly Block[]): (TextBlock | Table)[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'quotation') return layFlat(block.blocks)
    return block.kind === 'list' ? layFlat(block.items.flat()) : [block]
  })
}

function readRow(cells: readonly Line[][]): string[] {
  const row = cells.map((lines) => lines.map(wordsOf).join(lineSeparator)).join(' ')
  return row.split(lineSeparator)
}

/** The words of a line without its marks. */
export function wordsOf(line: Line): string {
  return runsOf(line)
    .map((run) => ('text' in run ? run.text : ''))
    .join('')
}

/** A line piece by piece. */
export function runsOf({ sentences, runs }: Line): Run[] {
  return runs ?? setSources(sentences)
}

/** The pieces of a line of which only the sentences are known. */
export function setSources(sentences: readonly Sentence[]): Run[] {
  const runs: Run[] = []
  let text = ''
  const endText = () => {
    if (text !== '') runs.push({ text })
    text = ''
  }
  for (const sentence of sentences) {
    const stop = sentence.sources.length > 0 && sentence.text.endsWith('。') ? '。' : ''
    text += stop ? sentence.text.slice(0, -1) : sentence.text
    if (sentence.sources.length > 0) {
      endText()
      runs.push({ sources: sentence.sources })
    }
    text += stop
  }
  endText()
  return runs
}

const unknown = /(?:確認できた資料にない|確認できていない|分からない|確認できた情報はない)。$/

/** Whether a sentence only says that something is not known: a blank of a case is data, said in these forms alone. */
export function isStatementOfUnknown(sentence: string): boolean {
  return unknown.test(sentence)
}

/** What a `<br>` becomes in the text; a writer's own U+2028 says the same. */
export const lineSeparator = '\u2028'

/** Keeps a mark on the line of the word before it; on paper it would stand before a footnote. */
export const wordJoiner = '\u2060'

/** One or more adjacent source marks `[^1]`; the number is the id of a source in the front matter. */
export const adjacentMarks = /(?:\[\^[0-9]{1,3}\])+/g

/** Text without its source marks. */
export function stripMarks(text: string): string {
  return text.replace(adjacentMarks, '')
}

/** The sources of adjacent marks, one for each mark. */
export function readMarks(marks: string): number[] {
  return (marks.match(/[0-9]+/g) ?? []).map(Number)
}
