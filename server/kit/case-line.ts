/** The line under the name of a case: where, how large, since when, which scenes, who. */

import { labelOf, populationClasses, prefectures, scenes } from '../vocabulary.ts'
import type { Material } from './material.ts'

/** Facts of a case for the handout; when it ended is not among them. */
export function describeCase({ found }: Material): string {
  const { municipalities, population, period, actors } = found
  const where = [
    ...new Set(municipalities.map(({ prefecture }) => labelOf(prefectures, prefecture))),
  ]
  const facts = [
    `${where.join('、')}・${labelOf(populationClasses, population)}`,
    period.from > 0 ? `${period.from}年から` : '始めた年は分からない',
    `場面：${listScenes(found)}`,
    ...(actors.length > 0 ? [`動いた人：${actors.map(withoutLater).join('、')}`] : []),
  ]
  return facts.join(' ／ ')
}

/** The scenes of a case in a row. */
export function listScenes({ scenes: own }: Pick<Material['found'], 'scenes'>): string {
  return own.map((id) => labelOf(scenes, id)).join('、')
}

/** 市長（前・新） and （のち区長） tell what came later. */
function withoutLater(actor: string): string {
  return actor.replace(/（[^（）]*）/g, (remark) =>
    /前・新|のち|現・|旧/.test(remark) ? '' : remark,
  )
}
