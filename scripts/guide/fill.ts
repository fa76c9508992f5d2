/** The parts of the writer's guide that are generated, each between its two markers. */

import { writeFieldTable } from './field-table.ts'
import { writeSceneTable, writeSectionTable, writeWordTable } from './word-tables.ts'

const parts: Readonly<Record<string, () => string>> = {
  sections: writeSectionTable,
  fields: writeFieldTable,
  scenes: writeSceneTable,
  words: writeWordTable,
}

/** A guide without one of the markers cannot be kept up to date. */
export class GuideMarkerError extends Error {
  override readonly name = 'GuideMarkerError'

  constructor(part: string) {
    super(`「<!-- ${part} -->」から「<!-- /${part} -->」までの場所がありません。`)
  }
}

/** The guide with every generated part as the schema and the vocabulary now have it. */
export function fillGuide(guide: string): string {
  return Object.entries(parts).reduce(
    (text, [part, write]) => {
      const [open, close] = [`<!-- ${part} -->\n`, `\n<!-- /${part} -->`]
      const start = text.indexOf(open)
      const end = text.indexOf(close, start)
      if (start === -1 || end === -1) throw new GuideMarkerError(part)
      return `${text.slice(0, start + open.length)}\n${write()}\n${text.slice(end)}`
    },
    guide.replaceAll('\r\n', '\n'),
  )
}
