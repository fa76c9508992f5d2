/** How municipalities are read: the dictionary says ほくじょう for 北上, but the slug of its case says kitakami. */

import type { Case } from '../cases/case.ts'

const placeSlug = /^(?<place>[a-z]+)-(?:city|town|village|ward|pref)-/

/** The romaji of each municipality whose case begins its slug with it, without its 市, 町, 村, 県. */
export function collectPlaceSounds(cases: readonly Case[]): ReadonlyMap<string, string> {
  const sounds = new Map<string, string>()
  for (const { slug, municipalities } of cases) {
    const romaji = placeSlug.exec(slug)?.groups?.['place']
    const [place, ...others] = municipalities
    if (romaji && place && others.length === 0) sounds.set(place.name, romaji)
  }
  return sounds
}
