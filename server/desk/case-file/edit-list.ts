/** Lists of lines that begin with a dash, brought to other items. */

import type { YAMLSeq } from 'yaml'
import { alignItems, keyOf } from './align.ts'
import type { Layout, Path } from './layout.ts'
import { type Value, writeBehindDash } from './write-yaml.ts'
import { beginsLine, type Edit, endOf, lineEnd, lineStart } from './yaml-places.ts'

/** What every step works on. */
export type EditPlace = {
  text: string
  layout: Layout
  edits: Edit[]
  /** Edits within a value; false where it has to be replaced. */
  editInner: (node: unknown, value: Value, path: Path) => boolean
}

/** Removes, edits and adds items, each in its own lines. */
export function editList(place: EditPlace, list: YAMLSeq, wanted: Value[], path: Path): void {
  const { text, layout, edits } = place
  const dashes = listDashes(list)
  if (dashes.length !== list.items.length) return
  const ends = list.items.map((item, at) => endOf(item, text, (dashes[at] ?? 0) + 1))
  const origins = alignItems(list.items.map(keyOf), wanted.map(keyOf))
  const used = new Set(origins.flatMap((origin) => (origin ? [origin.at] : [])))
  const first = dashes[0] ?? 0
  const column = first - lineStart(text, first)
  const pad = ' '.repeat(column)
  const itemPath = `${path}/-`

  let last: number | undefined
  for (const [index, value] of wanted.entries()) {
    const origin = origins[index]
    if (origin) {
      last = origin.at
      if (origin.isSame || place.editInner(list.items[last], value, itemPath)) continue
      const behind = writeBehindDash(value, itemPath, layout, column)
      edits.push({ from: (dashes[last] ?? 0) + 1, to: ends[last] ?? 0, text: behind })
      continue
    }
    const line = `-${writeBehindDash(value, itemPath, layout, column)}`
    if (last === undefined) edits.push({ from: first, to: first, text: `${line}\n${pad}` })
    else {
      const at = lineEnd(text, ends[last] ?? 0)
      edits.push({ from: at, to: at, text: `\n${pad}${line}` })
    }
  }
  dashes.forEach((dash, at) => {
    if (used.has(at) || !beginsLine(text, dash)) return
    edits.push({ from: lineStart(text, dash), to: lineEnd(text, ends[at] ?? dash) + 1, text: '' })
  })
}

/** Where the dashes of the items stand. */
function listDashes({ srcToken }: YAMLSeq): number[] {
  if (srcToken?.type !== 'block-seq') return []
  return srcToken.items.flatMap(({ start }) => {
    const dash = start.find(({ type }) => type === 'seq-item-ind')
    return dash ? [dash.offset] : []
  })
}
