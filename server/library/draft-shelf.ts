/** All cases with a draft in the place of its published version, made beside the shelves that readers are served from. */

import type { Case } from '../cases/case.ts'
import { listShownCases } from '../cases/shown-cases.ts'
import { compareText } from '../contract/compare-text.ts'
import type { IndexedCase } from '../search/documents.ts'
import { createEmbeddedEngine } from '../search/embedded/engine.ts'
import type { ForwardIndex } from '../search/forward-index/forward-index.ts'
import { withDocument } from '../search/forward-index/with-document.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { buildCatalogue, type Catalogue, createCaseFinder, openLikeness } from './catalogue.ts'
import type { DraftVectors } from './draft-vectors.ts'
import type { SearchedShelf } from './search-shelf.ts'

export type DraftShelfParts = {
  analyzer: Analyzer
  /** Shared with the library, so that of all cases only the draft is read. */
  index: (found: Case) => IndexedCase
  forwardIndex: ForwardIndex
  vectors: DraftVectors
}

/** A draft among all cases. */
export type DraftShelf = {
  findCase: Catalogue['findCase']
  /** The shelf to search, with the vectors of the draft as far as there was time; `isWhole` says whether that is all. */
  openSearch: () => Promise<{ shelf: SearchedShelf; isWhole: boolean }>
}

/** Puts the draft among the published cases. */
export function openDraftShelf(
  draft: Case,
  cases: readonly Case[],
  { analyzer, index, forwardIndex, vectors }: DraftShelfParts,
): DraftShelf {
  const others = cases.filter(({ slug }) => slug !== draft.slug)
  const all = [...others, draft].sort((a, b) => compareText(a.slug, b.slug))
  const shown = listShownCases(all, 'members')
  const [own] = shown.filter(({ slug }) => slug === draft.slug).map(index)
  if (!own) throw new Error(`the draft is not among its own cases: ${draft.slug}`)
  // Read before the words of the draft get their numbers, which begin where those of all others end.
  for (const found of shown)
    if (found.slug !== draft.slug) forwardIndex.rowOf(index(found).document)
  const withDraft = withDocument(forwardIndex, own.document)
  const bySlug = new Map(shown.map((found) => [found.slug, index(found)]))
  let whole: SearchedShelf | undefined
  return {
    // Not the whole catalogue: its lexicon takes half as long as all the rest of a check.
    findCase: createCaseFinder(shown, openLikeness(bySlug, vectors, withDraft)).findCase,
    openSearch: async () => {
      if (whole) return { shelf: whole, isWhole: true }
      const isWhole = await vectors.complete(own.document)
      const catalogue = buildCatalogue(shown, analyzer, vectors, index, withDraft)
      const engine = createEmbeddedEngine(vectors.find, withDraft)
      await engine.publish(catalogue.documents)
      const shelf = { catalogue, engine }
      if (isWhole) whole = shelf
      return { shelf, isWhole }
    },
  }
}
