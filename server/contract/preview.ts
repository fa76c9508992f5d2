/** The picture beside a link to the library, as its pages name it and the server draws it. */

import { findTerm, labelOf, scenes } from './vocabulary.ts'

/** What messengers and social sites cut least of. */
export const previewSize = { width: 1200, height: 630 } as const

/** Path and description of the picture of a scene; of the whole library without one. */
export function describePreview(scene: string | undefined): { path: string; label: string } {
  const found = findTerm(scenes, scene ?? '')
  return found
    ? { path: `/og/${found.id}.png`, label: `12の場面の表。「${labelOf(scenes, found.id)}」に印。` }
    : { path: '/og/library.png', label: '12の場面の表。' }
}
