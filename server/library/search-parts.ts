/** The search as the library has it, put together over some cases to be measured. */

import type { Case, ShownCase } from '../cases/case.ts'
import { decideVerdict } from '../search/answerability.ts'
import { orderByConditions } from '../search/conditions/apply-conditions.ts'
import type { IndexedCase } from '../search/documents.ts'
import { createEmbeddedEngine } from '../search/embedded/engine.ts'
import type { VectorStore } from '../search/embedding/vector-store.ts'
import { createForwardIndex, type ForwardIndex } from '../search/forward-index/forward-index.ts'
import type { QueryEmbedder } from '../search/meaning.ts'
import { rankCases } from '../search/rank.ts'
import type { SearchParts } from '../search/search-cases.ts'
import type { Synonyms } from '../search/synonyms.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { buildCatalogue, createCaseIndexer } from './catalogue.ts'

type Measured = {
  cases: readonly ShownCase[]
  analyzer: Analyzer
  store: VectorStore
  embedQuery: QueryEmbedder
  synonyms: Synonyms
  /** Where something else is indexed than the library does. */
  index?: (found: Case) => IndexedCase
  /** What was counted before. */
  forwardIndex?: ForwardIndex
}

/** Indexes the cases and answers the search over them. */
export async function buildSearchParts(measured: Measured): Promise<SearchParts> {
  const { cases, analyzer, store, embedQuery, synonyms } = measured
  const index = measured.index ?? createCaseIndexer(analyzer)
  const { forwardIndex = createForwardIndex() } = measured
  const catalogue = buildCatalogue(cases, analyzer, store, index, forwardIndex)
  const engine = createEmbeddedEngine(store.find, forwardIndex)
  await engine.publish(catalogue.documents)
  return {
    cases: catalogue.bySlug,
    engine,
    reader: {
      ...{ analyzer, synonyms },
      lexicon: catalogue.lexicon(),
      isKnown: (term) => engine.knows(term),
    },
    likeness: catalogue.likeness,
    embedQuery,
    evidence: 'both',
    rank: rankCases,
    order: orderByConditions,
    decide: decideVerdict,
  }
}
