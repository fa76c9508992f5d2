/** The sentences of a case file with their places: what the corpus rules look at. */

import type { Prose } from './rule.ts'

/** Every sentence of a Markdown body, `bodyLine` being the line of the file on which it begins. */
export function listSentences(body: string, bodyLine: number): Prose[] {
  return body.split('\n').flatMap((text, index) => {
    const line = bodyLine + index
    if (!isProse(text)) return []
    return splitSentences(text).map(({ text, column }) => ({
      text,
      placeAt: (at) => ({ line, column: column + at }),
    }))
  })
}

function isProse(line: string): boolean {
  return line.trim() !== '' && !/^\s*(?:#|\||```)/.test(line)
}

/** Cut after 。 outside of brackets, since a quotation may hold whole sentences. */
function splitSentences(line: string): { text: string; column: number }[] {
  const sentences: { text: string; column: number }[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index)
    if ('「『（'.includes(character)) depth += 1
    if ('」』）'.includes(character)) depth = Math.max(0, depth - 1)
    if ((character === '。' && depth === 0) || index === line.length - 1) {
      const text = line.slice(start, index + 1)
      if (text.trim() !== '') sentences.push({ text, column: start + 1 })
      start = index + 1
    }
  }
  return sentences
}
