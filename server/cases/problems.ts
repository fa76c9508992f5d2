/** Problems as sentences: what stands in the file, what should stand there, and an example. */

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
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
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
