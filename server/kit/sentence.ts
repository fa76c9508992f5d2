/** Whole sentences of a case: the only text, besides names and numbers, that a kit takes out of it. */

import { isStatementOfUnknown } from '../cases/blocks.ts'

export type Sentence = { readonly text: string; readonly sources: readonly number[] }

export type Paragraph = readonly Sentence[]

/** Sentences that are put inside a question may have so many characters; longer ones are pointed at. */
export const longestInserted = 60

/** Only what is known. */
export function dropUnknown(paragraphs: readonly Paragraph[]): Paragraph[] {
  return keepSentences(paragraphs, ({ text }) => !isStatementOfUnknown(text))
}

/** The sentences for which something holds, in their paragraphs. */
export function keepSentences(
  paragraphs: readonly Paragraph[],
  holds: (sentence: Sentence) => boolean,
): Paragraph[] {
  return paragraphs
    .map((paragraph) => paragraph.filter(holds))
    .filter((paragraph) => paragraph.length > 0)
}

/** A sentence without its full stop. */
export function withoutStop(text: string): string {
  return text.replace(/。$/, '')
}

/** A sentence for the inside of 「」: without its full stop, its own quotations as 『』. */
export function toInner(text: string): string {
  return withoutStop(text).replaceAll('「', '『').replaceAll('」', '』')
}

/** The sentences as running text, each with its sources before the full stop: …広がっていた〔A2〕。 */
export function printParagraph(paragraph: Paragraph, letter: string): string {
  return paragraph.map(({ text, sources }) => printSentence(text, sources, letter)).join('')
}

function printSentence(text: string, sources: readonly number[], letter: string): string {
  const marks = sources.map((source) => `〔${letter}${source}〕`).join('')
  return text.endsWith('。') ? `${withoutStop(text)}${marks}。` : `${text}${marks}`
}
