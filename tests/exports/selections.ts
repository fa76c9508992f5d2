/** Selections for the tests of files: of the small library, and of made cases. */

import { fileURLToPath } from 'node:url'
import type { Case, ShownCase } from '../../server/cases/case.ts'
import { loadCases } from '../../server/cases/load.ts'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import type { ReferenceOptions } from '../../server/exports/references/describe.ts'
import { type Selection, selectNamed } from '../../server/exports/selection.ts'

export const smallLibrary = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))

export const referenceOptions: ReferenceOptions = { today: '2026-11-22', read: (text) => text }

const { cases } = await loadCases(smallLibrary)

/** The public cases of the small library. */
export const smallCases: readonly ShownCase[] = listShownCases(cases, 'public')

/** The small library's cases of these names, in this order. */
export function selectSmall(...slugs: string[]): Selection {
  return selectNamed(slugs, (slug) => smallCases.find((found) => found.slug === slug))
}

/** A selection of made cases. */
export function selectMade(...made: Case[]): Selection {
  return { entries: made.map((found) => ({ found })) }
}

/** The name of every small case. */
export const smallSlugs: readonly string[] = smallCases.map(({ slug }) => slug)
