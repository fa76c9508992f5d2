/** The title of a session and what it is for. */

import { collections, labelOf, themes } from '../vocabulary.ts'
import type { PurposeId } from './choices.ts'
import { countPlaces, somePlaces } from './crowd.ts'
import { type Material, nameBarriers } from './material.ts'

const titles: Record<PurposeId, (word: string, places: string) => string> = {
  know: (word, places) => `${word}を、${places}の歩みから知る`,
  begin: (word) => `${word}を、小さく始めるには`,
  rebuild: (word) => `${word}を、続けられる形に立て直すには`,
  choose: (word) => `${word}の進め方を、比べて選ぶ`,
}

/** The title: the purpose, and what the cases have in common. */
export function titleOf(materials: readonly Material[], purpose: PurposeId): string {
  return titles[purpose](commonWord(materials), somePlaces(materials))
}

/** What to take home, in one sentence. */
export function aimOf(materials: readonly Material[], own: string): string {
  const front = materials.flatMap(({ barriers }) => barriers.front)[0]
  const point = front ? `「${nameBarriers([front])}」` : '大事だと思う分かれ目'
  return (
    `${countPlaces(materials)}の${commonWord(materials)}を読み、${point}にどう向き合うかを` +
    `自分の一手として決め、${own}で試すことを一つ持ち帰る。`
  )
}

/** A collection or a theme that all have; 書籍事例 says where a case was written up, not what it is about. */
function commonWord(materials: readonly Material[]): string {
  const shared = (idsOf: (material: Material) => readonly string[]): string | undefined => {
    const [first, ...others] = materials.map(idsOf)
    return first?.find((id) => id !== 'books' && others.every((ids) => ids.includes(id)))
  }
  const collection = shared(({ found }) => found.collections)
  if (collection !== undefined) return labelOf(collections, collection)
  const theme = shared(({ found }) => found.themes)
  return theme === undefined ? '役所の改善' : labelOf(themes, theme)
}
