/** Everything the library answers from for one state of the cases: built beside, then swapped in as a whole. */

import { toCaseAnswer } from './case-answer.ts'
import type { Case } from './cases/case.ts'
import type { StartAnswer } from './contract.ts'
import { createDailyCoverage } from './daily-coverage.ts'
import type { Library } from './library.ts'
import { meanVector } from './search/content-vector.ts'
import { buildDocument, type SearchDocument } from './search/documents.ts'
import { vectorKey } from './search/embedding/vector-pack.ts'
import type { VectorStore } from './search/embedding/vector-store.ts'
import { facetValuesOf } from './search/facets.ts'
import { buildLexicon, type Lexicon } from './search/lexicon.ts'
import { plainTextOf, type ShelvedCase } from './search/search-cases.ts'
import { createLikeness, createSimilarFinder, type Likeness } from './search/similar.ts'
import { createSuggester, type Suggester } from './search/suggest.ts'
import { toStartAnswer } from './start-answer.ts'
import type { Analyzer } from './text/tokenize.ts'

export type Content = {
  shelf: ReadonlyMap<string, ShelvedCase>
  documents: SearchDocument[]
  lexicon: Lexicon
  likeness: Likeness
  suggest: Suggester
  start: StartAnswer
  coverage: Library['coverage']
  findCase: Library['findCase']
}

/** Prepares a case for search, once for each version of it: an edit of one case costs one case. */
export function createShelver(analyzer: Analyzer): (found: Case) => ShelvedCase {
  const shelved = new WeakMap<Case, ShelvedCase>()
  return (found) => {
    const known = shelved.get(found) ?? {
      found,
      document: buildDocument(found, analyzer),
      facets: facetValuesOf(found),
      plain: plainTextOf(found),
    }
    shelved.set(found, known)
    return known
  }
}

/**
 * Builds the content of a folder. Members-only cases are not in it at all: a filter would leak through counts, ranks
 * and suggestions.
 */
export function buildContent(
  all: readonly Case[],
  analyzer: Analyzer,
  store: VectorStore,
  shelve: (found: Case) => ShelvedCase,
): Content {
  const cases = all.filter(({ visibility }) => visibility === 'public')
  const shelf = new Map(cases.map((found) => [found.slug, shelve(found)]))
  const likeness = createLikeness([...shelf.keys()], (slug) => {
    const own = shelf.get(slug)?.document.passages ?? []
    return meanVector(own, ({ input }) => store.find(vectorKey(input)))
  })
  return {
    shelf,
    documents: [...shelf.values()].map(({ document }) => document),
    lexicon: buildLexicon(cases, analyzer),
    likeness,
    suggest: createSuggester(cases, analyzer),
    start: toStartAnswer(cases),
    coverage: createDailyCoverage(cases),
    findCase: createCaseFinder(cases, shelf, likeness),
  }
}

function createCaseFinder(
  cases: readonly Case[],
  shelf: Content['shelf'],
  likeness: Likeness,
): Library['findCase'] {
  const findSimilar = createSimilarFinder(cases, likeness)
  const movedTo = new Map(cases.flatMap(({ slug, aliases }) => aliases.map((old) => [old, slug])))
  return (slug) => {
    const shelved = shelf.get(slug)
    if (shelved) {
      const titleOf = (other: string) => shelf.get(other)?.found.title
      return { found: toCaseAnswer(shelved.found, findSimilar, titleOf) }
    }
    const target = movedTo.get(slug)
    return target === undefined ? undefined : { movedTo: target }
  }
}
