/** GET /api/export: a file of cases, named one by one or found by a search. */

import type { FastifyInstance } from 'fastify'
import { exportFormats } from '../contract.ts'
import { AppError } from '../errors.ts'
import type { CaseChoice, Library } from '../library.ts'
import { sendDownload } from './downloads.ts'
import { readFormat } from './formats.ts'
import type { Gate } from './gate.ts'
import { originOf } from './origin.ts'
import { type Parameters, readParameters, refuseUnknown } from './parameters.ts'
import { pageParameters, parseSearchRequest } from './search-request.ts'
import { readSlugs } from './slugs.ts'

/** A file holds everything that was found, so that there are no pages. */
const searchNames = pageParameters.filter((name) => name !== 'page')
const known = ['format', 'slug', ...searchNames]

const mostCases = 100

/** Registers the export route. */
export function registerExport(scope: FastifyInstance, library: Library, gate: Gate): void {
  scope.get('/api/export', async (request, reply) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, known)
    const format = readFormat(parameters, exportFormats)
    const choice = readChoice(parameters)
    const origin = originOf(request)
    const file = await gate.run(() => library.exportCases(choice, format, { origin }))
    if (!file) throw new AppError('NOTHING_TO_EXPORT')
    // The addresses and the date in it are those of this request.
    reply.header('cache-control', 'no-store')
    return sendDownload(reply, file)
  })
}

/** Names count before a search; an address with neither is not one for everything, but one that lost its list. */
function readChoice(parameters: Parameters): CaseChoice {
  const isSearch = searchNames.some((name) => parameters.has(name))
  if (parameters.has('slug') && isSearch) throw new AppError('MIXED_CHOICE')
  if (isSearch) return { search: parseSearchRequest(parameters), most: mostCases }
  return { slugs: readSlugs(parameters, [1, mostCases]) }
}
