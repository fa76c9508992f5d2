/** Where the values of a head stand, by JSON pointer. */

import { once } from '../once.ts'
import type { Place } from './problems.ts'

export type PlaceFinder = (pointer: string) => Place

/**
 * The finder over these places, collected at the first question: most files have no problem to place. An absent field
 * stands where its parent does.
 */
export function openPlaceFinder(collect: () => ReadonlyMap<string, Place>): PlaceFinder {
  const places = once(collect)
  return (pointer) => {
    for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
      const place = places().get(path)
      if (place) return place
    }
    return { line: 1, column: 1 }
  }
}
