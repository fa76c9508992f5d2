/** Requests to the own server: abortable, limited in time, failing with a message a reader can use. */

import { formatSearch, pageFit } from '../server/contract/address.ts'
import type {
  CardsAnswer,
  CaseAnswer,
  MunicipalitiesAnswer,
  SearchAnswer,
  SuggestAnswer,
} from '../server/contract/api.ts'
import type { ErrorAnswer } from '../server/contract/error-answer.ts'
import type {
  KeptAnswer,
  KeptKind,
  KeptWritten,
  SharedAnswer,
  SharedKind,
  ShareMade,
} from '../server/contract/kept.ts'
import type { KitEdits } from '../server/contract/kit-edits.ts'
import type { ListWords } from '../server/contract/list-words.ts'
import type { PageData } from '../server/contract/page-data.ts'
import type { CoverageAnswer, LocateAnswer, StartAnswer } from '../server/contract/pages.ts'
import { listDropped, readAddress } from '../server/contract/read-address.ts'
import type { EvidenceId } from '../server/contract/vocabulary.ts'
import type { WithdrawnCase } from '../server/contract/withdrawn.ts'
import { answering } from './answering.ts'
import { noteAudience } from './state.ts'

const patienceMs = 10_000
/** A file of a hundred cases takes seconds to write, and may wait for others before it. */
const filePatienceMs = 60_000

type FailureKind = 'network' | 'timeout' | 'server' | 'missing' | 'session' | 'refused'

const ownMessages = {
  network: 'サーバーにつながらなかった。通信を確かめてから試す。',
  timeout: '待っても返事がなかった。',
  server: 'サーバーで誤りが起きた。',
  missing: '見つからなかった。',
  session: 'ログインが切れた。',
  refused: '受け付けられなかった。',
} as const satisfies Record<FailureKind, string>

/** A request without an answer; the message is for the reader. */
export class RequestFailure extends Error {
  readonly kind: FailureKind
  /** What the server said of a case that is gone. */
  readonly withdrawn: WithdrawnCase | undefined

  constructor(
    kind: FailureKind,
    message: string = ownMessages[kind],
    withdrawn: WithdrawnCase | undefined = undefined,
  ) {
    super(message)
    this.kind = kind
    this.withdrawn = withdrawn
  }
}

/** Whether an address is one of the pages that the browser can show from data. */
export function isPagePath(path: string): boolean {
  return (
    ['/', '/search', '/locate', '/coverage', '/list', '/plans'].includes(path) ||
    caseSlug(path) !== undefined ||
    answering.pages.includes(path)
  )
}

/** Fetches what the page at this address shows; a search may be asked for its words alone. */
export async function loadPage(
  url: URL,
  signal: AbortSignal,
  evidence: EvidenceId = 'both',
): Promise<PageData> {
  if (answering.pages.includes(url.pathname)) {
    return requestJson<PageData>(url.pathname + url.search, signal)
  }
  const slug = caseSlug(url.pathname)
  if (slug !== undefined) return loadCase(slug, signal)
  if (url.pathname === '/') {
    return { page: 'start', start: await requestJson<StartAnswer>('/api/start', signal) }
  }
  if (url.pathname === '/locate') {
    return { page: 'locate', locate: await requestJson<LocateAnswer>('/api/locate', signal) }
  }
  if (url.pathname === '/coverage') {
    const coverage = await requestJson<CoverageAnswer>('/api/coverage', signal)
    return { page: 'coverage', coverage }
  }
  if (url.pathname === '/list') return { page: 'list' }
  if (url.pathname === '/plans') return { page: 'plans' }
  return loadSearch(url.search, signal, evidence)
}

async function loadSearch(
  address: string,
  signal: AbortSignal,
  evidence: EvidenceId,
): Promise<PageData> {
  const read = readAddress(address)
  const { state, problems } = read
  const isBroken = problems[0]?.refusal.code === 'BROKEN_URL'
  // The server says what is wrong with it.
  const query = isBroken ? address.slice(1) : formatSearch(state)
  const wanted = state.fit === undefined ? `&fit=${pageFit}` : ''
  const more = evidence === 'both' ? wanted : `${wanted}&evidence=${evidence}`
  const answer = await requestJson<SearchAnswer>(`/api/search?${query}${more}`, signal)
  return { page: 'results', state, answer, dropped: listDropped(read) }
}

/** Fetches what the typed beginning could become. */
export async function loadSuggestions(
  text: string,
  signal: AbortSignal,
): Promise<SuggestAnswer['suggestions']> {
  const query = new URLSearchParams({ q: text })
  return (await requestJson<SuggestAnswer>(`/api/suggest?${query}`, signal)).suggestions
}

/** Fetches the bodies whose name begins so. */
export async function loadMunicipalities(
  name: string,
  signal: AbortSignal,
): Promise<MunicipalitiesAnswer['municipalities']> {
  const query = new URLSearchParams({ q: name })
  const path = `/api/municipalities?${query}`
  return (await requestJson<MunicipalitiesAnswer>(path, signal)).municipalities
}

/** Fetches what lists show of these cases. */
export function loadCards(slugs: readonly string[], signal: AbortSignal): Promise<CardsAnswer> {
  const query = new URLSearchParams(slugs.map((slug) => ['slug', slug]))
  return requestJson<CardsAnswer>(`/api/cards?${query}`, signal)
}

async function loadCase(slug: string, signal: AbortSignal): Promise<PageData> {
  try {
    return { page: 'case', case: await requestJson<CaseAnswer>(`/api/cases/${slug}`, signal) }
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    if (error.withdrawn) return { page: 'withdrawn', withdrawn: error.withdrawn }
    if (error.kind === 'missing') return { page: 'missing' }
    throw error
  }
}

function caseSlug(path: string): string | undefined {
  return /^\/cases\/([^/]+)$/.exec(path)?.[1]
}

/** Fetches a file with what its reader wrote, and the name it is to have. */
export function loadEditedFile(
  path: string,
  words: KitEdits | ListWords,
): Promise<{ name: string; content: Blob }> {
  return loadFile(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(words),
  })
}

/** Fetches a file, and the name it is to have. */
export function loadFile(
  path: string,
  sent: RequestInit = {},
): Promise<{ name: string; content: Blob }> {
  const read = async (response: Response) => {
    const disposition = response.headers.get('content-disposition') ?? ''
    const [, name = 'kaizen'] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? []
    return { name: decodeURIComponent(name), content: await response.blob() }
  }
  return request(path, sent, read, filePatienceMs)
}

/** Fetches what the server keeps of the reader's lists or plans. */
export function loadKept(kind: KeptKind): Promise<KeptAnswer> {
  return requestJson<KeptAnswer>(`/api/kept/${kind}`, new AbortController().signal)
}

/** Browsers send no more on behalf of a page that is being closed. */
const mostWhenLeaving = 60_000

/** Writes the reader's lists or plans in place of what is known; answers what is there where that is something else. */
export function saveKept(
  kind: KeptKind,
  content: string,
  { owner, version }: KeptAnswer,
): Promise<KeptWritten | KeptAnswer> {
  const query = new URLSearchParams({
    owner,
    ...(version !== undefined && { version: `${version}` }),
  })
  const path = `/api/kept/${kind}?${query}`
  const headers = { 'content-type': 'application/json' }
  const keepalive = new TextEncoder().encode(content).length < mostWhenLeaving
  const sent = { method: 'PUT', headers, body: content, keepalive }
  return request(path, sent, async (response) => (await response.json()) as KeptWritten)
}

/** Shares a list or a plan by a link. */
export function makeShare(kind: SharedKind, content: string): Promise<ShareMade> {
  const headers = { 'content-type': 'application/json' }
  const body = `{"kind":"${kind}","content":${content}}`
  const sent = { method: 'POST', headers, body }
  return request('/api/shared', sent, async (response) => (await response.json()) as ShareMade)
}

/** Fetches what was shared by a link. */
export function loadShared(key: string): Promise<SharedAnswer> {
  const path = `/api/shared/${encodeURIComponent(key)}`
  return requestJson<SharedAnswer>(path, new AbortController().signal)
}

function requestJson<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  return request(path, { signal }, async (response) => (await response.json()) as Answer)
}

/** Sends a request and reads its answer with `read`; fails with a `RequestFailure` only. */
export async function request<Answer>(
  path: string,
  { signal, ...sent }: RequestInit,
  read: (response: Response) => Promise<Answer>,
  patience = patienceMs,
): Promise<Answer> {
  const { send, isNear } = answering
  const limit = isNear ? undefined : AbortSignal.timeout(patience)
  try {
    const ends = limit ? AbortSignal.any(signal ? [signal, limit] : [limit]) : signal
    const response = await send(path, { ...sent, ...(ends && { signal: ends }) })
    if (response.ok) noteAudience(isForMember(response))
    // A text on the server that another device has written since is an answer, too.
    if (!response.ok && response.status !== 412) throw await readFailure(response)
    return await read(response)
  } catch (error) {
    if (error instanceof RequestFailure) throw error
    throw new RequestFailure(limit?.aborted ? 'timeout' : 'network')
  }
}

/** As no cache may keep what a member is given (server/http/reader.ts), the answer says so. */
function isForMember({ headers }: Response): boolean {
  return headers.get('cache-control')?.includes('private') === true
}

/** What is refused is refused again; a busy server may answer a moment later. */
function failureKindOf(status: number): FailureKind {
  if (status === 404) return 'missing'
  if (status === 401) return 'session'
  return status >= 400 && status < 500 && status !== 429 ? 'refused' : 'server'
}

async function readFailure(response: Response): Promise<RequestFailure> {
  const kind = failureKindOf(response.status)
  try {
    const { error } = (await response.json()) as ErrorAnswer
    return new RequestFailure(kind, error.message, error.withdrawn)
  } catch {
    return new RequestFailure(kind)
  }
}
