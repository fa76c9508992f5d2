/** わが市では: voices from the cases, to be compared with one's own house. */

import type { Asked } from './asked.ts'
import { showsBarrier } from './barrier-clues.ts'
import { tellsEnding } from './ending.ts'
import type { Material } from './material.ts'
import type { Rotation } from './rotation.ts'
import { takeInTurn } from './turns.ts'
import { askOwn } from './wordings.ts'

const mostVoices = 3

/** A voice is a complaint or a wish; what asks for something is none. */
const asks = /(?:か|は|には|たら|れば|[？?])$/

/** Questions about one's own body; the first shows voices, where the cases have some. */
export function askAboutOwn(
  materials: readonly Material[],
  count: number,
  own: string,
  next: Rotation,
): Asked[] {
  const voices = listVoices(materials)
  const [first, ...others] = askOwn.map(() => ({ text: next(askOwn)(own) }))
  const compared = first && voices.length > 0 ? [{ ...first, voices }] : []
  return [...compared, ...others].slice(0, count)
}

/** The first sentences of the cases' own questions, from the top of each in turn, three in all; case after case. */
function listVoices(materials: readonly Material[]): string[] {
  const lists = materials.map(listOwnVoices)
  const chosen = new Set(takeInTurn(lists).slice(0, mostVoices))
  return [...new Set(lists.flat().filter((voice) => chosen.has(voice)))]
}

/** Nothing that tells the ending, be it by its words or by a barrier that only comes up later. */
function listOwnVoices({ found, barriers }: Material): string[] {
  return found.questions
    .map((question) => question.split('。')[0] ?? '')
    .filter(
      (voice) =>
        voice !== '' &&
        !asks.test(voice) &&
        !tellsEnding(voice) &&
        !barriers.later.some((barrier) => showsBarrier(voice, barrier)),
    )
}
