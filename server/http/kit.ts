/** The session kit and the questions for a visit: two pages, and /kit below the prefix of the data for the files. */

import type { FastifyInstance } from 'fastify'
import type { PageAssets } from '../../web/html-document.tsx'
import { askEditedKit, askKit, askKitPage, askVisitPage } from '../answers/kit-answer.ts'
import type { ConcurrencyLimit } from './concurrency-limit.ts'
import { sendInTurn } from './downloads.ts'
import { isFromOwnPage } from './own-page.ts'
import { answerInTurn } from './pages.ts'

type PageParts = { sheetLimit: ConcurrencyLimit; assets: PageAssets }

/** Registers the pages. */
export function registerKitPages(scope: FastifyInstance, parts: PageParts): void {
  const { sheetLimit, assets } = parts
  scope.get('/kit', async (request, reply) => {
    const ask = askKitPage(request.url)
    // The day of the visit is in the references.
    reply.header('cache-control', 'no-store')
    return answerInTurn(reply, sheetLimit, ask, assets)
  })

  scope.get('/visit', async (request, reply) =>
    answerInTurn(reply, sheetLimit, askVisitPage(request.url), assets),
  )
}

/** GET and POST /kit: the kit as a file, and the same with what its reader changed. */
export function registerKit(scope: FastifyInstance, fileLimit: ConcurrencyLimit): void {
  scope.get('/kit', async (request, reply) => sendInTurn(reply, fileLimit, askKit(request.url)))

  scope.post('/kit', { bodyLimit: mostEditBytes }, async (request, reply) => {
    const body = isFromOwnPage(request) ? request.body : undefined
    return sendInTurn(reply, fileLimit, askEditedKit(request.url, body))
  })
}

/** A kit with every line rewritten has some 60 KB. */
const mostEditBytes = 512 * 1024
