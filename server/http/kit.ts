/** The session kit and the questions for a visit: two pages, and GET /api/kit for the files. */

import type { FastifyInstance } from 'fastify'
import type { PageAssets } from '../../web/render.tsx'
import { AppError } from '../errors.ts'
import { type KitRequest, kitFormats, mostKitCases, usualKit } from '../kit/choices.ts'
import type { Library } from '../library.ts'
import { sendDownload } from './downloads.ts'
import { readFormat } from './formats.ts'
import type { Gate } from './gate.ts'
import { kitParameters, readKitRequest } from './kit-request.ts'
import { sendPage } from './pages.ts'
import { type Parameters, readParameters, refuseUnknown } from './parameters.ts'
import { readSlugs } from './slugs.ts'

type Parts = { library: Library; fileGate: Gate; sheetGate: Gate; assets: PageAssets }

/** Registers the pages and the files. */
export function registerKit(scope: FastifyInstance, parts: Parts): void {
  const { library, fileGate, sheetGate, assets } = parts
  scope.get('/kit', async (request, reply) => {
    const parameters = readParameters(request.url)
    const { slugs, notes } = readFirstSlugs(parameters)
    const asked = readUsable(parameters)
    return sheetGate.run(async () => {
      const answer = library.kit(slugs, asked.request)
      // The day of the visit is in the references.
      reply.header('cache-control', 'no-store')
      const kit = { ...answer, notes: [...notes, ...asked.notes, ...answer.notes] }
      return sendPage(reply, { page: 'kit', kit }, assets)
    })
  })

  scope.get('/visit', async (request, reply) => {
    const { slugs, notes } = readFirstSlugs(readParameters(request.url))
    return sheetGate.run(async () => {
      const answer = library.visit(slugs)
      const visit = { ...answer, notes: [...notes, ...answer.notes] }
      return sendPage(reply, { page: 'visit', visit }, assets)
    })
  })

  scope.get('/api/kit', async (request, reply) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['format', ...kitParameters])
    const format = readFormat(parameters, kitFormats)
    const slugs = readSlugs(parameters, [1, mostKitCases])
    const asked = readKitRequest(parameters)
    const file = await fileGate.run(() => library.exportKit(slugs, asked, format))
    if (!file) throw new AppError('NOTHING_TO_EXPORT')
    reply.header('cache-control', 'no-store')
    return sendDownload(reply, file)
  })
}

/** A page for people takes the first cases and says so; programs are refused. */
function readFirstSlugs(parameters: Parameters): { slugs: string[]; notes: string[] } {
  const slugs = readSlugs(parameters, [0, Number.POSITIVE_INFINITY])
  if (slugs.length <= mostKitCases) return { slugs, notes: [] }
  const note = `事例は${mostKitCases}件まで。${slugs.length}件のうち、はじめの${mostKitCases}件で作った。`
  return { slugs: slugs.slice(0, mostKitCases), notes: [note] }
}

/** A mistyped link opens as the usual kit, with what was wrong with it. */
function readUsable(parameters: Parameters): { request: KitRequest; notes: string[] } {
  try {
    return { request: readKitRequest(parameters), notes: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { request: usualKit, notes: [`${error.message}いつもの形で作った。`] }
  }
}
