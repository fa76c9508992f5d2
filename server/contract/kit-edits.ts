/** What somebody changed in a kit, and the kit with it: for the screen in the browser, for the files on the server. */

import { type Block, type Kit, type Line, type Sheet, type StepId, stepIds } from './kit.ts'
import { linesOf } from './kit-blocks.ts'
import { changeMinutes, setMinutes } from './kit-plan.ts'
import { cleanText, isFields } from './untrusted-values.ts'

/** A line under its key, as it was and as it should be; emptied, it is not printed. */
export type LineEdit = { key: string; from: string; to: string }

export type KitEdits = {
  lines: readonly LineEdit[]
  minutes: Readonly<Partial<Record<StepId, number>>>
}

export const noEdits: KitEdits = { lines: [], minutes: {} }

/** Bounds of what is taken in: a kit has some 400 lines, the longest a paragraph of the handout. */
export const mostEdits = { lines: 400, text: 4000, minutes: 90 } as const

/** Reads edits that came from outside; undefined where they are none. */
export function parseEdits(value: unknown): KitEdits | undefined {
  if (!isFields(value) || !Array.isArray(value['lines']) || !isFields(value['minutes'])) {
    return undefined
  }
  const lines = value['lines'].map(parseLineEdit)
  const whole = lines.filter((line) => line !== undefined)
  if (whole.length < lines.length || whole.length > mostEdits.lines) return undefined
  return { lines: whole, minutes: parseMinutes(value['minutes']) }
}

/** Reads one changed line; a key is what `giveKeys` makes. */
export function parseLineEdit(value: unknown): LineEdit | undefined {
  if (!isFields(value)) return undefined
  const { key, from, to } = value
  if (typeof key !== 'string' || typeof from !== 'string' || typeof to !== 'string')
    return undefined
  if (!/^[a-z]{1,20}(?:\.[a-z0-9]{1,20}){1,2}$/.test(key)) return undefined
  return { key, from: cleanText(from, mostEdits.text), to: cleanText(to, mostEdits.text) }
}

/** Reads changed minutes; what is no number of minutes is passed over. */
export function parseMinutes(value: unknown): KitEdits['minutes'] {
  if (!isFields(value)) return {}
  const known = stepIds.flatMap((id) => {
    const minutes = value[id]
    const isMinutes = Number.isSafeInteger(minutes) && Number(minutes) >= 0
    return isMinutes && Number(minutes) <= mostEdits.minutes ? [[id, minutes]] : []
  })
  return Object.fromEntries(known)
}

/** Where edits stand in a kit: by the key of the line there, and those whose line is gone. */
export type Placement = { placed: ReadonlyMap<string, LineEdit>; lost: LineEdit[] }

/**
 * Finds the line of each edit. Another case moves the lines of a sheet, so that one that is not at its key any more is
 * looked for by its text on the same sheet.
 */
export function placeEdits(sheets: readonly Sheet[], edits: readonly LineEdit[]): Placement {
  const lines = sheets.flatMap(({ pages }) => pages.flat().flatMap(linesOf))
  const texts = new Map(lines.map(({ key, text }) => [key, text]))
  const isInPlace = ({ key, from }: LineEdit): boolean => texts.get(key) === from
  const placed = new Map(edits.filter(isInPlace).map((edit) => [edit.key, edit]))
  const moved = edits.filter((edit) => !isInPlace(edit))
  const lost = moved.filter((edit) => {
    const isItsLine = ({ key, text }: Line): boolean =>
      text !== '' && text === edit.from && sheetOf(key) === sheetOf(edit.key) && !placed.has(key)
    const line = lines.find(isItsLine)
    if (line) placed.set(line.key, edit)
    return line === undefined
  })
  return { placed, lost }
}

function sheetOf(key: string): string {
  return key.split('.')[0] ?? ''
}

/** The kit as it should be: minutes laid out again, lines changed, what was emptied left out. */
export function applyEdits(kit: Kit, { lines, minutes }: KitEdits): Kit {
  const planned = setMinutes(kit, changeMinutes(kit.request.minutes, minutes))
  const { placed } = placeEdits(planned.sheets, lines)
  const sheets = planned.sheets.map((sheet) => applyToSheet(sheet, placed))
  const first = sheets[0]?.pages[0]?.[0]
  return { ...planned, sheets, title: first?.kind === 'heading' ? first.line.text : kit.title }
}

/** A sheet with its lines changed. */
export function applyToSheet(sheet: Sheet, placed: Placement['placed']): Sheet {
  const pages = sheet.pages.map((blocks) => blocks.flatMap((block) => change(block, placed)))
  return { ...sheet, pages }
}

/** A block without any of its words left is none; but a sheet is never without its name. */
function change(block: Block, placed: Placement['placed']): Block[] {
  const rewrite = (line: Line): Line => ({ ...line, text: placed.get(line.key)?.to ?? line.text })
  const keep = (line: Line): Line[] => [rewrite(line)].filter(({ text }) => text !== '')
  const had = linesOf(block).some(({ text }) => text !== '')
  if (had && linesOf(block).every((line) => rewrite(line).text === '')) {
    return block.kind === 'heading' && block.level === 1 ? [block] : []
  }
  switch (block.kind) {
    case 'heading':
    case 'prose':
      return [{ ...block, line: rewrite(block.line) }]
    case 'question': {
      const { choices, voices } = block
      const line = rewrite(block.line)
      return [{ ...block, line, choices: choices.flatMap(keep), voices: voices.flatMap(keep) }]
    }
    case 'table': {
      const rows = block.rows
        // A step of no minutes is not held.
        .filter(({ cells }) => !cells.some(({ minutes, line }) => minutes && line.text === '0'))
        .map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, line: rewrite(cell.line) })),
        }))
      return [{ ...block, rows }]
    }
    case 'room':
      return [block]
  }
}
