/** The facts of a case between their file, in lists under the names of its parts, and the draft, in lines. */

import { compareText } from '../../contract/compare-text.ts'
import type { FactLine } from '../../contract/desk.ts'
import { alignItems, keyOf } from './align.ts'
import type { Value, ValueMap } from './write-yaml.ts'

/** The parts that every file of facts has. */
export const factParts: readonly string[] = [
  ...['background', 'actions', 'results', 'success_factors', 'challenges'],
]

/** The facts in the order of the parts. */
export function readFactLines(data: ValueMap): FactLine[] {
  const lines = Object.entries(data).flatMap(([part, list]) =>
    isFactList(part, list) ? list.map((item) => readLine(part, item)) : [],
  )
  return orderFacts(lines)
}

/** The known parts first; within a part the order stays. */
export function orderFacts(facts: readonly FactLine[]): FactLine[] {
  const rank = (part: string) => (factParts.includes(part) ? factParts.indexOf(part) : 9)
  return [...facts].sort((a, b) => rank(a.part) - rank(b.part) || compareText(a.part, b.part))
}

type FactItem = { fact: string; src?: number[] }

function readLine(part: string, { fact, src = [] }: FactItem): FactLine {
  return { part, fact, sources: [...src] }
}

/** Whether a list of the file is one of facts; an empty one is by its name. */
export function isFactList(part: string, list: Value | undefined): list is FactItem[] {
  if (!Array.isArray(list)) return false
  return list.length > 0 ? list.every(isFactItem) : factParts.includes(part)
}

function isFactItem(item: Value): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false
  const { fact, src } = item
  const isNumbers = Array.isArray(src) && src.every(Number.isSafeInteger)
  return typeof fact === 'string' && (isNumbers || src === undefined)
}

/** The data of the file with these facts; whatever else stands in it, in an item too, stays. */
export function mergeFacts(data: ValueMap, facts: readonly FactLine[]): ValueMap {
  const merged = new Map(Object.entries(data))
  const parts = [...merged.keys()].filter((part) => isFactList(part, merged.get(part)))
  for (const part of new Set([...parts, ...facts.map((fact) => fact.part)])) {
    const list = merged.get(part)
    const items = isFactList(part, list) ? list : []
    merged.set(
      part,
      mergePart(
        part,
        items,
        facts.filter((fact) => fact.part === part),
      ),
    )
  }
  return Object.fromEntries(merged)
}

function mergePart(part: string, items: readonly FactItem[], facts: readonly FactLine[]): Value[] {
  const before = items.map((item) => keyOf(readLine(part, item)))
  const origins = alignItems(
    before,
    facts.map((fact) => keyOf(fact)),
  )
  return facts.map(({ fact, sources }, index): ValueMap => {
    const origin = origins[index]
    const item = origin && items[origin.at]
    const hasSources = sources.length > 0 || item === undefined || item.src !== undefined
    return { ...item, fact, ...(hasSources && { src: sources }) }
  })
}
