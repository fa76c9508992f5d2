/** Lists as the lines of one field. */

import { isFields } from '../../server/contract/untrusted-values.ts'

/** Before a name with a space in it that is a body, so that it is not read as a person's. */
const bodyMark = '団体：'

/** A list as lines. One value alone counts as a list of one. */
export function linesOf(value: unknown): string[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map((item: unknown) =>
    isFields(item) ? `${bodyMark}${String(item['name'] ?? '')}` : String(item),
  )
}

/** The lines with something in them. */
export function readLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Names as the file has them: one alone is no list, and a body with a space in its name is marked. */
export function toNames(lines: readonly string[]): unknown {
  const names = lines.map((line) =>
    line.startsWith(bodyMark) ? { name: line.slice(bodyMark.length).trim() } : line,
  )
  return names.length > 1 ? names : names[0]
}
