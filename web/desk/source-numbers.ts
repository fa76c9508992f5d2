/** The numbers of sources: where they are used in a draft, and how they are made to follow the order of the list. */

import type { CaseDraft } from '../../server/contract/desk.ts'
import { isFields } from '../../server/contract/untrusted-values.ts'
import { sections } from '../../server/contract/vocabulary.ts'

const marks = /\[\^(\d+)\]/g

/** The numbers of the sources in their order. */
export function listSourceNumbers({ fields }: CaseDraft): number[] {
  const sources = fields['sources']
  if (!Array.isArray(sources)) return []
  return sources.flatMap((source) => {
    const id: unknown = isFields(source) ? source['id'] : undefined
    return typeof id === 'number' ? [id] : []
  })
}

/** A number for a further source, which no mark and no fact has. */
export function nextSourceNumber(draft: CaseDraft): number {
  const used = [...countUses(draft).keys(), ...listSourceNumbers(draft)]
  return Math.max(0, ...used) + 1
}

/** How often the text and the facts point to each number. */
export function countUses({ sections: texts, facts }: CaseDraft): Map<number, number> {
  const uses = new Map<number, number>()
  const count = (id: number): void => void uses.set(id, (uses.get(id) ?? 0) + 1)
  for (const { id } of sections) {
    for (const [, number] of (texts[id] ?? '').matchAll(marks)) count(Number(number))
  }
  for (const { sources } of facts) for (const id of sources) count(id)
  return uses
}

/** The draft with the sources numbered in their order; every mark and every fact points to the same source as before. */
export function renumberSources(draft: CaseDraft): CaseDraft {
  const ids = listSourceNumbers(draft)
  const sources = draft.fields['sources']
  if (!Array.isArray(sources) || ids.length !== sources.length) return draft
  // Of two sources with the same number, nobody can tell which is meant.
  if (new Set(ids).size !== ids.length) return draft
  const renumbered = new Map(ids.map((id, index) => [id, index + 1]))
  // A number that is no source's must not become one's by accident.
  let free = nextSourceNumber(draft)
  for (const id of countUses(draft).keys()) {
    if (!renumbered.has(id) && id <= ids.length) renumbered.set(id, free++)
  }
  const toNew = (id: number): number => renumbered.get(id) ?? id
  const texts = sections.map(({ id }) => [
    id,
    (draft.sections[id] ?? '').replace(marks, (_, number) => `[^${toNew(Number(number))}]`),
  ])
  return {
    ...draft,
    fields: {
      ...draft.fields,
      sources: sources.map((source: object, index) => ({ ...source, id: index + 1 })),
    },
    sections: Object.fromEntries(texts) as CaseDraft['sections'],
    facts: draft.facts.map((fact) => ({ ...fact, sources: fact.sources.map(toNew) })),
  }
}
