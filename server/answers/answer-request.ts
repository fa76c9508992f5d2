/** The public routes without a server: an address and what it answers, for a library that is opened where it is read. */

import type { PageData } from '../contract/page-data.ts'
import { AppError } from '../errors.ts'
import type { Download, ReadersLibrary } from '../library/library.ts'
import type { Ask, Surroundings } from './ask.ts'
import { followPlace } from './case-place.ts'
import { askCards, askMunicipalities, askSearch, askSuggestions } from './data-answer.ts'
import { describeError } from './error-answer.ts'
import { type AskFile, askComparison, askExport, askListExport, askOnePage } from './file-answer.ts'
import { describeFile } from './file-headers.ts'
import { askEditedKit, askKit, askKitPage, askVisitPage } from './kit-answer.ts'
import {
  askComparePage,
  askCoveragePage,
  askLocatePage,
  askOnePagePage,
  askResultsPage,
  askStartPage,
} from './page-answer.ts'
import { readRoute } from './route.ts'

/** An address of the API or of a page; with a body, which only an own page can write, it is sent there. */
export type PlainRequest = { path: string; body?: string }

export type PlainAnswer = {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer>
}

type Asked = { data: Ask<unknown> } | { file: AskFile }
type Read = (url: string, slug: string) => Asked

const asData =
  (read: (url: string) => Ask<unknown>): Read =>
  (url) => ({ data: read(url) })
const asFile =
  (read: (url: string) => AskFile): Read =>
  (url) => ({ file: read(url) })
const asPage = (data: PageData): Read => asData(() => () => data)

/** What reads an address; that of a page answers what the page shows. */
const reading: ReadonlyMap<string, Read> = new Map([
  ['/api/search', asData(askSearch)],
  ['/api/suggest', asData(askSuggestions)],
  ['/api/municipalities', asData(askMunicipalities)],
  ['/api/cards', asData(askCards)],
  ['/api/start', asData(() => (library) => library.start())],
  ['/api/locate', asData(() => (library) => library.locate())],
  ['/api/coverage', asData(() => (library) => library.coverage())],
  ['/api/compare', askComparison],
  ['/api/export', asFile(askExport)],
  ['/api/onepage', asFile(askOnePage)],
  ['/api/kit', asFile(askKit)],
  [
    '/api/cases/:slug',
    (_url, slug) => ({ data: (library, { origin }) => followPlace(library, slug, origin) }),
  ],
  [
    '/cases/:slug',
    (_url, slug) => ({
      data: (library, { origin }): PageData => ({
        page: 'case',
        case: followPlace(library, slug, origin),
      }),
    }),
  ],
  ['/', asData(askStartPage)],
  ['/search', asData(askResultsPage)],
  ['/locate', asData(askLocatePage)],
  ['/coverage', asData(askCoveragePage)],
  ['/compare', asData(askComparePage)],
  ['/onepage', asData(askOnePagePage)],
  ['/kit', asData(askKitPage)],
  ['/visit', asData(askVisitPage)],
  ['/list', asPage({ page: 'list' })],
  ['/plans', asPage({ page: 'plans' })],
])

/** What reads an address together with what is sent to it. */
const sending: ReadonlyMap<string, (url: string, body: unknown) => AskFile> = new Map([
  ['/api/export', askListExport],
  ['/api/kit', askEditedKit],
])

/** Answers a request as the server does, refusals too. What else goes wrong is a bug, and is thrown. */
export async function answerRequest(
  library: ReadersLibrary,
  request: PlainRequest,
  surroundings: Surroundings,
): Promise<PlainAnswer> {
  try {
    const asked = readRequest(request)
    return 'data' in asked
      ? answerData(200, await asked.data(library, surroundings))
      : answerFile(await asked.file(library, surroundings))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { headers, ...answer } = answerData(error.status, describeError(error))
    return { ...answer, headers: { ...headers, ...error.headers } }
  }
}

function readRequest({ path, body }: PlainRequest): Asked {
  const { route, slug } = readRoute(path)
  if (body !== undefined) {
    const read = sending.get(route)
    if (read) return { file: read(path, parseBody(body)) }
    const method = 'POST'
    throw new AppError('METHOD_NOT_ALLOWED', { method }, { headers: { allow: 'GET, HEAD' } })
  }
  const read = reading.get(route)
  if (!read) throw new AppError('NOT_FOUND')
  return read(path, slug)
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new AppError('BAD_REQUEST', undefined, { cause })
  }
}

function answerData(status: number, data: unknown): PlainAnswer {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return { status, headers, body: JSON.stringify(data) }
}

function answerFile(file: Download): PlainAnswer {
  const { content } = file
  const body = content instanceof Uint8Array ? new Uint8Array(content) : [...content].join('')
  return { status: 200, headers: describeFile(file), body }
}
