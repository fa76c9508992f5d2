/** Drafts over HTTP: the page on which a case is written, and what it asks while its editor types. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { CaseDraft, KeptDraft, WritingPage } from '../../contract/desk.ts'
import { readCaseDraft } from '../../contract/read-case-draft.ts'
import { type Fields, isFields } from '../../contract/untrusted-values.ts'
import { isSlug } from '../../contract/vocabulary.ts'
import type { Desk } from '../../desk/desk.ts'
import type { DeskService } from '../../desk/desk-service.ts'
import type { StoredDraft } from '../../desk/state/draft-rows.ts'
import { AppError } from '../../errors.ts'
import type { WholeLibrary } from '../../library/library.ts'
import type { ConcurrencyLimit } from '../concurrency-limit.ts'
import { allow, readerOf } from '../member-pages.ts'
import { originOf } from '../origin.ts'
import { isFromOwnPage } from '../own-page.ts'
import { sendPage } from '../pages.ts'
import { type DeskParts, deskOf } from './desk-pages.ts'

/** A draft has at most a megabyte; around it stand a question and a few numbers. */
const bodyLimit = 1_100_000

export type DraftParts = DeskParts & {
  service: DeskService
  /** Checks, previews and trials. */
  checkLimit: ConcurrencyLimit
}

type DraftRoute = { Params: { id: string } }
type DraftRequest = FastifyRequest<DraftRoute>

/** Registers the page and what belongs to it. */
export function registerDrafts(scope: FastifyInstance, parts: DraftParts): void {
  const { door, service, library, assets, checkLimit } = parts
  const desk = () => service.open(deskOf(door))
  const forEditors = { preHandler: allow('editor') }
  const writing = { ...forEditors, bodyLimit }

  scope.post('/desk/drafts', forEditors, async (request, reply) => {
    const made = desk().openNew(readerOf(request))
    return reply.redirect(`/desk/drafts/${made.id}`, 303)
  })

  scope.post<{ Params: { slug: string } }>(
    '/desk/cases/:slug/draft',
    forEditors,
    async (request, reply) => {
      const { slug } = request.params
      if (!isSlug(slug)) throw new AppError('CASE_NOT_FOUND', { slug })
      const opened = await desk().openCase(slug, readerOf(request))
      return reply.redirect(`/desk/drafts/${opened.id}`, 303)
    },
  )

  scope.get<DraftRoute>('/desk/drafts/:id', forEditors, async (request, reply) => {
    const reader = readerOf(request)
    const stored = desk().state.drafts.read(request.params.id, reader)
    if (!stored || stored.discardedOn !== undefined) throw new AppError('DRAFT_GONE')
    const writingPage: WritingPage = {
      kept: showStored(stored),
      ...(stored.pause && { pause: { draft: stored.pause.draft, at: stored.pause.at } }),
      ...service.form,
      mayPublish: desk().mayPublish(stored, reader),
    }
    return sendPage(reply, { page: 'writing', writing: writingPage }, assets)
  })

  scope.post<DraftRoute>('/desk/drafts/:id/discard', forEditors, async (request, reply) => {
    desk().state.drafts.discard(request.params.id)
    return reply.redirect('/desk', 303)
  })

  scope.put<DraftRoute>('/api/desk/drafts/:id', writing, async (request) => {
    const { draft, version, base } = readBody(request)
    const { drafts } = desk().state
    const answer = drafts.save(request.params.id, draft, version, readerOf(request), base)
    return 'saved' in answer
      ? { saved: showStored(answer.saved) }
      : { conflict: showStored(answer.conflict) }
  })

  scope.put<DraftRoute>('/api/desk/drafts/:id/pause', writing, async (request) => {
    const { draft, version } = readBody(request)
    desk().state.drafts.autosave(request.params.id, draft, version, readerOf(request))
    return { at: new Date().toISOString() }
  })

  scope.post<DraftRoute>('/api/desk/drafts/:id/stage', forEditors, async (request) => {
    const fields = readFields(request)
    const stage = fields['stage'] === 'ready' ? 'ready' : 'writing'
    const version = Number(fields['version'])
    const answer = desk().state.drafts.setStage(request.params.id, stage, version)
    if ('saved' in answer) return showStored(answer.saved)
    throw new AppError('DRAFT_CHANGED')
  })

  scope.post<DraftRoute>('/api/desk/drafts/:id/publish', forEditors, async (request) => {
    const { version } = readFields(request)
    return desk().publish(request.params.id, Number(version), readerOf(request))
  })

  registerLooks(scope, { desk, library, checkLimit, writing })
}

type LookParts = {
  desk: () => Desk
  library: WholeLibrary
  checkLimit: ConcurrencyLimit
  writing: object
}

/** What is only looked at: the checks, the page as readers would see it, and where a question would find it. */
function registerLooks(scope: FastifyInstance, parts: LookParts): void {
  const { desk, library, checkLimit, writing } = parts

  scope.post<DraftRoute>('/api/desk/drafts/:id/report', writing, async (request) => {
    const { draft } = readBody(request)
    return checkLimit.run(() => desk().report(draft))
  })

  scope.post<DraftRoute>('/api/desk/drafts/:id/preview', writing, async (request) => {
    const { draft } = readBody(request)
    const { files, slug } = await writeForLook(desk(), draft)
    const shown = await checkLimit.run(() =>
      library.desk().showDraft(slug, files, originOf(request)),
    )
    if (!shown) throw new AppError('DRAFT_REFUSED', { problem: '赤い印の所を直すと見られます。' })
    return shown
  })

  scope.post<DraftRoute>('/api/desk/drafts/:id/trial', writing, async (request) => {
    const { draft, question } = readBody(request)
    const { files, slug } = await writeForLook(desk(), draft)
    const trial = await checkLimit.run(() => library.desk().tryDraft(slug, files, question))
    if (!trial) throw new AppError('DRAFT_REFUSED', { problem: '赤い印の所を直すと試せます。' })
    return trial
  })
}

/** The files that the draft would become; what cannot be written cannot be looked at either. */
async function writeForLook(desk: Desk, draft: CaseDraft) {
  const { files, slug, problems } = await desk.writeForLook(draft)
  if (files) return { files, slug }
  const [first] = problems
  throw new AppError('DRAFT_REFUSED', { problem: first ? `${first.got} / ${first.want}` : '' })
}

/** As the page knows a draft: without the account that wrote it. */
function showStored({ id, draft, stage, version, base, writer, at }: StoredDraft): KeptDraft {
  return { id, draft, stage, version, ...(base !== undefined && { base }), writer, at }
}

function readFields(request: DraftRequest): Fields {
  const { body } = request
  if (!isFromOwnPage(request) || !isFields(body)) throw new AppError('BAD_DRAFT')
  return body
}

/** A question is as long as a search may be. */
const longestQuestion = 200

function readBody(request: DraftRequest) {
  const fields = readFields(request)
  const draft = readCaseDraft(fields['draft'])
  if (!draft) throw new AppError('BAD_DRAFT')
  const { version, base, question } = fields
  return {
    draft,
    version: Number.isSafeInteger(version) ? Number(version) : 0,
    base: typeof base === 'string' ? base : undefined,
    question: typeof question === 'string' ? question.slice(0, longestQuestion) : '',
  }
}
