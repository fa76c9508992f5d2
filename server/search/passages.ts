/**
 * A case cut into the passages that are embedded. Small windows of sentences find the detail, sections with the
 * title find the subject, the questions find the reader's trouble (nDCG@10 on the probe: sections alone 0.60,
 * windows 0.69, all three with words 0.84).
 */

import { isStatementOfUnknown } from '../cases/blocks.ts'
import type { Case } from '../cases/case.ts'
import type { SectionId } from '../contract/vocabulary.ts'
import { cutSentences } from '../text/sentences.ts'

export type PassageKind = 'window' | 'section' | 'question'

export type Passage = {
  kind: PassageKind
  /** The section it comes from; `summary` for the three lines, undefined for a question or an ask. */
  section?: SectionId | 'summary'
  /** The sentences for people: what an excerpt shows. */
  sentences: string[]
  /** What is embedded, with the model's prefix: `passage: ` for prose, `query: ` for questions and asks. */
  input: string
}

/**
 * Longest input in characters after NFKC. The model takes 512 pieces and the worst text found has 1.07 pieces a
 * character, so that nothing is ever cut off silently by the tokeniser.
 */
const longestInput = 440
/** A section stands behind its case's title, or as much of it as leaves room for the section. */
const longestTitle = 120

/**
 * All passages of a case, in a fixed order: its windows, its questions, its asks, its sections. An ask counts as a
 * question, and `findQuestion` finds both.
 */
export function cutPassages(found: Case): Passage[] {
  const sections = listSections(found)
  return [
    ...sections.flatMap(({ id, sentences }) => cutWindows(id, sentences)),
    ...[...found.questions, ...found.asks].map(cutQuestion),
    ...sections.flatMap(({ id, sentences }) => cutSectionPassages(found.title, id, sentences)),
  ]
}

function cutQuestion(question: string): Passage {
  const input = `query: ${clip(question, longestInput)}`
  return { kind: 'question', sentences: [question], input }
}

/** What an excerpt is cut of: the windows, and the sentences that they are made of, each once. */
export type ExcerptSource = {
  windows: readonly Passage[]
  sentences: readonly string[]
  /** Of each window the place of its first sentence; the second is the next one. */
  firsts: readonly number[]
}

/** The windows of a case with their sentences. */
export function listExcerpts(found: Case): ExcerptSource {
  const known = excerptsOf.get(found)
  if (known) return known
  const source = joinWindows(
    listSections(found).map(({ id, sentences }) => ({
      sentences,
      windows: cutWindows(id, sentences),
    })),
  )
  if (excerptsOf.size >= mostShown) excerptsOf.clear()
  excerptsOf.set(found, source)
  return source
}

/** Of the cases shown lately: these are shown again. They take about 6 kB a case. */
const excerptsOf = new Map<Case, ExcerptSource>()
const mostShown = 1000

function joinWindows(
  sections: readonly { sentences: readonly string[]; windows: readonly Passage[] }[],
): ExcerptSource {
  const sentences: string[] = []
  const firsts: number[] = []
  for (const section of sections) {
    for (const at of section.windows.keys()) firsts.push(sentences.length + at)
    sentences.push(...section.sentences)
  }
  return { windows: sections.flatMap(({ windows }) => windows), sentences, firsts }
}

/** The question or the ask that is the passage with this index among all of its case. */
export function findQuestion(found: Case, index: number): string | undefined {
  const place = index - listExcerpts(found).windows.length
  return found.questions[place] ?? found.asks[place - found.questions.length]
}

function listSections(found: Case): { id: SectionId | 'summary'; sentences: string[] }[] {
  return [{ id: 'summary' as const, paragraphs: found.summary }, ...found.sections].map(
    ({ id, paragraphs }) => ({ id, sentences: cutFactSentences(paragraphs) }),
  )
}

/**
 * The sentences that say something. What a case says it does not know is left out of every index: 「費用は確認できた
 * 資料にない」 answers nobody who asks what it cost.
 */
export function cutFactSentences(paragraphs: readonly string[]): string[] {
  return paragraphs
    .flatMap(cutSentences)
    .filter((sentence) => !isStatementOfUnknown(sentence))
    .flatMap(cutLongSentence)
}

/** Overlapping windows of two sentences within a section. */
function cutWindows(section: SectionId | 'summary', sentences: readonly string[]): Passage[] {
  if (sentences.length === 0) return []
  const last = Math.max(1, sentences.length - 1)
  return Array.from({ length: last }, (_, index) => {
    const pair = sentences.slice(index, index + 2)
    return { kind: 'window', section, sentences: pair, input: `passage: ${pair.join('')}` }
  })
}

/** The section behind the case's title, in as few pieces as the model's length allows. */
function cutSectionPassages(
  title: string,
  section: SectionId | 'summary',
  sentences: readonly string[],
): Passage[] {
  const head = clip(title, longestTitle)
  const room = longestInput - sizeOf(head)
  const pieces: string[][] = []
  let length = 0
  for (const sentence of sentences) {
    if (pieces.length === 0 || length + sizeOf(sentence) > room) {
      pieces.push([])
      length = 0
    }
    pieces.at(-1)?.push(sentence)
    length += sizeOf(sentence)
  }
  return pieces.map((piece) => ({
    kind: 'section',
    section,
    sentences: piece,
    input: `passage: ${head}。${piece.join('')}`,
  }))
}

/** A sentence longer than half the model's length is cut at its commas, then by characters. */
function cutLongSentence(sentence: string): string[] {
  const longest = longestInput / 2
  if (sizeOf(sentence) <= longest) return [sentence]
  const pieces: string[] = []
  for (const clause of sentence.match(/[^、]*、?/g) ?? []) {
    for (let rest = clause; rest !== ''; ) {
      const piece = clip(rest, longest)
      rest = rest.slice(piece.length)
      const last = pieces.at(-1)
      if (last !== undefined && sizeOf(last) + sizeOf(piece) <= longest) {
        pieces[pieces.length - 1] = last + piece
      } else pieces.push(piece)
    }
  }
  return pieces
}

/** The tokeniser sees NFKC: ㏂ is four characters to it, ㍿ too. */
function sizeOf(text: string): number {
  return text.normalize('NFKC').length
}

/** The beginning of a text up to a size, at least one character. */
function clip(text: string, most: number): string {
  if (sizeOf(text) <= most) return text
  let end = 0
  let size = 0
  for (const character of text) {
    size += sizeOf(character)
    if (size > most && end > 0) break
    end += character.length
  }
  return text.slice(0, end)
}
