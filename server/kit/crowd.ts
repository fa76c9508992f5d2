/** How a kit speaks of its cases together: AとB, 二つの市, いくつかの町. */

import type { Material } from './material.ts'

const counts = ['', '一つ', '二つ', '三つ', '四つ']

/** The letters in a row: AとB, A、B、C; the name of a case that is alone. */
export function joinLetters(materials: readonly Material[]): string {
  const [only] = materials
  if (materials.length === 1 && only) return callOf(only)
  return materials.map(({ letter }) => letter).join(materials.length === 2 ? 'と' : '、')
}

/** What a question calls one of the cases: its letter, or its name where it is alone. */
export function callOf({ letter, name }: Material): string {
  return letter || name
}

/** The name of a case, with its letter where two of the kit have the same name. */
export function nameAmong(material: Material, all: readonly Material[]): string {
  const same = all.filter(({ name }) => name === material.name)
  return same.length > 1 ? `${material.letter}（${material.name}）` : material.name
}

/** The places together: 北上市 alone, otherwise 二つの市, 三つの自治体. */
export function countPlaces(materials: readonly Material[]): string {
  const names = [...new Set(materials.map(({ name }) => name))]
  const [only = ''] = names
  return names.length === 1 ? only : `${counts[names.length] ?? ''}の${kindOf(names)}`
}

/** The places without a number: 北上市 alone, otherwise いくつかの市. */
export function somePlaces(materials: readonly Material[]): string {
  const names = [...new Set(materials.map(({ name }) => name))]
  return names.length === 1 ? (names[0] ?? '') : `いくつかの${kindOf(names)}`
}

/** 市, 町 … where all are of one kind. */
function kindOf(names: readonly string[]): string {
  const kinds = new Set(names.map((name) => /(企業団|組合|[市町村区県府都道])$/.exec(name)?.[1]))
  const [kind] = kinds
  return kinds.size === 1 && kind !== undefined ? kind : '自治体'
}
