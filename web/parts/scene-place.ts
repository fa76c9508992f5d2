/** Where a scene stands in the table of 4 columns (wider to the right) and 3 rows (deeper below). */

import { levels, type Scene, scenes } from '../../server/contract/vocabulary.ts'

type ScenePlace = { scene: Scene; column: number; row: number }

/** The 12 scenes row by row, as a table prints them. */
export const sceneRows: readonly (readonly Scene[])[] = levels.map((level) =>
  scenes.filter((scene) => scene.level === level.id),
)

/** The place of a scene id, or undefined for an id outside the vocabulary. */
export function placeScene(id: string): ScenePlace | undefined {
  const index = scenes.findIndex((scene) => scene.id === id)
  const scene = scenes[index]
  if (scene === undefined) return undefined
  return { scene, column: Math.floor(index / levels.length), row: index % levels.length }
}

/** The places of those ids that are scenes. */
export function placeScenes(ids: readonly string[]): ScenePlace[] {
  return ids.flatMap((id) => placeScene(id) ?? [])
}

/** How dark a cell is, 0 to 4, against the fullest cell of the same table. */
export function tintOf(count: number, most: number): number {
  return most === 0 ? 0 : Math.ceil((4 * count) / most)
}
