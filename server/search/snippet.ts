/** The piece of a case that shows best why it was found. */

import type { Case } from '../cases/case.ts'
import type { Hit, Segment } from '../contract.ts'
import { cutSegments } from '../text/excerpt.ts'
import type { Marker } from './marker.ts'
import { cutWindowPassages, type Passage } from './passages.ts'
import type { RankedCase } from './rank.ts'

/** How much being the nearest, second and third nearest window counts against containing all the words. */
const nearness = [0.5, 0.35, 0.25]

/** Cuts the excerpt of one hit: the best window of two sentences, its words marked, what is near underlined. */
export function cutSnippet(hit: RankedCase, found: Case, mark: Marker): Hit['snippet'] {
  const near = hit.byMeaning
    ? hit.passages.filter(({ kind }) => kind === 'window').map(({ index }) => index)
    : []
  const windows = cutWindowPassages(found)
  const index = chooseWindow(windows, near, mark)
  const passage = windows[index]
  return {
    section: passage?.section ?? 'summary',
    segments: passage ? segmentWindow(passage, index, near, mark) : [],
  }
}

/** The window that has most of the query and is nearest in meaning; the first one when nothing speaks. */
function chooseWindow(windows: readonly Passage[], near: readonly number[], mark: Marker): number {
  let best = { index: -1, value: -1 }
  windows.forEach((passage, index) => {
    const value = shareOfWords(passage, mark) + (nearness[near.indexOf(index)] ?? 0)
    if (value > best.value) best = { index, value }
  })
  return best.index
}

/** The share of the query in two sentences, each word once. */
function shareOfWords({ sentences: [first = '', second] }: Passage, mark: Marker): number {
  const { shares } = mark(first)
  let sum = 0
  for (const share of shares.values()) sum += share
  if (second === undefined) return sum
  for (const [word, share] of mark(second).shares) if (!shares.has(word)) sum += share
  return sum
}

/** Of two overlapping near windows only the sentence they share is underlined, else the whole window. */
function segmentWindow(
  passage: Passage,
  index: number,
  near: readonly number[],
  mark: Marker,
): Segment[] {
  const isNear = near.includes(index)
  const sharesFirst = near.includes(index - 1)
  const sharesSecond = near.includes(index + 1)
  return passage.sentences.flatMap((sentence, place) => {
    const onlyOther = sharesFirst !== sharesSecond && (place === 0 ? sharesSecond : sharesFirst)
    return cutSegments(sentence, mark(sentence).spans, isNear && !onlyOther)
  })
}
