/** The parts drawn for 自分ならどうする: whom the cases name, as what they were and never by name. */

import type { Material } from './material.ts'

/** In the order of the list; the first kind that fits an actor counts, and each is drawn once. */
const kinds: readonly { fits: RegExp; name: (actor: string) => string }[] = [
  { fits: /(?<!副)(市長|町長|村長|区長|知事|首長)(?!部局|公室|室|政策)/, name: () => '首長' },
  { fits: /(委員会|審議会|審査会)$/, name: (actor) => `${actor}の委員` },
  { fits: /議会$/, name: () => '議員' },
  { fits: /職員/, name: (actor) => (/（|・|氏|[0-9](?:名|人)/.test(actor) ? '担当の職員' : actor) },
  { fits: /(課|室|部|局|係|部門|部署|担当|チーム)$/, name: (actor) => `${actor}の職員` },
  { fits: /会社|法人|企業|事業者|銀行|信用金庫/, name: () => '事業者' },
  { fits: /市民|町民|村民|区民|県民|住民|島民|自治会/, name: () => '住民' },
]

const staff = kinds.slice(3, 5)

/** The parts to draw from. */
export function listRoles(materials: readonly Material[]): string[] {
  const actors = materials.flatMap(({ found }) => found.actors)
  const named = kinds.map((kind) => {
    const actor = actors.find((each) => kinds.find(({ fits }) => fits.test(each)) === kind)
    return actor === undefined ? undefined : { kind, name: kind.name(actor) }
  })
  const found = named.filter((each) => each !== undefined)
  if (found.length === 0) return ['首長', '管理職', '担当者', '住民']
  // 各職場の職員 and DNA課の職員 play the same part.
  const people = found.filter(
    ({ kind }, index) =>
      !staff.includes(kind) || found.findIndex((other) => staff.includes(other.kind)) === index,
  )
  const names = people.map(({ name }) => name).filter((name) => name !== '住民')
  return [...new Set([...names, '管理職', '住民'])]
}
