/** Files to be saved: any selection of cases, and two to four of them side by side (which can also be had as data). */

import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import {
  type AskFile,
  askComparison,
  askExport,
  askListExport,
  askOnePage,
} from '../answers/file-answer.ts'
import { describeFile } from '../answers/file-headers.ts'
import { ComparisonAnswerShape } from '../contract/api.ts'
import type { Download } from '../library/library.ts'
import type { ConcurrencyLimit } from './concurrency-limit.ts'
import { originOf } from './origin.ts'
import { isFromOwnPage } from './own-page.ts'

/** GET /export: a file of cases, named one by one or found by a search. */
export function registerExport(scope: FastifyInstance, limit: ConcurrencyLimit): void {
  scope.get('/export', async (request, reply) => sendInTurn(reply, limit, askExport(request.url)))
}

/** A hundred notes of the greatest length. */
const mostListBytes = 1024 * 1024

/** POST /export: cases named one by one, with the name and the notes of their list, which only the file keeps. */
export function registerListExport(scope: FastifyInstance, limit: ConcurrencyLimit): void {
  scope.post('/export', { bodyLimit: mostListBytes }, async (request, reply) => {
    const body = isFromOwnPage(request) ? request.body : undefined
    return sendInTurn(reply, limit, askListExport(request.url, body))
  })
}

/** GET /compare: two to four cases side by side, as data or as a file. */
export function registerCompare(scope: FastifyInstance, limit: ConcurrencyLimit): void {
  const schema = { response: { 200: ComparisonAnswerShape } }
  scope.get('/compare', { schema }, async (request, reply) => {
    const asked = askComparison(request.url)
    if ('file' in asked) return sendInTurn(reply, limit, asked.file)
    return asked.data(request.library, { origin: originOf(request) })
  })
}

/** GET /onepage: one to four cases on one page, as a file. */
export function registerOnePage(scope: FastifyInstance, limit: ConcurrencyLimit): void {
  scope.get('/onepage', async (request, reply) => sendInTurn(reply, limit, askOnePage(request.url)))
}

/** Makes the file when its turn has come, and sends it. */
export async function sendInTurn(
  reply: FastifyReply,
  limit: ConcurrencyLimit,
  ask: AskFile,
): Promise<FastifyReply> {
  const { request } = reply
  const file = await limit.run(() => ask(request.library, { origin: originOf(request) }))
  // The addresses and the date in it are those of this request.
  reply.header('cache-control', 'no-store')
  return sendDownload(reply, file)
}

/** Sends the file under its name; long text goes out piece by piece. */
export function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  const { content } = file
  return reply
    .headers(describeFile(file))
    .send(content instanceof Uint8Array ? content : Readable.from(content))
}
