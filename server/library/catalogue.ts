/** Everything the library answers from for one state of the cases. */

import { toCard } from '../cases/card.ts'
import type { Case, ShownCase } from '../cases/case.ts'
import { readDayInJapan } from '../contract/format.ts'
import { once } from '../once.ts'
import { type IndexedCase, indexCase, type SearchDocument } from '../search/documents.ts'
import type { VectorStore } from '../search/embedding/vector-store.ts'
import { createForwardIndex, type ForwardIndex } from '../search/forward-index/forward-index.ts'
import { createLexicon, type Lexicon } from '../search/lexicon.ts'
import { createLikeness, type Likeness } from '../search/likeness.ts'
import { collectPassageVectors, meanVector } from '../search/passage-vectors.ts'
import { createSimilarFinder } from '../search/similar.ts'
import { createSuggester, type Suggester } from '../search/suggest.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { listUpdates, toCaseAnswer } from './case-answer.ts'
import type { Library } from './library.ts'
import {
  createBarriersReader,
  createDailyCoverage,
  toLocateAnswer,
  toStartAnswer,
} from './page-answers.ts'

export type Catalogue = {
  bySlug: ReadonlyMap<string, IndexedCase>
  documents: SearchDocument[]
  /** Made when it is first asked for: no start and no edit waits for it. */
  lexicon: () => Lexicon
  likeness: Likeness
  suggest: Suggester
  start: Library['start']
  locate: Library['locate']
  coverage: Library['coverage']
  updates: Library['updates']
  barriers: Library['barriers']
  findCase: Library['findCase']
  /** The case itself, by its name or by a former one. */
  readCase: (slug: string) => ShownCase | undefined
  listCases: () => readonly ShownCase[]
  cards: Library['cards']
}

/** Prepares a case for search, once for each version of it: an edit of one case costs one case. */
export function createCaseIndexer(
  analyzer: Analyzer,
  forwardIndex: ForwardIndex = createForwardIndex(),
): (found: Case) => IndexedCase {
  const indexed = new WeakMap<Case, IndexedCase>()
  return (found) => {
    const known = indexed.get(found) ?? indexCase(found, analyzer, forwardIndex)
    indexed.set(found, known)
    return known
  }
}

/**
 * Builds the catalogue of the cases that an audience may see. Others are not in it at all: a filter would leak through
 * counts, ranks and suggestions.
 */
export function buildCatalogue(
  cases: readonly ShownCase[],
  analyzer: Analyzer,
  store: Pick<VectorStore, 'find'>,
  index: (found: Case) => IndexedCase,
  forwardIndex: ForwardIndex = createForwardIndex(),
  readDay: () => string = readDayInJapan,
): Catalogue {
  const bySlug = new Map(cases.map((found) => [found.slug, index(found)]))
  const documents = [...bySlug.values()].map(({ document }) => document)
  const likeness = openLikeness(bySlug, store, forwardIndex)
  // Sounding out all titles is a tenth of a start.
  const openSuggester = once(() => createSuggester(cases, analyzer))
  return {
    bySlug,
    documents,
    lexicon: once(() =>
      createLexicon(
        documents.map((document) => forwardIndex.rowOf(document).nouns),
        forwardIndex.dictionaries.nouns,
        listPlaceNames(cases),
      ),
    ),
    likeness,
    suggest: (typed) => openSuggester()(typed),
    start: once(() => toStartAnswer(cases)),
    locate: once(() => toLocateAnswer(cases)),
    coverage: createDailyCoverage(cases, readDay),
    updates: once(() => listUpdates(cases)),
    barriers: createBarriersReader(cases),
    ...createCaseFinder(cases, likeness, readDay),
  }
}

/** How alike these cases are, by what the index and the vectors have of them. */
export function openLikeness(
  bySlug: ReadonlyMap<string, IndexedCase>,
  store: Pick<VectorStore, 'find'>,
  forwardIndex: ForwardIndex,
): Likeness {
  return createLikeness([...bySlug.keys()], (slug) => {
    const indexed = bySlug.get(slug)
    if (!indexed) return undefined
    const row = forwardIndex.rowOf(indexed.document)
    const vector = meanVector(collectPassageVectors(row, store.find))
    return { vector, terms: row.terms, related: indexed.found.related }
  })
}

function listPlaceNames(cases: readonly Case[]): ReadonlySet<string> {
  const places = cases.flatMap(({ municipalities }) => municipalities)
  return new Set(places.flatMap(({ name, prefecture }) => [name, prefecture]))
}

/** Finds these cases one by one. */
export function createCaseFinder(
  cases: readonly ShownCase[],
  likeness: Likeness,
  readDay: () => string = readDayInJapan,
): Pick<Catalogue, 'cards' | 'findCase' | 'listCases' | 'readCase'> {
  const findSimilar = createSimilarFinder(cases, likeness)
  const movedTo = mapMoves(cases)
  const bySlug = new Map(cases.map((found) => [found.slug, found]))
  const readCase = (slug: string) => bySlug.get(slug) ?? bySlug.get(movedTo.get(slug) ?? '')
  const titleOf = (slug: string) => bySlug.get(slug)?.title
  return {
    readCase,
    listCases: () => cases,
    findCase: (slug, origin) => {
      const found = bySlug.get(slug)
      if (found) return { found: toCaseAnswer(found, { findSimilar, titleOf, origin, readDay }) }
      const target = movedTo.get(slug)
      return target === undefined ? undefined : { movedTo: target }
    },
    cards: (slugs) => ({
      cards: slugs.flatMap((asked) => {
        const found = readCase(asked)
        return found ? [{ asked, ...toCard(found) }] : []
      }),
      missing: slugs.filter((asked) => readCase(asked) === undefined),
    }),
  }
}

/** Today's names of cases by their old ones. */
function mapMoves(cases: readonly ShownCase[]): Map<string, string> {
  return new Map(cases.flatMap(({ slug, aliases }) => aliases.map((old) => [old, slug])))
}
