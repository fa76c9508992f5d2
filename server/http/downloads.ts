/** Files to be saved: any selection of cases, and two to four of them side by side (which can also be had as data). */

import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { ComparisonAnswerShape, comparisonFormats, exportFormats } from '../contract/api.ts'
import { parseListWords } from '../contract/list-words.ts'
import { longestQuestion, onePageFormats } from '../contract/one-page.ts'
import type { Parameters } from '../contract/query-string.ts'
import { pageParameters } from '../contract/read-address.ts'
import { mostCompared } from '../contract/vocabulary.ts'
import { AppError } from '../errors.ts'
import type { CaseChoice, Download } from '../library/library.ts'
import type { ConcurrencyLimit } from './concurrency-limit.ts'
import { isFromOwnPage } from './own-page.ts'
import {
  originOf,
  readParameters,
  readSingle,
  readSlugs,
  readText,
  refuseUnknown,
} from './parameters.ts'
import { readSearch } from './search-request.ts'

/** A file holds everything that was found, so that there are no pages. */
const searchNames = pageParameters.filter((name) => name !== 'page')
const known = ['format', 'slug', ...searchNames]

const mostCases = 100

/** GET /api/export: a file of cases, named one by one or found by a search. */
export function registerExport(scope: FastifyInstance, limit: ConcurrencyLimit): void {
  scope.get('/api/export', async (request, reply) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, known)
    const format = readFormat(parameters, exportFormats)
    const choice = readChoice(request.url)
    const origin = originOf(request)
    const file = await limit.run(() => request.library.exportCases(choice, format, { origin }))
    if (!file) throw new AppError('NOTHING_TO_EXPORT')
    // The addresses and the date in it are those of this request.
    reply.header('cache-control', 'no-store')
    return sendDownload(reply, file)
  })
}

/** A hundred notes of the greatest length. */
const mostListBytes = 1024 * 1024

/** POST /api/export: cases named one by one, with the name and the notes of their list, which only the file keeps. */
export function registerListExport(scope: FastifyInstance, limit: ConcurrencyLimit): void {
  scope.post('/api/export', { bodyLimit: mostListBytes }, async (request, reply) => {
    const list = isFromOwnPage(request) ? parseListWords(request.body) : undefined
    if (!list) throw new AppError('BAD_LIST')
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['format', 'slug'])
    const format = readFormat(parameters, ['docx', 'md'])
    const slugs = readSlugs(parameters, [1, mostCases])
    const origin = originOf(request)
    const file = await limit.run(() =>
      request.library.exportCases({ slugs }, format, { origin, list }),
    )
    if (!file) throw new AppError('NOTHING_TO_EXPORT')
    reply.header('cache-control', 'no-store')
    return sendDownload(reply, file)
  })
}

/** Names count before a search; an address with neither is not one for everything, but one that lost its list. */
function readChoice(url: string): CaseChoice {
  const parameters = readParameters(url)
  const isSearch = searchNames.some((name) => parameters.has(name))
  if (parameters.has('slug') && isSearch) throw new AppError('MIXED_CHOICE')
  if (isSearch) return { search: readSearch(url, known), most: mostCases }
  return { slugs: readSlugs(parameters, [1, mostCases]) }
}

const caseCounts = [2, mostCompared] as const

/** GET /api/compare: two to four cases side by side, as data or as a file. */
export function registerCompare(scope: FastifyInstance, limit: ConcurrencyLimit): void {
  const schema = { response: { 200: ComparisonAnswerShape } }
  scope.get('/api/compare', { schema }, async (request, reply) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['slug', 'format'])
    const slugs = readSlugs(parameters, caseCounts)
    if (!parameters.has('format')) {
      const comparison = request.library.compare(slugs)
      if (comparison) return comparison
      throw new AppError('NOTHING_TO_EXPORT')
    }
    const format = readFormat(parameters, comparisonFormats)
    const file = await limit.run(() => request.library.exportComparison(slugs, format))
    if (!file) throw new AppError('NOTHING_TO_EXPORT')
    reply.header('cache-control', 'no-store')
    return sendDownload(reply, file)
  })
}

/** GET /api/onepage: one to four cases on one page, as a file. */
export function registerOnePage(scope: FastifyInstance, limit: ConcurrencyLimit): void {
  scope.get('/api/onepage', async (request, reply) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['slug', 'q', 'format'])
    const slugs = readSlugs(parameters, [1, mostCompared])
    const format = readFormat(parameters, onePageFormats)
    const question = readText(parameters).slice(0, longestQuestion)
    const origin = originOf(request)
    const file = await limit.run(() =>
      request.library.exportOnePage(slugs, question, format, { origin }),
    )
    if (!file) throw new AppError('NOTHING_TO_EXPORT')
    reply.header('cache-control', 'no-store')
    return sendDownload(reply, file)
  })
}

/** The format of a file, which must be one of those known. */
export function readFormat<Format extends string>(
  parameters: Parameters,
  known: readonly Format[],
): Format {
  const got = readSingle(parameters, 'format') ?? ''
  const format = known.find((one) => one === got)
  if (format !== undefined) return format
  throw new AppError('BAD_PARAMETER', {
    name: 'format',
    got,
    want: `使える形式は ${known.join('、')} です。`,
  })
}

/** Sends the file under its Japanese name, and an ASCII one where a client reads no other; long text goes out piece by piece. */
export function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  const { name, extension, mediaType, content, missing } = file
  reply.type(mediaType)
  reply.header('content-disposition', describeDisposition(`${name}.${extension}`, extension))
  // For programs: a format such as RIS has no place in which to say so.
  if (missing.length > 0) reply.header('missing-cases', String(missing.length))
  return reply.send(content instanceof Uint8Array ? content : Readable.from(content))
}

/** The header that gives a file its name: RFC 6266 with the name in RFC 5987 form. */
export function describeDisposition(fileName: string, extension: string): string {
  return `attachment; filename="kaizen.${extension}"; filename*=UTF-8''${encodeName(fileName)}`
}

/** The four signs are allowed in addresses and not in RFC 5987. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
