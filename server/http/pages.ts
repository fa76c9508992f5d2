/** The pages as HTML documents: first view, mailed links, readers without scripts. */

import type { FastifyInstance, FastifyReply } from 'fastify'
import type { PageAssets } from '../../web/html-document.tsx'
import { renderDocument, renderPage } from '../../web/render.tsx'
import type { Ask } from '../answers/ask.ts'
import { findPlace } from '../answers/case-place.ts'
import { documents } from '../answers/document-answer.ts'
import {
  askComparePage,
  askCoveragePage,
  askLocatePage,
  askOnePagePage,
  askResultsPage,
  askStartPage,
} from '../answers/page-answer.ts'
import type { PageData } from '../contract/page-data.ts'
import type { AccessibilityReport } from '../contract/pages.ts'
import type { ConcurrencyLimit } from './concurrency-limit.ts'
import type { NoteMissed } from './desk/missed.ts'
import { originOf } from './origin.ts'

type Parts = {
  searchLimit: ConcurrencyLimit
  sheetLimit: ConcurrencyLimit
  /** Hears of a search that nothing answers. */
  noteMissed: NoteMissed
  assets: PageAssets
}

/** Registers the pages that the browser takes over. */
export function registerPages(scope: FastifyInstance, parts: Parts): void {
  const { searchLimit, sheetLimit, noteMissed, assets } = parts
  scope.get('/', async (_request, reply) => answerPage(reply, askStartPage(), assets))

  scope.get('/search', async (request, reply) => {
    const { library, signal } = request
    const ask = askResultsPage(request.url)
    const data = await searchLimit.run(() => ask(library, { origin: originOf(request), signal }))
    const { answer, state } = data
    if (answer.degraded) reply.header('cache-control', 'no-store')
    else if (answer.noAnswer) noteMissed(state.q, 'none')
    return sendPage(reply, data, assets)
  })

  scope.get('/locate', async (request, reply) =>
    answerPage(reply, askLocatePage(request.url), assets),
  )

  scope.get('/coverage', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return answerPage(reply, askCoveragePage(), assets)
  })

  scope.get('/compare', async (request, reply) =>
    answerInTurn(reply, sheetLimit, askComparePage(request.url), assets),
  )

  scope.get('/onepage', async (request, reply) =>
    answerInTurn(reply, sheetLimit, askOnePagePage(request.url), assets),
  )

  scope.get('/list', async (_request, reply) => sendPage(reply, { page: 'list' }, assets))

  scope.get('/plans', async (_request, reply) => sendPage(reply, { page: 'plans' }, assets))

  scope.get<{ Params: { slug: string } }>('/cases/:slug', async (request, reply) => {
    const place = findPlace(request.library, request.params.slug, originOf(request))
    if ('movedTo' in place) return reply.redirect(`/cases/${place.movedTo}`, 301)
    return sendPage(reply, { page: 'case', case: place.found }, assets)
  })
}

/** Sends what an address asks for, made and drawn when its turn has come. */
export function answerInTurn(
  reply: FastifyReply,
  limit: ConcurrencyLimit,
  ask: Ask<PageData>,
  assets: PageAssets,
): Promise<FastifyReply> {
  return limit.run(async () => answerPage(reply, ask, assets))
}

function answerPage(reply: FastifyReply, ask: Ask<PageData>, assets: PageAssets): FastifyReply {
  const { request } = reply
  return sendPage(reply, ask(request.library, { origin: originOf(request) }), assets)
}

/** Sends a page as a document. */
export function sendPage(reply: FastifyReply, data: PageData, assets: PageAssets): FastifyReply {
  const { request } = reply
  return reply
    .type('text/html; charset=utf-8')
    .send(renderPage(data, assets, originOf(request), request.audience, request.offers))
}

type DocumentParts = {
  assets: PageAssets
  accessibility: AccessibilityReport | undefined
}

/** Registers the pages that are only read: what the library is, what its words mean, what was tested, what is new. */
export function registerDocuments(scope: FastifyInstance, parts: DocumentParts): void {
  const { assets, accessibility } = parts
  for (const [name, read] of Object.entries(documents)) {
    scope.get(`/${name}`, async (request, reply) => {
      const { library, url, audience, offers } = request
      const data = read({ library, url, audience, offers, accessibility })
      return reply
        .type('text/html; charset=utf-8')
        .send(renderDocument(data, assets, originOf(request), audience))
    })
  }
}
