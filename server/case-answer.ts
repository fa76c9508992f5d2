/** A case as the case page and /api/cases/:slug show it. */

import type { Case } from './cases/case.ts'
import type { CaseAnswer } from './contract.ts'
import { toCard } from './search/card.ts'
import type { SimilarFinder } from './search/similar.ts'

/** Builds the answer: the case as data with rendered sections, similar cases with reasons, titles of related ones. */
export function toCaseAnswer(
  found: Case,
  findSimilar: SimilarFinder,
  titleOf: (slug: string) => string | undefined,
): CaseAnswer {
  const { path, fields, actors, barriers, keywords, questions, confidence, checked, sources } =
    found
  return {
    ...toCard(found),
    ...{ path, fields, actors, barriers, keywords, questions, confidence, checked, sources },
    sections: found.sections.map(({ id, label, html, sources: marked }) => ({
      id,
      label,
      html,
      sources: marked,
    })),
    related: found.related.flatMap((slug) => {
      const title = titleOf(slug)
      return title ? [{ slug, title }] : []
    }),
    similar: findSimilar(found.slug).map(({ found: similar, reasons }) => ({
      ...toCard(similar),
      reasons,
    })),
  }
}
