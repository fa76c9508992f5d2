/** Everything the library answers from for one state of the cases: built beside, then swapped in as a whole. */

import type { Case } from '../cases/case.ts'
import { once } from '../once.ts'
import { toCard } from '../search/card.ts'
import { buildDocument, type SearchDocument } from '../search/documents.ts'
import type { VectorStore } from '../search/embedding/vector-store.ts'
import type { ShelvedCase } from '../search/find-cases.ts'
import { createDigestBook, type DigestBook } from '../search/forward-index/forward-index.ts'
import { createLexicon, type Lexicon } from '../search/lexicon.ts'
import { collectRows, meanVector } from '../search/passage-vectors.ts'
import { plainTextOf } from '../search/search-cases.ts'
import { createLikeness, createSimilarFinder, type Likeness } from '../search/similar.ts'
import { createSuggester, type Suggester } from '../search/suggest.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { listUpdates, toCaseAnswer } from './case-answer.ts'
import type { Library } from './library.ts'
import {
  createDailyCoverage,
  createWallsReader,
  toLocateAnswer,
  toStartAnswer,
} from './page-answers.ts'

export type Content = {
  shelf: ReadonlyMap<string, ShelvedCase>
  documents: SearchDocument[]
  lexicon: Lexicon
  likeness: Likeness
  suggest: Suggester
  start: Library['start']
  locate: Library['locate']
  coverage: Library['coverage']
  updates: Library['updates']
  walls: Library['walls']
  findCase: Library['findCase']
  /** The case itself, by its name or by a former one. */
  readCase: (slug: string) => Case | undefined
  cards: Library['cards']
}

/** Prepares a case for search, once for each version of it: an edit of one case costs one case. */
export function createShelver(analyzer: Analyzer): (found: Case) => ShelvedCase {
  const shelved = new WeakMap<Case, ShelvedCase>()
  return (found) => {
    const known = shelved.get(found) ?? shelveCase(found, analyzer)
    shelved.set(found, known)
    return known
  }
}

function shelveCase(found: Case, analyzer: Analyzer): ShelvedCase {
  const document = buildDocument(found, analyzer)
  let plain: string | undefined
  return {
    ...{ found, document, facets: document.facets },
    get plain() {
      plain ??= plainTextOf(found)
      return plain
    },
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
  book: DigestBook = createDigestBook(),
): Content {
  const cases = all.filter(({ visibility }) => visibility === 'public')
  const shelf = new Map(cases.map((found) => [found.slug, shelve(found)]))
  const documents = [...shelf.values()].map(({ document }) => document)
  const likeness = createLikeness([...shelf.keys()], (slug) => {
    const document = shelf.get(slug)?.document
    return document && meanVector(collectRows(book.digest(document).passages, store.find))
  })
  return {
    shelf,
    documents,
    lexicon: createLexicon(
      documents.map((document) => book.digest(document).nouns),
      book.dictionaries.nouns,
    ),
    likeness,
    suggest: createSuggester(cases, analyzer),
    start: once(() => toStartAnswer(cases)),
    locate: once(() => toLocateAnswer(cases)),
    coverage: createDailyCoverage(cases),
    updates: once(() => listUpdates(cases)),
    walls: createWallsReader(cases),
    findCase: createCaseFinder(cases, shelf, likeness),
    readCase: createCaseReader(cases, shelf),
    cards: createCardFinder(cases, shelf),
  }
}

function createCardFinder(cases: readonly Case[], shelf: Content['shelf']): Library['cards'] {
  const movedTo = mapMoves(cases)
  const find = (asked: string) => shelf.get(asked) ?? shelf.get(movedTo.get(asked) ?? '')
  return (slugs) => ({
    cards: slugs.flatMap((asked) => {
      const shelved = find(asked)
      return shelved ? [{ asked, ...toCard(shelved.found) }] : []
    }),
    missing: slugs.filter((asked) => find(asked) === undefined),
  })
}

function createCaseReader(cases: readonly Case[], shelf: Content['shelf']): Content['readCase'] {
  const movedTo = mapMoves(cases)
  return (slug) => (shelf.get(slug) ?? shelf.get(movedTo.get(slug) ?? ''))?.found
}

function createCaseFinder(
  cases: readonly Case[],
  shelf: Content['shelf'],
  likeness: Likeness,
): Library['findCase'] {
  const findSimilar = createSimilarFinder(cases, likeness)
  const movedTo = mapMoves(cases)
  return (slug, origin) => {
    const shelved = shelf.get(slug)
    if (shelved) {
      const titleOf = (other: string) => shelf.get(other)?.found.title
      return { found: toCaseAnswer(shelved.found, { findSimilar, titleOf, origin }) }
    }
    const target = movedTo.get(slug)
    return target === undefined ? undefined : { movedTo: target }
  }
}

/** Today's names of cases by their old ones. */
function mapMoves(cases: readonly Case[]): Map<string, string> {
  return new Map(cases.flatMap(({ slug, aliases }) => aliases.map((old) => [old, slug])))
}
