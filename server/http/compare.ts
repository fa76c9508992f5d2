/** GET /api/compare: two to four cases side by side, as data or as a file. */

import type { FastifyInstance } from 'fastify'
import { ComparisonAnswerShape, comparisonFormats } from '../contract.ts'
import { AppError } from '../errors.ts'
import type { Library } from '../library.ts'
import { sendDownload } from './downloads.ts'
import { readFormat } from './formats.ts'
import type { Gate } from './gate.ts'
import { readParameters, refuseUnknown } from './parameters.ts'
import { mostCompared, readSlugs } from './slugs.ts'

const caseCounts = [2, mostCompared] as const

/** Registers the comparison route. */
export function registerCompare(scope: FastifyInstance, library: Library, gate: Gate): void {
  const schema = { response: { 200: ComparisonAnswerShape } }
  scope.get('/api/compare', { schema }, async (request, reply) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['slug', 'format'])
    const slugs = readSlugs(parameters, caseCounts)
    if (!parameters.has('format')) {
      const comparison = library.compare(slugs)
      if (comparison) return comparison
      throw new AppError('NOTHING_TO_EXPORT')
    }
    const format = readFormat(parameters, comparisonFormats)
    const file = await gate.run(() => library.exportComparison(slugs, format))
    if (!file) throw new AppError('NOTHING_TO_EXPORT')
    reply.header('cache-control', 'no-store')
    return sendDownload(reply, file)
  })
}
