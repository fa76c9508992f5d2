/**
 * The desk's page on a server of its own, with the answers of its API made up: for promises about what the page does
 * with them, whatever the real checks say.
 */

import Fastify, { type FastifyInstance } from 'fastify'
import type { CaseAnswer } from '../../server/contract/api.ts'
import type {
  CaseDraft,
  DraftReport,
  DraftTrial,
  KeptDraft,
  PublishAnswer,
  SaveAnswer,
  WritingPage,
} from '../../server/contract/desk.ts'
import { findPage, registerFiles } from '../../server/http/assets.ts'
import { guardAnswers } from '../../server/http/guards.ts'
import { findMunicipalities } from '../../server/search/find-municipalities.ts'
import type { Brought } from '../../web/desk/desk-api.ts'
import { renderPage } from '../../web/render.tsx'
import { makeFakeLibrary } from './test-app.ts'

/** What the fake server holds and answers; a test changes it as it goes. */
export type FakeDesk = {
  page: WritingPage
  isLoggedOut: boolean
  report: DraftReport
  trial: DraftTrial
  publishing: PublishAnswer
  brought: Brought
  /** The requests that changed or asked for something, by their last name: pause, report, save … */
  asked: string[]
  url: string
  close: () => Promise<void>
}

const noReport: DraftReport = { problems: [], likenesses: [], unknownNumbers: [] }

/** Opens the desk with this page. */
export async function openFakeDesk(page: WritingPage): Promise<FakeDesk> {
  const app = Fastify({ bodyLimit: 20_000_000 })
  const desk: FakeDesk = {
    page,
    isLoggedOut: false,
    report: noReport,
    trial: { question: '', total: 0, noAnswer: false, reasons: [], first: [] },
    publishing: { published: 'case', lostRemarks: [] },
    brought: { draft: {}, unplaced: [], notes: [] },
    asked: [],
    url: '',
    close: () => app.close(),
  }
  guardAnswers(app)
  const { folder, ...assets } = await findPage()
  await registerFiles(app, folder)
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) =>
    done(null, body),
  )
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/desk/')) return
    reply.header('cache-control', 'private, no-store')
    const error = { code: 'LOGIN_NEEDED', message: 'ログインしてください。' }
    if (desk.isLoggedOut) return reply.code(401).send({ error })
    desk.asked.push(nameRequest(request.method, request.url))
  })
  registerAnswers(app, desk)
  app.get('/desk/drafts/:id', async (_, reply) =>
    reply.type('text/html; charset=utf-8').send(
      renderPage({ page: 'writing', writing: desk.page }, assets, desk.url, {
        name: '佐々木',
        role: 'editor',
      }),
    ),
  )
  app.get<{ Querystring: { q: string } }>('/api/municipalities', async ({ query }) => ({
    municipalities: findMunicipalities(query.q),
  }))
  desk.url = await app.listen({ port: 0, host: '127.0.0.1' })
  return desk
}

function nameRequest(method: string, url: string): string {
  const last = /([a-z]+)(\?.*)?$/.exec(url)?.[1] ?? ''
  return method === 'PUT' && last !== 'pause' ? 'save' : last
}

type Sent<Body> = { Body: Body; Params: { id: string } }

function registerAnswers(app: FastifyInstance, desk: FakeDesk): void {
  type Text = { draft: CaseDraft; version: number }
  const keep = (change: Partial<KeptDraft>): KeptDraft => {
    desk.page = { ...desk.page, kept: { ...desk.page.kept, ...change } }
    return desk.page.kept
  }
  app.put<Sent<Text>>('/api/desk/drafts/:id', async ({ body }): Promise<SaveAnswer> => {
    const { version } = desk.page.kept
    if (body.version !== version) return { conflict: desk.page.kept }
    return { saved: keep({ draft: body.draft, version: version + 1, stage: 'writing' }) }
  })
  app.put<Sent<Text>>('/api/desk/drafts/:id/pause', async ({ body }) => {
    const at = new Date().toISOString()
    desk.page = { ...desk.page, pause: { draft: body.draft, at } }
    return { at }
  })
  app.post('/api/desk/drafts/:id/report', async () => desk.report)
  app.post<Sent<Text>>(
    '/api/desk/drafts/:id/preview',
    async ({ body }): Promise<CaseAnswer> => drawCase(body.draft),
  )
  app.post<Sent<{ question: string }>>('/api/desk/drafts/:id/trial', async ({ body }) => ({
    ...desk.trial,
    question: body.question,
  }))
  app.post<Sent<{ stage: KeptDraft['stage'] }>>('/api/desk/drafts/:id/stage', async ({ body }) =>
    keep({ stage: body.stage }),
  )
  app.post('/api/desk/drafts/:id/publish', async () => desk.publishing)
  app.post('/api/desk/bring', async () => desk.brought)
}

function drawCase({ fields }: CaseDraft): CaseAnswer {
  const place = makeFakeLibrary().findCase('kawase-city-madoguchi')
  if (!place || 'movedTo' in place) throw new Error('the fake library has lost its case')
  return { ...place.found, title: String(fields['title'] ?? '') }
}
