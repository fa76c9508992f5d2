/** The library as the editors' desk asks it: all cases, drafts among them for as long as they are looked at. */

import { createHash } from 'node:crypto'
import type { Case } from '../cases/case.ts'
import type { LiveShelf } from '../cases/live-shelf.ts'
import { openParseThreads } from '../cases/parsing/parse-threads.ts'
import type { CaseFiles } from '../contract/desk.ts'
import { checkDraft, listLikenesses } from '../desk/check-draft.ts'
import { readLinksReport } from '../desk/links-report.ts'
import { drawRadar } from '../desk/radar.ts'
import { describeTrial, requestTrial } from '../desk/try-question.ts'
import type { LastingEmbedder } from '../search/embedding/lasting-embedder.ts'
import type { VectorStore } from '../search/embedding/vector-store.ts'
import type { Catalogue } from './catalogue.ts'
import { type DraftShelf, type DraftShelfParts, openDraftShelf } from './draft-shelf.ts'
import { openDraftVectors } from './draft-vectors.ts'
import type { DeskLibrary } from './library.ts'
import { type ShelfSearchParts, searchShelf } from './search-shelf.ts'

type DeskParts = ShelfSearchParts &
  Omit<DraftShelfParts, 'vectors'> & {
    dataFolder: string
    live: Pick<LiveShelf, 'files' | 'shelf'>
    /** What members read: every published case. */
    current: () => Catalogue
    store: Pick<VectorStore, 'find'>
    embedder: LastingEmbedder
  }

/** A draft is tried with one question after the other; each shelf has an index of all cases, 3 MB for 150 of them. */
const mostKept = 4

const meaningMissing =
  '下書きの意味の計算が終わっていないため、言葉だけで探した（もう一度試すと続きを計算する）'

/** Opens the desk; `close` ends the threads in which drafts are read. */
export function openDeskLibrary(parts: DeskParts): DeskLibrary & { close: () => Promise<void> } {
  const { current, dataFolder, embedder, live, store } = parts
  const threads = openParseThreads({ withHead: true })
  const shelfParts = { ...parts, vectors: openDraftVectors(store, embedder) }
  const kept = createKept(() => live.shelf().cases)

  const check = async (slug: string, files: CaseFiles) => {
    const checked = await checkDraft(files, slug, { others: live.files(), threads })
    const { found } = checked
    const shelf = found && openDraftShelf(found, live.shelf().cases, shelfParts)
    kept.keep(nameDraft(slug, files), shelf)
    return { checked, shelf }
  }
  const openShelf = async (slug: string, files: CaseFiles): Promise<DraftShelf | undefined> =>
    kept.find(nameDraft(slug, files)) ?? (await check(slug, files)).shelf

  return {
    allCases: () => current().listCases(),
    coverageOfAll: () => current().coverage(),
    checkDraft: async (slug, files) => {
      const { checked, shelf } = await check(slug, files)
      const { found: _, duplicates, ...report } = checked
      const similar = shelf ? readPage(shelf, slug)?.similar : undefined
      const titleOf = (other: string) => current().readCase(other)?.title
      const like = (similar ?? []).map((one) => ({ found: one, reasons: one.reasons }))
      return { ...report, likenesses: listLikenesses(duplicates, like, titleOf) }
    },
    tryDraft: async (slug, files, question) => {
      const draft = await openShelf(slug, files)
      if (!draft) return undefined
      const { shelf, isWhole } = await draft.openSearch()
      const evidence = isWhole ? parts.evidence : 'words'
      const request = requestTrial(question, shelf.catalogue.bySlug.size)
      const answer = await searchShelf(shelf, { ...parts, evidence }, request)
      const trial = describeTrial(question, slug, answer)
      return isWhole ? trial : { ...trial, degraded: [...(trial.degraded ?? []), meaningMissing] }
    },
    showDraft: async (slug, files, origin) => {
      const draft = await openShelf(slug, files)
      return draft && readPage(draft, slug, origin)
    },
    radar: async () =>
      drawRadar({
        cases: current().listCases(),
        coverage: current().coverage(),
        problems: live.shelf().problems,
        links: await readLinksReport(dataFolder),
      }),
    close: threads.close,
  }
}

function readPage({ findCase }: DraftShelf, slug: string, origin?: string) {
  const answer = findCase(slug, origin)
  return answer && 'found' in answer ? answer.found : undefined
}

function nameDraft(slug: string, files: CaseFiles): string {
  return createHash('sha256')
    .update(JSON.stringify([slug, files]))
    .digest('base64url')
}

/** Keeps the shelves of the drafts looked at last, until a case of the library changes. */
function createKept(readCases: () => readonly Case[]) {
  const shelves = new Map<string, DraftShelf>()
  let cases = readCases()
  const forgetOld = () => {
    if (cases !== readCases()) shelves.clear()
    cases = readCases()
  }
  return {
    find: (name: string): DraftShelf | undefined => {
      forgetOld()
      return shelves.get(name)
    },
    keep: (name: string, shelf: DraftShelf | undefined) => {
      forgetOld()
      shelves.delete(name)
      if (!shelf) return
      if (shelves.size >= mostKept) shelves.delete(shelves.keys().next().value ?? '')
      shelves.set(name, shelf)
    },
  }
}
