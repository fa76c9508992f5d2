/** The session kit and the questions for a visit: what their addresses ask for, and for which cases. */

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
import type { PageData } from '../contract/page-data.ts'
import type { Parameters } from '../contract/query-string.ts'
import { isDay } from '../contract/untrusted-values.ts'
import { AppError } from '../errors.ts'
import type { Ask } from './ask.ts'
import { type AskFile, needFile, readFormat } from './file-answer.ts'
import {
  readParameters,
  readSingle,
  readSlugs,
  readTerm,
  readWhole,
  refuseUnknown,
} from './parameters.ts'

/** Asks for the page of a kit. */
export function askKitPage(url: string): Ask<PageData> {
  const parameters = readParameters(url)
  const { slugs, notes } = readFirstSlugs(parameters)
  const asked = readUsable(parameters)
  return (library) => {
    const answer = library.kit(slugs, asked.request)
    const kit = { ...answer, notes: [...notes, ...asked.notes, ...answer.notes] }
    return { page: 'kit', kit }
  }
}

/** Asks for the page of the questions for a visit. */
export function askVisitPage(url: string): Ask<PageData> {
  const { slugs, notes } = readFirstSlugs(readParameters(url))
  return (library) => {
    const answer = library.visit(slugs)
    const visit = { ...answer, notes: [...notes, ...answer.notes] }
    return { page: 'visit', visit }
  }
}

/** Asks for a file of a kit. */
export function askKit(url: string): AskFile {
  return askKitFile(url, noEdits)
}

/** The same with what its reader changed, which nothing but the files themselves keeps. */
export function askEditedKit(url: string, body: unknown): AskFile {
  const edits = parseEdits(body)
  if (!edits) throw new AppError('BAD_EDITS')
  return askKitFile(url, edits)
}

function askKitFile(url: string, edits: KitEdits): AskFile {
  const parameters = readParameters(url)
  refuseUnknown(parameters, kitFileParameters)
  const format = readFormat(parameters, kitFormats)
  const slugs = readSlugs(parameters, [1, mostKitCases])
  const asked = readKitRequest(parameters)
  return async (library) => needFile(await library.exportKit(slugs, asked, format, edits))
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

export const kitFileParameters: readonly string[] = [
  'format',
  'slug',
  'minutes',
  'purpose',
  'own',
  'date',
  'people',
]

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
