/** One request to a server and to what answers without one, as two things that can be compared. */

import type { FastifyInstance, InjectOptions } from 'fastify'
import { answerRequest, type PlainRequest } from '../../server/answers/answer-request.ts'
import type { ErrorAnswer } from '../../server/contract/error-answer.ts'
import type { PageData } from '../../server/contract/page-data.ts'
import type { Library } from '../../server/library/library.ts'
import { leaveOutChance, readPayload } from '../http/ask-app.ts'

export type Got = { status: number; headers: Record<string, unknown>; body: unknown }

const host = 'library.example'

/** What is answered without a server; of a page that is refused, the page that says so. */
export async function askPlainly(library: Library, request: PlainRequest): Promise<Got> {
  const answer = await answerRequest(library, request, { origin: `http://${host}` })
  const got = toGot(answer.status, answer.headers, Buffer.from(answer.body))
  const isRefusedPage = isOfPage(request.path) && got.status !== 200
  return isRefusedPage ? { ...got, body: showRefusal(got.body as ErrorAnswer) } : got
}

/** What the server says, and where it sends on, what is said there; of a page, its data. */
export async function askServer(app: FastifyInstance, { path, body }: PlainRequest): Promise<Got> {
  const sent = { method: 'POST', headers: { host, 'content-type': 'application/json' }, body }
  const asked = body === undefined ? { headers: { host } } : sent
  const response = await app.inject({ url: path, ...asked } as InjectOptions)
  const { statusCode, headers, rawPayload } = response
  const { location } = headers
  if (statusCode === 301 && typeof location === 'string') return askServer(app, { path: location })
  if (headers['content-type'] !== 'text/html; charset=utf-8' || !isOfPage(path)) {
    return toGot(statusCode, headers, rawPayload)
  }
  const data = /id="page-data">(.*?)<\/script>/s.exec(response.body)?.[1] ?? ''
  return toGot(statusCode, { ...headers, ...dataHeaders }, Buffer.from(data))
}

const dataHeaders = { 'content-type': 'application/json; charset=utf-8' }

function isOfPage(path: string): boolean {
  return !/^\/api(\/|$)/.test(path)
}

const told = ['content-type', 'content-disposition', 'missing-cases', 'allow']

/** The headers that say what an answer is, and its body as data where it is no file. */
function toGot(status: number, headers: Record<string, unknown>, payload: Buffer): Got {
  const text = leaveOutChance(readPayload(payload))
  const isFile = headers['content-disposition'] !== undefined
  return {
    status,
    headers: Object.fromEntries(told.map((name) => [name, headers[name]])),
    // A server writes the fields of its data in the order of their shape.
    body: isFile ? text : JSON.parse(text.replaceAll('"tookMs":…', '"tookMs":0')),
  }
}

function showRefusal({ error: { code, message, withdrawn } }: ErrorAnswer): PageData {
  if (withdrawn !== undefined) return { page: 'withdrawn', withdrawn }
  if (code === 'NOT_FOUND' || code === 'CASE_NOT_FOUND') return { page: 'missing' }
  return { page: 'error', code, message }
}
