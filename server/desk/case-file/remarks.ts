/** The remarks of a hand in a YAML file. */

import { Lexer } from 'yaml'

export type Remark = { line: number; text: string }

/** Every remark with its line, from 1. */
export function listRemarks(yaml: string): Remark[] {
  const remarks: Remark[] = []
  let line = 1
  let isText = false
  for (const token of new Lexer().lex(yaml)) {
    // The sign that a text follows; its first character may be a `#`.
    if (!isText && token.startsWith('#')) remarks.push({ line, text: token })
    isText = token === '\u001f'
    line += token.split('\n').length - 1
  }
  return remarks
}

/** The remarks that stood in the first text and do not in the second. */
export function findLostRemarks(before: string, after: string): Remark[] {
  const left = listRemarks(after).map(({ text }) => text)
  return listRemarks(before).filter(({ text }) => {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
