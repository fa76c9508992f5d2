/**
 * Cases to set against the chosen ones: they met the same barrier or worked in the same field, but ended otherwise or
 * belong to bodies of another size. Two cases that went the same way leave a table little to talk about.
 */

import type { Case } from '../cases/case.ts'
import { outcomeOf } from '../cases/outcome.ts'
import { compareText } from '../contract/compare-text.ts'
import { formatOutcome } from '../contract/format.ts'
import type { Contrast } from '../contract/kit.ts'
import { barriers, labelOf, populationClasses } from '../contract/vocabulary.ts'

const mostContrasts = 4

/** Finds a few, those with most in common and most apart first, no body twice. */
export function findContrasts(chosen: readonly Case[], all: readonly Case[]): Contrast[] {
  const known = new Set(chosen.map(({ slug }) => slug))
  const ranked = all
    .filter(({ slug }) => !known.has(slug))
    .map((candidate) => weigh(candidate, chosen))
    .filter(({ same, differs }) => same.length > 0 && differs.length > 0)
    .sort((a, b) => b.weight - a.weight || compareText(a.slug, b.slug))
  const bodies = new Set(chosen.map(nameFirst))
  const contrasts: Contrast[] = []
  for (const { weight: _, ...contrast } of ranked) {
    const body = nameFirst(contrast)
    if (contrasts.length === mostContrasts || bodies.has(body)) continue
    bodies.add(body)
    contrasts.push(contrast)
  }
  return contrasts
}

/** A barrier says more than a field, and another end more than another size. */
const weights = { barrier: 3, field: 2, outcome: 5, size: 1 } as const

function weigh(candidate: Case, chosen: readonly Case[]): Contrast & { weight: number } {
  const { slug, title, municipalities } = candidate
  const walls = candidate.barriers.filter((id) => chosen.some((one) => one.barriers.includes(id)))
  const fields = candidate.fields.filter((word) => chosen.some((one) => one.fields.includes(word)))
  const isOther = hasOtherEnd(candidate, chosen)
  const isOtherSize = hasOtherSize(candidate, chosen)
  const same = [
    ...walls.map((id) => `壁「${labelOf(barriers, id)}」`),
    ...fields.map((word) => `分野「${word}」`),
  ]
  const differs = [
    ...(isOther ? [`結末「${formatOutcome(outcomeOf(candidate))}」`] : []),
    ...(isOtherSize ? [`規模「${labelOf(populationClasses, candidate.population)}」`] : []),
  ]
  const weight =
    weights.barrier * walls.length +
    weights.field * fields.length +
    (isOther ? weights.outcome : 0) +
    (isOtherSize ? weights.size : 0)
  return { slug, title, municipalities, same, differs, weight }
}

/** What is not known is no other end. */
function hasOtherEnd(candidate: Case, chosen: readonly Case[]): boolean {
  const states = chosen.map((one) => outcomeOf(one).state).filter((state) => state !== 'unknown')
  const { state } = outcomeOf(candidate)
  return state !== 'unknown' && states.length > 0 && !states.includes(state)
}

/** Bodies of several sizes together are no other size. */
function hasOtherSize({ population }: Case, chosen: readonly Case[]): boolean {
  return population !== 'other' && chosen.every((one) => one.population !== population)
}

function nameFirst({ municipalities }: Pick<Case, 'municipalities'>): string {
  return municipalities[0]?.name ?? ''
}
