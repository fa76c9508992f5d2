/** Joins cases, analyser, engine and model into the library that the HTTP layer asks. */

import { toCaseAnswer } from './case-answer.ts'
import type { Case } from './cases/case.ts'
import { loadCases } from './cases/load.ts'
import { formatProblem } from './cases/problems.ts'
import type { HealthAnswer } from './contract.ts'
import type { Library } from './library.ts'
import { meanVector } from './search/content-vector.ts'
import { buildDocument } from './search/documents.ts'
import { createEmbeddedEngine } from './search/embedded/engine.ts'
import { type Embedder, startEmbedder } from './search/embedding/embedder.ts'
import { modelFolder } from './search/embedding/model.ts'
import { vectorKey } from './search/embedding/vector-pack.ts'
import { openVectorStore, type VectorStore } from './search/embedding/vector-store.ts'
import { facetValuesOf } from './search/facets.ts'
import { buildLexicon } from './search/lexicon.ts'
import { createQueryEmbedder } from './search/meaning.ts'
import { type Evidence, plainTextOf, type ShelvedCase, searchCases } from './search/search-cases.ts'
import { createLikeness, createSimilarFinder } from './search/similar.ts'
import { createSuggester } from './search/suggest.ts'
import { loadSynonyms } from './search/synonyms.ts'
import { toStartAnswer } from './start-answer.ts'
import { type Analyzer, loadAnalyzer } from './text/tokenize.ts'

export type LibraryOptions = {
  casesFolder: string
  dataFolder: string
  /** Hears, in Japanese, what an operator should know: bad case files, a missing model, a full disk. */
  log: (message: string) => void
  /** For measuring: one kind of evidence alone. */
  evidence?: Evidence
  /** For tests: another folder with a model, or with none. */
  model?: string
  /** For measuring: open only when every passage has its vector, instead of computing behind the first answers. */
  waitForVectors?: boolean
}

/** Opens the library of a folder; a bad case file is left out and named, a missing model leaves words alone. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const troubles = new Set<string>()
  const report = (message: string) => {
    troubles.add(message)
    options.log(message)
  }
  const [{ cases: all, problems }, analyzer, store, embedder] = await Promise.all([
    loadCases(options.casesFolder),
    loadAnalyzer(),
    openVectorStore(options.dataFolder, report),
    startEmbedder(options.model ?? modelFolder).catch((error: Error) => {
      report(`意味での検索が使えません: ${causeOf(error)}`)
      return undefined
    }),
  ])
  const errors = problems.filter(({ severity }) => severity === 'error').map(formatProblem)
  errors.forEach(options.log)

  // Members-only cases are not in this index at all: a filter would leak through counts, ranks and suggestions.
  const cases = all.filter(({ visibility }) => visibility === 'public')
  const shelf = shelveCases(cases, analyzer)
  const documents = [...shelf.values()].map(({ document }) => document)
  const passages = documents.flatMap((document) => document.passages)
  const engine = createEmbeddedEngine(store.find)
  await engine.publish(documents)

  let closed = false
  const pending = { count: 0 }
  const completing = completeVectors(store, embedder, passages, pending)
    .then(async (added) => {
      if (added && !closed) await engine.publish(documents)
    })
    .catch((error: Error) => {
      if (!closed) report(`ベクトルを計算できません: ${causeOf(error)}`)
    })
  if (options.waitForVectors) await completing

  const likeness = createLikeness([...shelf.keys()], (slug) => {
    const own = shelf.get(slug)?.document.passages ?? []
    return meanVector(own, ({ input }) => store.find(vectorKey(input)))
  })
  const findSimilar = createSimilarFinder(cases, likeness)
  const suggest = createSuggester(cases, analyzer)
  const start = toStartAnswer(cases)
  const movedTo = new Map(cases.flatMap(({ slug, aliases }) => aliases.map((old) => [old, slug])))
  const embedQuery = createQueryEmbedder(embedder)
  const reader = {
    analyzer,
    lexicon: buildLexicon(cases, analyzer),
    synonyms: await loadSynonyms(analyzer),
    isKnown: (term: string) => engine.knows(term),
  }
  const evidence = options.evidence ?? 'both'
  const parts = { shelf, engine, reader, likeness, embedQuery, evidence }

  return {
    search: (request) => searchCases(parts, request),
    findCase: (slug) => {
      const shelved = shelf.get(slug)
      if (shelved) {
        const titleOf = (other: string) => shelf.get(other)?.found.title
        return { found: toCaseAnswer(shelved.found, findSimilar, titleOf) }
      }
      const target = movedTo.get(slug)
      return target === undefined ? undefined : { movedTo: target }
    },
    suggest: (text) => ({ suggestions: suggest(text) }),
    start: () => start,
    health: (): HealthAnswer => {
      const { name, generation, documents: count, vectors } = engine.status()
      const waiting = pending.count > 0 ? [`ベクトルを計算中（残り${pending.count}件）`] : []
      const degraded = [...troubles, ...waiting]
      return {
        status: degraded.length > 0 ? 'degraded' : 'ok',
        ...{ engine: name, generation, cases: count, vectors, degraded, problems: errors },
      }
    },
    close: async () => {
      closed = true
      await embedder?.close()
      await completing
    },
  }
}

function shelveCases(cases: readonly Case[], analyzer: Analyzer): Map<string, ShelvedCase> {
  return new Map(
    cases.map((found) => [
      found.slug,
      {
        found,
        document: buildDocument(found, analyzer),
        facets: facetValuesOf(found),
        plain: plainTextOf(found),
      },
    ]),
  )
}

/** Computes the vectors that are missing; answers whether there were any. Saves every few hundred: a kill loses little. */
async function completeVectors(
  store: VectorStore,
  embedder: Embedder | undefined,
  passages: Parameters<VectorStore['listMissing']>[0],
  pending: { count: number },
): Promise<boolean> {
  const missing = store.listMissing(passages)
  if (!embedder || missing.length === 0) return false
  const stride = 500
  pending.count = missing.length
  for (let from = 0; from < missing.length; from += stride) {
    await store.compute(missing.slice(from, from + stride), embedder)
    await store.save()
    pending.count = Math.max(0, missing.length - from - stride)
  }
  return true
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message
}
