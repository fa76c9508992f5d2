/** The table of the 12 scenes with one taken: what stands beside a link to a case, and in the list of search engines. */

import { previewSize } from '../../contract/preview.ts'
import { levels, type Scene, scenes, stages } from '../../contract/vocabulary.ts'
import { type Rectangle, writePng } from './png.ts'

const colours = { paper: 0, sheet: 1, ink: 2, edge: 3, taken: 4 } as const
/** As web/styles/roles.css has them on a light screen. */
const palette = ['#fefcf6', '#ffffff', '#1a1a1a', '#767676', '#e25100']

const cell = 140
const line = 4
const table = { x: (previewSize.width - stages.length * cell) / 2, y: 105 }

/** Draws the picture of a scene, or that of the whole library, on which none is taken. */
export function drawPreview(scene: Scene | undefined): Buffer {
  const rectangles = [...drawRules(), ...drawTable(), ...(scene ? drawTaken(scene) : [])]
  return writePng({ ...previewSize, palette, rectangles })
}

/** Draws the icon of the library: the table with the scene in its middle taken. */
export function drawIcon(): Buffer {
  const size = { width: 32, height: 32 }
  const sheet = { x: 0, y: 4, width: 32, height: 24 }
  const lines = [
    ...[0, 8, 16, 24, 31].map((x) => ({ ...sheet, x, width: 1, colour: colours.ink })),
    ...[4, 12, 20, 27].map((y) => ({ ...sheet, y, height: 1, colour: colours.ink })),
  ]
  const taken = { x: 17, y: 13, width: 7, height: 7, colour: colours.taken }
  return writePng({
    ...{ ...size, palette },
    rectangles: [{ ...sheet, colour: colours.sheet }, ...lines, taken],
  })
}

/** The double rules at head and foot, as on every page. */
function drawRules(): Rectangle[] {
  const rule = { x: 48, width: previewSize.width - 96, colour: colours.ink }
  return [
    { ...rule, y: 40, height: 6 },
    { ...rule, y: 52, height: 2 },
    { ...rule, y: previewSize.height - 54, height: 2 },
    { ...rule, y: previewSize.height - 46, height: 6 },
  ]
}

function drawTable(): Rectangle[] {
  const [width, height] = [stages.length * cell, levels.length * cell]
  const atLine = (index: number) => index * cell - line / 2
  return [
    { ...table, width, height, colour: colours.sheet },
    ...Array.from({ length: stages.length + 1 }, (_, column) => ({
      ...{ x: table.x + atLine(column), y: table.y - line / 2, width: line },
      ...{ height: height + line, colour: colours.edge },
    })),
    ...Array.from({ length: levels.length + 1 }, (_, row) => ({
      ...{ x: table.x - line / 2, y: table.y + atLine(row), width: width + line },
      ...{ height: line, colour: colours.edge },
    })),
  ]
}

/** Books on the shelf of the scene, as in the large table of the start page. */
const books = [
  { x: 26, height: 84 },
  { x: 44, height: 68 },
  { x: 62, height: 78 },
  { x: 80, height: 62 },
  { x: 98, height: 84 },
]

function drawTaken({ stage, level }: Scene): Rectangle[] {
  const column = stages.findIndex(({ id }) => id === stage)
  const row = levels.findIndex(({ id }) => id === level)
  const [x, y] = [table.x + column * cell, table.y + row * cell]
  const inside = cell - line
  return [
    { x: x + line / 2, y: y + line / 2, width: inside, height: inside, colour: colours.taken },
    ...books.map((book) => ({
      ...{ x: x + book.x, y: y + 112 - book.height, width: 12 },
      ...{ height: book.height, colour: colours.sheet },
    })),
  ]
}

/** The scene of a picture's name, `undefined` for the whole library; nothing under any other name. */
export function findPicture(name: string): { scene: Scene | undefined } | undefined {
  if (name === 'library') return { scene: undefined }
  const scene = scenes.find(({ id }) => id === name)
  return scene && { scene }
}
