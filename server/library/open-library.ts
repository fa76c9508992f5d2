/** Joins cases, analyser, engine and model into the library that the HTTP layer asks, and keeps it up to date. */

import { removeLeftovers } from '../atomic-write.ts'
import type { Case } from '../cases/case.ts'
import { isCaseName, listWatchedNames, realDisk } from '../cases/folder.ts'
import { openLiveShelf } from '../cases/live-shelf.ts'
import type { ParseResult } from '../cases/parse.ts'
import { openParseCache } from '../cases/parse-cache.ts'
import { openParseThreads } from '../cases/parsing/parse-threads.ts'
import { listShownCases } from '../cases/shown-cases.ts'
import { listShownWithdrawn } from '../cases/shown-withdrawn.ts'
import type { CaseAudience } from '../contract/case-audience.ts'
import type { WithdrawnCase } from '../contract/withdrawn.ts'
import { AppError } from '../errors.ts'
import { openChangeMeter } from '../evaluation/change-meter.ts'
import type { WriteWord } from '../exports/download.ts'
import { openWordWriter, WordThreadEnded } from '../exports/word/worker-queue.ts'
import { once } from '../once.ts'
import { analyzeAhead } from '../search/documents.ts'
import { createEmbeddedEngine } from '../search/embedded/engine.ts'
import { type EmbedderOptions, startEmbedder } from '../search/embedding/embedder.ts'
import { type LastingEmbedder, openLastingEmbedder } from '../search/embedding/lasting-embedder.ts'
import { modelFolder } from '../search/embedding/model-files.ts'
import { openVectorStore } from '../search/embedding/vector-store.ts'
import type { Evidence } from '../search/find-cases.ts'
import { openForwardIndexCache } from '../search/forward-index/forward-index-cache.ts'
import { createQueryEmbedder } from '../search/meaning.ts'
import { refuseStrongKeys } from '../search/meilisearch/keys.ts'
import { type MeilisearchAccess, openMeilisearch } from '../search/meilisearch/open.ts'
import { normalizeText } from '../text/normalize.ts'
import { openAnalyzer } from '../text/token-cache.ts'
import { openTroubles, type Troubles } from '../troubles.ts'
import { type AudienceShelf, openAudienceLibrary } from './audience-library.ts'
import { buildCatalogue, createCaseIndexer } from './catalogue.ts'
import { openDeskLibrary } from './desk-library.ts'
import { openHealth } from './health.ts'
import type { WholeLibrary } from './library.ts'
import { openLibraryWords } from './library-words.ts'
import { openLiveCatalogue } from './live-catalogue.ts'
import { describeLack, readMemoryLimitMb } from './memory-room.ts'
import { createVectorCompletion } from './vector-completion.ts'

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
  /** For tests: another amount of memory than this machine has. */
  memoryMb?: number
  /** Opens before the model is loaded: whoever asks at once waits for it as long as for any vector, then has words. */
  modelMayFollow?: boolean
  /** For measuring: open only when every passage has its vector, instead of computing behind the first answers. */
  waitForVectors?: boolean
}

/** Opens the library of a folder; a bad case file is left out and named, a missing model leaves words alone. */
export async function openLibrary(options: LibraryOptions): Promise<WholeLibrary> {
  const { casesFolder, dataFolder, log } = options
  const troubles = openTroubles(log)
  /** Until there is a catalogue, there is nothing to complete. */
  let complete = (): Promise<void> => Promise.resolve()
  if (options.meilisearch) await refuseStrongKeys(options.meilisearch)
  await removeLeftovers(dataFolder)
  await reportLack(options, troubles)
  const embedder = openModel(options, troubles, () => void complete())
  const opening = openAnalyzer(dataFolder, troubles)
  // While the threads parse: of a first opening this is a quarter.
  const analyzeParsed = ({ case: found, draft }: ParseResult) => {
    if (!found || draft) return
    // Where it does not open, that is said below.
    opening.then(({ analyzer }) => analyzeAhead(found, analyzer)).catch(() => undefined)
  }
  const [{ parses, live }, analysis, cachedIndex, store] = await Promise.all([
    openShelf(casesFolder, dataFolder, troubles, analyzeParsed),
    opening,
    openForwardIndexCache(dataFolder, troubles),
    openVectorStore(dataFolder, troubles),
    options.modelMayFollow ? undefined : embedder.started,
  ]).catch(async (error: unknown) => {
    // An exit while the model is being loaded aborts the process (onnxruntime 1.30).
    await embedder.close()
    throw error
  })
  const { analyzer } = analysis
  const { forwardIndex } = cachedIndex
  const createEngine = () => createEmbeddedEngine(store.find, forwardIndex)
  const embedded = createEngine()
  const server =
    options.meilisearch &&
    (await openMeilisearch({
      ...options.meilisearch,
      embedded,
      sources: { forwardIndex, findVector: store.find },
      log,
    }))
  const engine = server?.engine ?? embedded
  // Opened with the first case that is for members, and kept: such a case may come back.
  const openMembersEngine = once(() => server?.openForMembers(createEngine()) ?? createEngine())

  const index = createCaseIndexer(analyzer, forwardIndex)
  const buildFor = (audience: CaseAudience, cases: readonly Case[]) =>
    buildCatalogue(listShownCases(cases, audience), analyzer, store, index, forwardIndex)
  const shelves = await openLiveCatalogue({
    casesFolder,
    live,
    build: (cases, withdrawn): Shelves => ({
      public: { catalogue: buildFor('public', cases), engine },
      members: cases.some(({ visibility }) => visibility === 'members')
        ? { catalogue: buildFor('members', cases), engine: openMembersEngine() }
        : undefined,
      withdrawn: {
        public: listShownWithdrawn(withdrawn, 'public', listShownCases(cases, 'public')),
        members: listShownWithdrawn(withdrawn, 'members', listShownCases(cases, 'members')),
      },
    }),
    publish: async (next) => {
      for (const shelf of [next.public, next.members]) {
        await shelf?.engine.publish(shelf.catalogue.documents)
      }
    },
    onSwap: () => {
      for (const library of [everybodys, membersOwn]) library.forgetAnswers()
    },
    troubles,
    log,
  })
  store.settle()
  const listCatalogues = () => {
    const { public: open, members } = shelves.current()
    return [open.catalogue, ...(members ? [members.catalogue] : [])]
  }
  const listDocuments = () => [...new Set(listCatalogues().flatMap(({ documents }) => documents))]
  // What was new has titles to be read out for the suggestions: that is kept, too.
  if (analysis.hasLearned()) for (const { suggest } of listCatalogues()) suggest('')
  await Promise.all([analysis.keep(), parses.keep(), cachedIndex.keep(listDocuments())])

  const word = openLibraryWord()
  const words = openLibraryWords({
    analyzer,
    meter: openChangeMeter({
      ...{ casesFolder, dataFolder },
      embedQuery: createQueryEmbedder(embedder, measuringPatienceMs),
    }),
    onChange: () => {
      for (const library of [everybodys, membersOwn]) library.forgetAnswers()
    },
  })
  const shared = {
    analyzer,
    synonyms: words.find,
    embedQuery: createQueryEmbedder(embedder),
    evidence: options.evidence ?? 'both',
    writeWord: word.write,
  }
  const everybodys = openAudienceLibrary({
    ...shared,
    current: () => shelves.current().public,
    withdrawn: () => shelves.current().withdrawn.public,
  })
  const membersOwn = openAudienceLibrary({
    ...shared,
    current: () => shelves.current().members ?? shelves.current().public,
    withdrawn: () => shelves.current().withdrawn.members,
  })

  const desk = openDeskLibrary({
    ...{ ...shared, dataFolder, live, index, forwardIndex, store, embedder },
    current: () => (shelves.current().members ?? shelves.current().public).catalogue,
  })

  const completion = createVectorCompletion({
    store,
    embedder,
    forwardIndex,
    troubles,
    listDocuments,
    onComputed: shelves.refresh,
  })
  complete = completion.complete
  const completed = complete()
  if (options.waitForVectors) await completed
  if (options.live) shelves.follow(() => void complete())

  const health = openHealth({
    ...{ engine, troubles, errors: shelves.errors },
    isStarting: embedder.isStarting,
    waiting: completion.waiting,
    wordsVersion: words.version,
  })
  const whole = {
    ...health,
    close: async () => {
      troubles.close()
      shelves.close()
      words.close()
      const computed = completion.close()
      await Promise.all([
        embedder.close(),
        server?.close(),
        word.close(),
        parses.close(),
        desk.close(),
      ])
      await computed
    },
  }
  const library = { ...everybodys, ...whole }
  const forMembers = { ...membersOwn, ...whole }
  return {
    ...library,
    forMembers: () => (hasMembersOwn(shelves.current()) ? forMembers : library),
    desk: () => desk,
    normalForm: normalizeText,
    words: words.library,
  }
}

/** What is measured waits for its vectors: by words alone it would be something else. */
const measuringPatienceMs = 30_000

/** `members` holds all cases, and is there only while one of them is for members alone. */
type Shelves = {
  public: AudienceShelf
  members: AudienceShelf | undefined
  withdrawn: Record<CaseAudience, ReadonlyMap<string, WithdrawnCase>>
}

/** Whether members read anything that others do not. */
function hasMembersOwn({ members, withdrawn }: Shelves): boolean {
  return members !== undefined || withdrawn.members.size > withdrawn.public.size
}

/** Writes Word files in one thread, whoever asks; what ends that is said in the words of the library. */
function openLibraryWord(): { write: WriteWord; close: () => Promise<void> } {
  let closed = false
  const word = openWordWriter()
  return {
    write: (paper) =>
      word.write(paper).catch((error: unknown) => {
        if (closed) throw new AppError('CLOSING')
        if (error instanceof WordThreadEnded && error.isFull) throw new AppError('FILE_TOO_LARGE')
        throw error
      }),
    close: async () => {
      closed = true
      await word.close()
    },
  }
}

/** Says where the memory will hardly do; a folder that cannot be listed is said by who reads it. */
async function reportLack(
  { casesFolder, memoryMb = readMemoryLimitMb() }: LibraryOptions,
  troubles: Troubles,
): Promise<void> {
  const names = await listWatchedNames(casesFolder, realDisk).catch(() => [])
  const lack = describeLack(names.filter(isCaseName).length, memoryMb)
  if (lack !== undefined) troubles.report('memory', '', lack)
}

/** Reads the folder, of whose files only those are parsed that never were. */
async function openShelf(
  casesFolder: string,
  dataFolder: string,
  troubles: Troubles,
  onParsed: (result: ParseResult) => void,
) {
  const parses = await openParseCache(dataFolder, troubles, openParseThreads(), onParsed)
  return { parses, live: await openLiveShelf(casesFolder, realDisk, parses.parse, parses.recall) }
}

/** Starts the model, now and whenever its thread has died; away, it is a trouble. */
function openModel(
  { model, modelThread, modelPauseMs }: LibraryOptions,
  troubles: Troubles,
  onReturn: () => void,
): LastingEmbedder {
  const options: EmbedderOptions = { folder: model ?? modelFolder }
  if (modelThread) options.thread = modelThread
  return openLastingEmbedder({
    start: (onEnd) => startEmbedder({ ...options, onEnd }),
    onLoss: (error) => troubles.report('model', '', error),
    onReturn: () => {
      troubles.clear('model')
      onReturn()
    },
    pauseMs: modelPauseMs,
  })
}
