/** The pages as HTML documents: first view, mailed links, readers without scripts. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PageAssets } from '../../web/html-document.tsx'
import { type DocumentData, renderDocument, renderPage } from '../../web/render.tsx'
import { longestQuestion } from '../contract/one-page.ts'
import type { PageData } from '../contract/page-data.ts'
import type { AccessibilityReport } from '../contract/pages.ts'
import type { Parameters } from '../contract/query-string.ts'
import { findTerm, mostCompared, populationClasses } from '../contract/vocabulary.ts'
import type { Library } from '../library/library.ts'
import { findPlace } from './api.ts'
import type { ConcurrencyLimit } from './concurrency-limit.ts'
import type { NoteMissed } from './desk/missed.ts'
import { listSlugs, originOf, readParameters } from './parameters.ts'
import { readPageSearch } from './search-request.ts'

type Parts = {
  searchLimit: ConcurrencyLimit
  sheetLimit: ConcurrencyLimit
  /** Hears of a search that nothing answers. */
  noteMissed: NoteMissed
  assets: PageAssets
}

/** No name of a body is longer. */
const longestName = 40

/** Registers the pages that the browser takes over. */
export function registerPages(scope: FastifyInstance, parts: Parts): void {
  const { searchLimit, sheetLimit, noteMissed, assets } = parts
  scope.get('/', async (request, reply) =>
    sendPage(reply, { page: 'start', start: request.library.start() }, assets),
  )

  scope.get('/search', async (request, reply) => {
    const { search, state, dropped } = readPageSearch(request.url)
    const answer = await searchLimit.run(() => request.library.search(search, request.signal))
    if (answer.degraded) reply.header('cache-control', 'no-store')
    else if (answer.noAnswer) noteMissed(state.q, 'none')
    return sendPage(reply, { page: 'results', state, answer, dropped }, assets)
  })

  scope.get('/locate', async (request, reply) => {
    const typed = readParameters(request.url).get('body')?.[0]
    const bodies =
      typed === undefined
        ? undefined
        : request.library.findMunicipalities(typed.slice(0, longestName))
    const data: PageData = {
      page: 'locate',
      locate: request.library.locate(),
      ...(bodies && { bodies }),
    }
    return sendPage(reply, data, assets)
  })

  scope.get('/coverage', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return sendPage(reply, { page: 'coverage', coverage: request.library.coverage() }, assets)
  })

  scope.get('/compare', async (request, reply) => {
    const named = listSlugs(readParameters(request.url))
    const slugs = named.slice(0, mostCompared)
    return sheetLimit.run(async () => {
      const comparison = request.library.compare(slugs)
      return sendPage(
        reply,
        {
          page: 'compare',
          missing: comparison?.missing ?? slugs,
          leftOut: named.length - slugs.length,
          ...(comparison && { comparison }),
        },
        assets,
      )
    })
  })

  scope.get('/onepage', async (request, reply) => {
    const parameters = readParameters(request.url)
    const named = listSlugs(parameters)
    const slugs = named.slice(0, mostCompared)
    const question = (parameters.get('q')?.[0] ?? '').trim().slice(0, longestQuestion)
    return sheetLimit.run(async () => {
      const onePage = request.library.onePage(slugs, question)
      return sendPage(
        reply,
        {
          page: 'onepage',
          question,
          missing: onePage?.missing ?? slugs,
          leftOut: named.length - slugs.length,
          ...(onePage && { onePage }),
        },
        assets,
      )
    })
  })

  scope.get('/list', async (_request, reply) => sendPage(reply, { page: 'list' }, assets))

  scope.get('/plans', async (_request, reply) => sendPage(reply, { page: 'plans' }, assets))

  scope.get<{ Params: { slug: string } }>('/cases/:slug', async (request, reply) => {
    const place = findPlace(request)
    if ('movedTo' in place) return reply.redirect(`/cases/${place.movedTo}`, 301)
    return sendPage(reply, { page: 'case', case: place.found }, assets)
  })
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
  const documents: Readonly<
    Record<DocumentData['name'], (request: FastifyRequest) => DocumentData>
  > = {
    about: ({ library, audience, offers }) => ({
      name: 'about',
      holdings: library.start().holdings,
      ...(audience && { members: true }),
      ...offers,
    }),
    taxonomy: ({ library }) => ({ name: 'taxonomy', counts: library.start().shelves }),
    accessibility: () => ({ name: 'accessibility', report: accessibility }),
    updates: ({ library }) => ({ name: 'updates', updates: library.updates() }),
    walls: ({ library, url }) => readBarriers(library, readParameters(url)),
  }
  for (const [name, read] of Object.entries(documents)) {
    scope.get(`/${name}`, async (request, reply) => {
      return reply
        .type('text/html; charset=utf-8')
        .send(renderDocument(read(request), assets, request.audience))
    })
  }
}

/** A size that does not exist is passed over: an old link shows the barriers of all bodies. */
function readBarriers(library: Library, given: Parameters): DocumentData {
  const [word = ''] = given.get('population') ?? []
  const population = findTerm(populationClasses, word)?.id
  return {
    name: 'walls',
    barriers: library.barriers(population),
    ...(population !== undefined && { population }),
  }
}
