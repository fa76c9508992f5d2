/** Where the stops and ways of a case lie on the large drawing of the 12 scenes (562 × 324). */

import type { CaseAnswer } from '../../../server/contract/api.ts'
import { placeScene } from '../../parts/scene-place.ts'

export const cell = { left: 80.5, top: 34.5, width: 120, height: 96 }
const radius = 13

type PathStep = CaseAnswer['path'][number]
type PathStop = {
  x: number
  y: number
  yearX: number
  yearY: number
  alone: boolean
  step: PathStep
}
type Way = { x1: number; y1: number; x2: number; y2: number }

/** The corner of a cell. */
export function cornerOf(column: number, row: number): { x: number; y: number } {
  return { x: cell.left + column * cell.width, y: cell.top + row * cell.height }
}

/** A stop for each step: alone in the middle of its cell, several one below the other. */
export function placeStops(path: readonly PathStep[]): PathStop[] {
  return path.flatMap((step, index): PathStop[] => {
    const place = placeScene(step.scene)
    if (place === undefined) return []
    const corner = cornerOf(place.column, place.row)
    const same = path.filter((other) => other.scene === step.scene)
    if (same.length === 1) {
      const x = corner.x + cell.width / 2
      const y = corner.y + cell.height / 2
      return [{ x, y, yearX: x, yearY: y - 21, alone: true, step }]
    }
    const before = path.slice(0, index).filter((other) => other.scene === step.scene).length
    const x = corner.x + 42
    const y = corner.y + (cell.height * (before + 0.5)) / same.length
    return [{ x, y, yearX: x + 20, yearY: y + 5, alone: false, step }]
  })
}

/** The straight ways between stops, ending at their circles; stops that touch need none. */
export function drawWays(stops: readonly PathStop[]): Way[] {
  return stops.slice(1).flatMap((to, index) => {
    const from = stops[index]
    if (from === undefined) return []
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    if (length < 2 * radius + 8) return []
    const dx = (to.x - from.x) / length
    const dy = (to.y - from.y) / length
    return [
      {
        x1: round(from.x + dx * radius),
        y1: round(from.y + dy * radius),
        x2: round(to.x - dx * (radius + 3)),
        y2: round(to.y - dy * (radius + 3)),
      },
    ]
  })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
