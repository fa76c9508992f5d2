/** The session kit and the questions for a visit: two pages, and /api/kit for the files. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PageAssets } from '../../web/html-document.tsx'
import {
  type KitRequest,
  kitFormats,
  kitMinutes,
  kitPeople,
  mostKitCases,
  ownBodies,
  purposes,
  usualKit,
} from '../contract/kit.ts'
import { type KitEdits, noEdits, parseEdits } from '../contract/kit-edits.ts'
import type { Parameters } from '../contract/query-string.ts'
import { isDay } from '../contract/untrusted-values.ts'
import { AppError } from '../errors.ts'
import type { ConcurrencyLimit } from './concurrency-limit.ts'
import { readFormat, sendDownload } from './downloads.ts'
import { isFromOwnPage } from './own-page.ts'
import { sendPage } from './pages.ts'
import {
  readParameters,
  readSingle,
  readSlugs,
  readTerm,
  readWhole,
  refuseUnknown,
} from './parameters.ts'

type Parts = {
  fileLimit: ConcurrencyLimit
  sheetLimit: ConcurrencyLimit
  assets: PageAssets
}

/** Registers the pages and the files. */
export function registerKit(scope: FastifyInstance, parts: Parts): void {
  const { fileLimit, sheetLimit, assets } = parts
  scope.get('/kit', async (request, reply) => {
    const parameters = readParameters(request.url)
    const { slugs, notes } = readFirstSlugs(parameters)
    const asked = readUsable(parameters)
    return sheetLimit.run(async () => {
      const answer = request.library.kit(slugs, asked.request)
      // The day of the visit is in the references.
      reply.header('cache-control', 'no-store')
      const kit = { ...answer, notes: [...notes, ...asked.notes, ...answer.notes] }
      return sendPage(reply, { page: 'kit', kit }, assets)
    })
  })

  scope.get('/visit', async (request, reply) => {
    const { slugs, notes } = readFirstSlugs(readParameters(request.url))
    return sheetLimit.run(async () => {
      const answer = request.library.visit(slugs)
      const visit = { ...answer, notes: [...notes, ...answer.notes] }
      return sendPage(reply, { page: 'visit', visit }, assets)
    })
  })

  const sendFile = async (
    { url, library }: FastifyRequest,
    reply: FastifyReply,
    edits: KitEdits,
  ) => {
    const parameters = readParameters(url)
    refuseUnknown(parameters, ['format', ...kitParameters])
    const format = readFormat(parameters, kitFormats)
    const slugs = readSlugs(parameters, [1, mostKitCases])
    const asked = readKitRequest(parameters)
    const file = await fileLimit.run(() => library.exportKit(slugs, asked, format, edits))
    if (!file) throw new AppError('NOTHING_TO_EXPORT')
    reply.header('cache-control', 'no-store')
    return sendDownload(reply, file)
  }

  scope.get('/api/kit', (request, reply) => sendFile(request, reply, noEdits))

  /** The same with what its reader changed, which nothing but the files themselves keeps. */
  scope.post('/api/kit', { bodyLimit: mostEditBytes }, (request, reply) => {
    const edits = isFromOwnPage(request) ? parseEdits(request.body) : undefined
    if (!edits) throw new AppError('BAD_EDITS')
    return sendFile(request, reply, edits)
  })
}

/** A kit with every line rewritten has some 60 KB. */
const mostEditBytes = 512 * 1024

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

const kitParameters = ['slug', 'minutes', 'purpose', 'own', 'date', 'people']

/** Reads the request; a word or a number that is none of those known is refused by name. */
function readKitRequest(parameters: Parameters): KitRequest {
  const date = readDate(parameters)
  const people = readPeople(parameters)
  return {
    minutes: readMinutes(parameters),
    purpose: readTerm(parameters, 'purpose', purposes) ?? usualKit.purpose,
    own: readTerm(parameters, 'own', ownBodies) ?? usualKit.own,
    ...(date !== undefined && { date }),
    ...(people !== undefined && { people }),
  }
}

/** The form of the page sends its empty fields along. */
function readDate(parameters: Parameters): string | undefined {
  const got = readSingle(parameters, 'date')
  if (got === undefined || got === '') return undefined
  if (isDay(got)) return got
  throw new AppError('BAD_PARAMETER', {
    name: 'date',
    got,
    want: '2026-12-10 の形にしてください。',
  })
}

function readPeople(parameters: Parameters): number | undefined {
  if (readSingle(parameters, 'people') === '') return undefined
  return readWhole(parameters, 'people', [kitPeople.least, kitPeople.most])
}

function readMinutes(parameters: Parameters): KitRequest['minutes'] {
  const got = readSingle(parameters, 'minutes')
  if (got === undefined) return usualKit.minutes
  const minutes = kitMinutes.find((one) => String(one) === got)
  if (minutes !== undefined) return minutes
  const want = `${kitMinutes.join('、')} のどれかにしてください。`
  throw new AppError('BAD_PARAMETER', { name: 'minutes', got, want })
}
