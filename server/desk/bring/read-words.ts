/** The words of a form as the value of a field, by the kind of the field: a line, a list, words of a vocabulary. */

import { findNearest, quoteValue } from '../../cases/problems.ts'
import type { Shape } from '../../contract/shape.ts'

/** A value, and the words that fit into none, each with the reason. */
export type WordsRead = { value: unknown; refused: { text: string; why: string }[] }

/** One line. */
export function readLine(words: string): WordsRead {
  return { value: listLines(words).join(' '), refused: [] }
}

/** Lines of a text. */
export function readText(words: string): WordsRead {
  return { value: listLines(words).join('\n'), refused: [] }
}

/** A list with a sentence on each line. */
export function readSentences(words: string): WordsRead {
  return { value: [...new Set(listLines(words))], refused: [] }
}

/** A list of short words, on lines or between commas. */
export function readShortLines(words: string): WordsRead {
  return { value: [...new Set(listWords(words))], refused: [] }
}

/** One word of a vocabulary. */
export function readWord(words: string, shape: Shape): WordsRead {
  const { value, refused } = readWords(words, shape)
  const [first, ...more] = Array.isArray(value) ? value : []
  return {
    value: first,
    refused: [...refused, ...more.map((text) => ({ text, why: '一つだけ選ぶ項目' }))],
  }
}

/** Words of a vocabulary; a word that is not in it is refused with the nearest one. */
export function readWords(
  words: string,
  shape: Shape,
): { value: unknown; refused: WordsRead['refused'] } {
  const terms = (shape.items?.enum ?? shape.enum ?? []).map(String)
  const known = new Map(terms.map((term) => [foldTerm(term), term]))
  const value = new Set<string>()
  const refused: WordsRead['refused'] = []
  for (const word of listWords(words)) {
    const term = known.get(foldTerm(word))
    if (term !== undefined) value.add(term)
    else refused.push({ text: word, why: tellUnknown(shape, word, terms) })
  }
  return { value: value.size > 0 ? [...value] : undefined, refused }
}

function tellUnknown({ title = '' }: Shape, word: string, terms: readonly string[]): string {
  const nearest = findNearest(word, terms)
  const hint = nearest === undefined ? '' : `。近いのは${quoteValue(nearest)}`
  return `「${title}」の決まった言葉にない${hint}`
}

function foldTerm(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[\s・]/g, '')
    .replace(/[x✕✖]/gi, '×')
}

function listWords(words: string): string[] {
  return listLines(words).flatMap((line) =>
    line
      .split(/[、，,;；]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  )
}

/** Lines without the signs of a list before them. */
function listLines(words: string): string[] {
  return words
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^(?:[-*・●○◯]|[0-9]{1,2}[.)．）])\s{0,4}/, '')
        .trim(),
    )
    .filter((line) => line !== '')
}
