/**
 * How many lines a text takes on the paper: A4, margins of 20 mm, 10.5 points, 45 characters by 40 lines. An estimate
 * on the safe side; tests/browser/print.test.ts holds it against the pages that a browser prints.
 */

import type { Block, Heading, Prose } from '../contract/kit.ts'
import { linesOf } from '../contract/kit-blocks.ts'
import { countTextLines, widthOf } from '../exports/text-lines.ts'

export const pageLines = 40

const lineCharacters = 45.5
/** The 7 points above a heading of a part. */
const headingGap = 0.4
/** Facts stand in 9 points. */
const factsCharacters = 51
/** References stand on lines of 15 points, with a little room between them. */
const referenceLine = 0.9
/** Questions hang behind their number. */
const numberCharacters = 2
const choiceGap = 2

/** Lines of a block, gaps above it included. */
export function countLines(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return block.level === 1
        ? countTitleLines(block)
        : countTextLines(block.line.text, lineCharacters) + headingGap
    case 'prose':
      return countProseLines(block)
    case 'question':
      return (
        countTextLines(block.line.text, lineCharacters - numberCharacters) +
        countChoiceLines(block.choices.map(({ text }) => text)) +
        sum(block.voices, ({ text }) => countTextLines(text, lineCharacters - numberCharacters - 4))
      )
    case 'room':
      return block.lines
    case 'table':
      return sum(linesOf(block), ({ text }) => countTextLines(text, lineCharacters))
  }
}

/** Lines of several blocks together. */
export function countAll(blocks: readonly Block[]): number {
  return sum(blocks, countLines)
}

/** A title stands in 14 points, on lines of 24 points, 12 above the text; what stands beside it takes a quarter. */
function countTitleLines({ line, aside }: Heading): number {
  const lines = countTextLines(line.text, aside === undefined ? 34 : 25)
  return (lines * 24 + 12) / 18
}

function countProseLines({ lead = '', line, look }: Prose): number {
  if (look === 'facts') return countTextLines(line.text, factsCharacters)
  const text = lead + line.text
  return look === 'reference'
    ? countTextLines(text, factsCharacters) * referenceLine
    : countTextLines(text, lineCharacters)
}

/** Choices stand beside each other as long as there is room, and none is broken that fits a line. */
function countChoiceLines(choices: readonly string[]): number {
  const room = lineCharacters - numberCharacters * 2
  let lines = 0
  let used = Number.POSITIVE_INFINITY
  for (const choice of choices) {
    const width = 1 + choiceGap + widthOf(choice)
    if (used + width > room) {
      lines += Math.max(1, Math.ceil(width / room))
      used = 0
    }
    used += width
  }
  return lines
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0)
}
