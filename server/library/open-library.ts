/** Joins cases, analyser, engine and model into the library that the HTTP layer asks, and keeps it up to date. */

import { removeLeftovers } from '../atomic-write.ts'
import type { Case, Shelf } from '../cases/case.ts'
import { realDisk } from '../cases/folder.ts'
import { openLiveShelf } from '../cases/live-shelf.ts'
import { openParseCache } from '../cases/parse-cache.ts'
import { formatProblem } from '../cases/problems.ts'
import { followShelf } from '../cases/watch.ts'
import { type HealthAnswer, troubleSentences } from '../contract/api.ts'
import { readDayInJapan } from '../contract/format.ts'
import { AppError } from '../errors.ts'
import { openExports } from '../exports/open-exports.ts'
import type { Paper } from '../exports/paper.ts'
import { openWordWriter, WordThreadEnded } from '../exports/word/worker-queue.ts'
import { openKits } from '../kit/open-kits.ts'
import { decideVerdict } from '../search/answerability.ts'
import type { SearchDocument } from '../search/documents.ts'
import { createEmbeddedEngine } from '../search/embedded/engine.ts'
import {
  type Embedder,
  type EmbedderOptions,
  EmbedderUnavailable,
  startEmbedder,
} from '../search/embedding/embedder.ts'
import { openLastingEmbedder } from '../search/embedding/lasting-embedder.ts'
import { modelFolder } from '../search/embedding/model.ts'
import { openVectorStore, type VectorStore } from '../search/embedding/vector-store.ts'
import type { Evidence } from '../search/find-cases.ts'
import { openDigestCache } from '../search/forward-index/forward-index-cache.ts'
import { createQueryEmbedder } from '../search/meaning.ts'
import { refuseStrongKeys } from '../search/meilisearch/keys.ts'
import { type MeilisearchAccess, openMeilisearch } from '../search/meilisearch/open.ts'
import { collectRows } from '../search/passage-vectors.ts'
import { rankCases } from '../search/rank.ts'
import { searchCases } from '../search/search-cases.ts'
import { loadSynonyms } from '../search/synonyms.ts'
import { openAnalyzer } from '../text/token-cache.ts'
import { openTroubles, type Trouble, type TroubleKind } from '../troubles.ts'
import { rememberAnswers } from './answer-cache.ts'
import { buildContent, type Content, createCaseIndexer } from './content.ts'
import type { Library } from './library.ts'

export type LibraryOptions = {
  casesFolder: string
  dataFolder: string
  /** Hears, in Japanese, what an operator should know: bad case files, a missing model, a full disk. */
  log: (message: string) => void
  /** Follows the folder: what is saved while the library is open is shown within a second. */
  live?: boolean
  /** The search server to find cases with; without one the embedded engine does it alone. */
  meilisearch?: MeilisearchAccess
  /** For measuring: one kind of evidence alone. */
  evidence?: Evidence
  /** For tests: another folder with a model, or with none. */
  model?: string
  /** For tests: another thread in the place of the model's, and how soon it is started again. */
  modelThread?: URL
  modelPauseMs?: { first: number; longest: number }
  /** For measuring: open only when every passage has its vector, instead of computing behind the first answers. */
  waitForVectors?: boolean
}

/** Opens the library of a folder; a bad case file is left out and named, a missing model leaves words alone. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const troubles = openTroubles(options.log)
  /** Nothing to complete before there is content. */
  let completeAgain = () => {}
  const model: EmbedderOptions = {
    folder: options.model ?? modelFolder,
    ...(options.modelThread && { thread: options.modelThread }),
  }
  if (options.meilisearch) await refuseStrongKeys(options.meilisearch)
  await removeLeftovers(options.dataFolder)
  const parser = openParseCache(options.dataFolder, troubles)
  const [live, { analyzer, keep }, digests, store, embedder] = await Promise.all([
    parser.then(({ parse }) => openLiveShelf(options.casesFolder, realDisk, parse)),
    openAnalyzer(options.dataFolder, troubles),
    openDigestCache(options.dataFolder, troubles),
    openVectorStore(options.dataFolder, troubles),
    openLastingEmbedder({
      start: (onEnd) => startEmbedder({ ...model, onEnd }),
      onLoss: (error) => troubles.report('model', '', error),
      onReturn: () => {
        troubles.clear('model')
        completeAgain()
      },
      ...(options.modelPauseMs && { pauseMs: options.modelPauseMs }),
    }),
  ])
  const { book } = digests
  const embedded = createEmbeddedEngine(store.find, book)
  const server =
    options.meilisearch &&
    (await openMeilisearch({
      ...options.meilisearch,
      ...{ embedded, sources: { book, findVector: store.find }, log: options.log },
    }))
  const engine = server?.engine ?? embedded
  const synonyms = await loadSynonyms(analyzer)
  const index = createCaseIndexer(analyzer)
  let errors: string[] = []
  let content: Content

  const embedQuery = createQueryEmbedder(embedder)
  const evidence = options.evidence ?? 'both'
  const searchNow: Library['search'] = async (request, signal) => {
    const asked = content
    const { bySlug: cases, likeness, lexicon } = asked
    const isKnown = (term: string) => engine.knows(term)
    const reader = { analyzer, lexicon, synonyms, isKnown }
    const how = {
      embedQuery: (normal: string) => embedQuery(normal, signal),
      ...{ evidence, rank: rankCases, decide: decideVerdict },
    }
    const answer = await searchCases({ cases, engine, reader, likeness, ...how }, request)
    // Swapped in the middle: an answer made half of the old content and half of the new is none.
    return asked === content ? answer : searchNow(request, signal)
  }
  const { search, forget } = rememberAnswers(searchNow)

  const publish = async ({ documents }: Content, cases: readonly Case[]) => {
    await engine.publish(documents)
    server?.publishForMembers(cases.map((found) => index(found).document))
  }
  /** Builds beside what is served, then swaps. */
  const show = async (cases: readonly Case[]) => {
    const next = buildContent(cases, analyzer, store, index, book)
    await publish(next, cases)
    content = next
    forget()
  }
  const listErrors = ({ problems }: Shelf) => {
    const before = new Set(errors)
    errors = problems.filter(({ severity }) => severity === 'error').map(formatProblem)
    for (const error of errors) if (!before.has(error)) options.log(error)
    if (live.isLost()) troubles.report('folder', options.casesFolder, '読めません')
    else troubles.clear('folder', options.casesFolder)
  }
  listErrors(live.shelf())
  content = buildContent(live.shelf().cases, analyzer, store, index, book)
  await publish(content, live.shelf().cases)
  const { keep: keepParses, close: closeParser } = await parser
  await Promise.all([keep(), keepParses(), digests.keep(content.documents)])

  let closed = false
  const pending = { count: 0 }
  /** Words first: what is new can be found at once, its meaning follows when its vectors are computed. */
  const complete = async () => {
    const isPartial = (document: SearchDocument) =>
      !collectRows(book.digest(document).passages, store.find).isWhole
    const partial = content.documents.filter(isPartial)
    const missing = store.listMissing(partial.flatMap((document) => document.cutPassages()))
    if (closed) return
    try {
      // Without a model that is the trouble, and nothing can be computed until it is back.
      if (missing.length > 0 && !embedder.isReady()) return await store.save()
      const refused = await computeVectors(store, embedder, missing, pending)
      troubles.replace('passage', refused)
      if (missing.length > refused.size && !closed) await show(live.shelf().cases)
      troubles.clear('vectors')
    } catch (error) {
      // A model that has died is a trouble of its own, and completes when it is back.
      if (!closed && !(error instanceof EmbedderUnavailable)) troubles.report('vectors', '', error)
    }
  }
  let completing = complete()
  completeAgain = () => {
    completing = completing.then(complete)
  }
  if (options.waitForVectors) await completing

  const following = options.live
    ? followShelf(options.casesFolder, live, {
        onChange: async ({ shelf }) => {
          listErrors(shelf)
          await show(shelf.cases)
          troubles.clear('changes')
          completeAgain()
        },
        onFailure: (error) => {
          if (!closed) troubles.report('changes', '', error)
        },
      })
    : undefined

  const word = openWordWriter()
  const writeWord = (paper: Paper) =>
    word.write(paper).catch((error: unknown) => {
      if (closed) throw new AppError('CLOSING')
      if (error instanceof WordThreadEnded && error.isFull) throw new AppError('FILE_TOO_LARGE')
      throw error
    })
  const files = {
    find: (slug: string) => content.readCase(slug),
    ...{ read: analyzer.read, readDay: readDayInJapan, writeWord },
  }
  /** With what the engine says of itself: it writes its own lines in the log. */
  const listTroubles = (): readonly Trouble[] => {
    const { trouble, underWay } = engine.status()
    const found = [...troubles.list()]
    const add = (kind: TroubleKind, reason: string) => found.push({ kind, subject: '', reason })
    if (pending.count > 0) add('computing', `残り${pending.count}件`)
    if (trouble !== undefined) add('server', trouble)
    if (underWay !== undefined) add('publishing', underWay)
    return found
  }
  return {
    search,
    ...openExports({ ...files, search }),
    ...openKits(files),
    findCase: (slug, origin) => content.findCase(slug, origin),
    cards: (slugs) => content.cards(slugs),
    suggest: (text) => ({ suggestions: content.suggest(text) }),
    start: () => content.start(),
    locate: () => content.locate(),
    coverage: () => content.coverage(),
    updates: () => content.updates(),
    walls: (population) => content.walls(population),
    health: (): HealthAnswer => {
      const { name, generation, documents, vectors } = engine.status()
      const kinds = new Set(listTroubles().map(({ kind }) => kind))
      return {
        status: kinds.size > 0 ? 'degraded' : 'ok',
        ...{ engine: name, generation, cases: documents, vectors, waiting: pending.count },
        degraded: [...kinds].map((kind) => troubleSentences[kind]),
        problems: errors.length,
      }
    },
    troubles: listTroubles,
    problems: () => errors,
    close: async () => {
      closed = true
      troubles.close()
      following?.close()
      await Promise.all([embedder.close(), server?.close(), word.close(), closeParser()])
      await completing
    },
  }
}

/** Computes missing vectors and saves every few hundred, so that a kill loses little; answers what the model refuses. */
async function computeVectors(
  store: VectorStore,
  embedder: Embedder,
  missing: readonly string[],
  pending: { count: number },
): Promise<ReadonlyMap<string, unknown>> {
  const refused = new Map<string, unknown>()
  const stride = 500
  pending.count = missing.length
  try {
    for (let from = 0; from < missing.length; from += stride) {
      const batch = missing.slice(from, from + stride)
      for (const one of await store.compute(batch, embedder)) refused.set(...one)
      await store.save()
      pending.count = Math.max(0, missing.length - from - stride)
    }
    // Where nothing is missing, too: a damaged file is replaced by what is whole.
    await store.save()
    return refused
  } finally {
    pending.count = 0
  }
}
