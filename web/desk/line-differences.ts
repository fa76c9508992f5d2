/** The difference between two texts, line by line. */

import type { DiffLine } from '../../server/contract/desk.ts'

/** A table of more cells would stall the browser: then the middle counts as changed from end to end. */
const mostCells = 1_000_000

/** The lines of both, each the same in both, removed from the one, or added by the other. */
export function findDifferences(one: string, other: string): DiffLine[] {
  const [before, after] = [splitLines(one), splitLines(other)]
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return [
    ...before.slice(0, start).map(mark('same')),
    ...compareMiddle(
      before.slice(start, before.length - end),
      after.slice(start, after.length - end),
    ),
    ...before.slice(before.length - end).map(mark('same')),
  ]
}

function splitLines(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}

function mark(kind: DiffLine['kind']): (text: string) => DiffLine {
  return (text) => ({ kind, text })
}

function compareMiddle(before: readonly string[], after: readonly string[]): DiffLine[] {
  if (before.length * after.length > mostCells) {
    return [...before.map(mark('removed')), ...after.map(mark('added'))]
  }
  const common = countCommon(before, after)
  const lengthAt = (i: number, j: number): number => common[i]?.[j] ?? 0
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [removed, added] = [before[i], after[j]]
    if (removed !== undefined && removed === added) {
      lines.push({ kind: 'same', text: removed })
      ;[i, j] = [i + 1, j + 1]
    } else if (
      added === undefined ||
      (removed !== undefined && lengthAt(i + 1, j) >= lengthAt(i, j + 1))
    ) {
      lines.push({ kind: 'removed', text: removed ?? '' })
      i += 1
    } else {
      lines.push({ kind: 'added', text: added })
      j += 1
    }
  }
  return lines
}

/** For each pair of places the length of the longest run of lines that both have from there on. */
function countCommon(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row, below] = [table[i], table[i + 1]]
      if (!row || !below) continue
      row[j] =
        before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return table
}
