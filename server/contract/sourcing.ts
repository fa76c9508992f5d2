/** On what a case rests, in words: facts in place of a grade, and what a reader has to do before a meeting. */

import { type Static, Type } from './shape.ts'
import { labelOf, sourceKinds } from './vocabulary.ts'

export const SourcingShape = Type.Object({
  sources: Type.Integer(),
  /** Whose words the sources hold, by ids of `sourceKinds`; empty where that is not known of all. */
  kinds: Type.Array(Type.Object({ kind: Type.String(), count: Type.Integer() })),
  /** Sentences with the number of a source, and those of them with only one. */
  marked: Type.Integer(),
  single: Type.Integer(),
})

export type Sourcing = Static<typeof SourcingShape>

/** How far the check went, and what is left to whoever uses the case. */
export const sourcingCaveat =
  '保存された写しの初めの部分で確かめた。会議で使う前に原典に当たってください。'

/** 出典10件（公文書4・報道3・本人3）、出典が一つだけの文 12 */
export function formatSourcing({ sources, kinds, single }: Sourcing): string {
  const parts = kinds.map(({ kind, count }) => `${labelOf(sourceKinds, kind)}${count}`)
  const detail = parts.length > 0 ? `（${parts.join('・')}）` : ''
  return `出典${sources}件${detail}、出典が一つだけの文 ${single}`
}
