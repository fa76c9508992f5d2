/** What the buttons above a section do to its text, as edits at the cursor. */

/** Replaces what stands between two places; the cursor then stands behind, or `select` is marked. */
export type TextEdit = { from: number; to: number; text: string; select?: [number, number] }

/** A selection in a text: two places that may be the same. */
export type Selection = { from: number; to: number }

/** The mark of a source: before the full stop that the cursor stands behind, and never inside another mark. */
export function insertMark(text: string, { to }: Selection, id: number): TextEdit {
  const mark = `[^${id}]`
  const around = [...text.matchAll(/\[\^\d+\]/g)].find(
    ({ index, 0: found }) => index < to && to < index + found.length,
  )
  const outside = around ? around.index + around[0].length : to
  const at = text.charAt(outside - 1) === '。' ? outside - 1 : outside
  const isThere = text.slice(0, at).endsWith(mark) || text.startsWith(mark, at)
  // Behind the full stop again, where the next sentence begins.
  const end = at < outside ? '。' : ''
  return { from: at, to: outside, text: isThere ? end : `${mark}${end}` }
}

/** The selected words in bold; without any, words to be written over. */
export function insertBold(text: string, { from, to }: Selection): TextEdit {
  const words = text.slice(from, to) || '太字にする言葉'
  return { from, to, text: `**${words}**`, select: [from + 2, from + 2 + words.length] }
}

const sampleAddress = 'https://'

/** The selected words as a link, its address to be written next. */
export function insertLink(text: string, { from, to }: Selection): TextEdit {
  const words = text.slice(from, to).replace(/[[\]]/g, '') || '言葉'
  const start = from + words.length + 3
  const link = `[${words}](${sampleAddress})`
  return { from, to, text: link, select: [start, start + sampleAddress.length] }
}

/** The selected lines as items of a list, or no longer. */
export function toggleList(text: string, { from, to }: Selection): TextEdit {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const found = text.indexOf('\n', to)
  const end = found < 0 ? text.length : found
  const lines = text.slice(start, end).split('\n')
  const isList = lines.every((line) => line.startsWith('- '))
  const changed = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join('\n')
  return { from: start, to: end, text: changed }
}

/** The text after an edit. */
export function applyEdit(text: string, edit: TextEdit): string {
  return text.slice(0, edit.from) + edit.text + text.slice(edit.to)
}
