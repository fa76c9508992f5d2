/** Problems as sentences: what stands in the file, what should stand there, and the word that was meant. */

import { compareText } from '../contract/compare-text.ts'
import type { Problem } from './case.ts'

export type Place = { line: number; column: number }

/** A problem before it is known in which file. */
export type Finding = Partial<Place> &
  Pick<Problem, 'field' | 'got' | 'want' | 'example'> & { severity?: Problem['severity'] }

/** A finding with its file; without a place it concerns the file as a whole. */
export function problemOf(file: string, finding: Finding): Problem {
  return { severity: 'error', line: 1, column: 1, ...finding, file }
}

/** 「ファイル:行:列 項目 — 得た値 / 求める値 / 例」 on one line. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, field, got, want, example } = problem
  const sentence = `${file}:${line}:${column} ${field} — ${got} / ${want}`
  return oneLine(example === undefined ? sentence : `${sentence} / 例: ${example}`)
}

/** By file, then by place; the order of a list of problems never depends on who found them first. */
export function byPlace(a: Problem, b: Problem): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column
}

/** A value of a case file as it is shown in a message: short, on one line, in brackets. */
export function quoteValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return '（空）'
  if (typeof value === 'number') return `数 ${value}`
  if (typeof value === 'boolean') return `真偽値 ${value}`
  if (Array.isArray(value)) return `一覧（${value.length}件）`
  if (typeof value === 'object') return '項目の組'
  const characters = [...oneLine(String(value))]
  const text =
    characters.length > maxShown
      ? `${characters.slice(0, maxShown).join('')}…`
      : characters.join('')
  return `「${text}」`
}

const maxShown = 40

/** Control characters would let a case file write into the terminal of whoever checks it. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
}

/** The word that someone probably meant: the closest by edit distance, or undefined when none is close. */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  const letters = [...word.slice(0, maxWord)]
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    const other = [...candidate]
    const distance = countEdits(letters, other)
    const limit = Math.ceil(Math.max(letters.length, other.length) / 2)
    if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { candidate, distance }
  }
  return best?.candidate
}

/** Longer than any word of a vocabulary, short enough that a hostile value costs nothing. */
const maxWord = 64

/** Levenshtein distance over code points, two rows at a time. */
export function countEdits(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, left] of a.entries()) {
    const next = [i + 1]
    for (const [j, right] of b.entries()) {
      const replace = (row[j] ?? 0) + Number(left !== right)
      next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
