/**
 * Lists and plans shared by a link. What is stored names cases and nothing of them: whoever opens the link is shown what
 * the library holds for him on that day.
 */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { renderShared } from '../../web/render-forms.tsx'
import { membersOnlyMark } from '../contract/case-audience.ts'
import { splitTitle } from '../contract/format.ts'
import {
  mostKeptBytes,
  SharedAnswerShape,
  type SharedKind,
  ShareMadeShape,
  sharedKinds,
} from '../contract/kept.ts'
import {
  formatSharedWork,
  nameCasesIn,
  readSharedWork,
  type SharedPage,
  type SharedWork,
  slugsIn,
} from '../contract/shared.ts'
import { isFields, readJson } from '../contract/untrusted-values.ts'
import { AppError } from '../errors.ts'
import type { WholeLibrary } from '../library/library.ts'
import { accessOf, type MemberParts, readerOf } from './member-pages.ts'
import { originOf } from './origin.ts'
import { isFromOwnPage } from './own-page.ts'

type SharedParts = MemberParts & { library: WholeLibrary }

/** Registers the making of links, their pages, and what stands behind them as data. */
export function registerShared(scope: FastifyInstance, parts: SharedParts): void {
  const { door, assets, library } = parts
  const made = { schema: { response: { 200: ShareMadeShape } }, bodyLimit: mostKeptBytes }
  scope.post('/api/shared', made, async (request) => {
    const reader = readerOf(request)
    const work = isFromOwnPage(request) ? readWork(request.body) : undefined
    if (!work) throw new AppError('BAD_SHARED')
    const { key, until } = accessOf(door).shares.create(reader, work.kind, store(work, library))
    return { href: `${originOf(request)}/shared/${key}`, until }
  })

  const schema = { response: { 200: SharedAnswerShape } }
  scope.get<SharedRoute>('/api/shared/:key', { schema }, async (request) => {
    const { work, until } = open(request, parts)
    const { cards } = request.library.cards(slugsIn(work))
    // What the browser takes in it keeps, where others may find it after the reader has gone.
    const titleOf = (slug: string): string => {
      const card = cards.find(({ asked }) => asked === slug)
      return card?.membersOnly ? `${membersOnlyMark}の事例` : splitTitle(card?.title ?? slug).main
    }
    return { kind: work.kind, content: formatSharedWork(nameCasesIn(work, titleOf)), until }
  })

  scope.get<SharedRoute>('/shared/:key', async (request, reply) => {
    const page = openPage(request, parts)
    return reply
      .code(page.state === 'open' ? 200 : page.status)
      .type('text/html; charset=utf-8')
      .send(renderShared(page, assets, request.audience))
  })
}

type SharedRoute = { Params: { key: string } }
type SharedRequest = FastifyRequest<SharedRoute>

/** The list or plan of a request, without the titles of its cases: that of a members' case stands in no share. */
function readWork(body: unknown): SharedWork | undefined {
  if (!isFields(body)) return undefined
  const kind: SharedKind | undefined = sharedKinds.find((one) => one === body['kind'])
  const work = kind && readSharedWork(kind, body['content'])
  return work && nameCasesIn(work, (slug) => slug)
}

/** `members` are those of its cases that were for members then: were such a case withdrawn, nobody would know any more. */
function store(work: SharedWork, library: WholeLibrary): string {
  const shared: unknown = JSON.parse(formatSharedWork(work))
  return JSON.stringify({ shared, members: listMembersCases(slugsIn(work), library) })
}

/** What a link opens for this reader; refused where it is none, or holds a case that he may not see. */
function open(
  { params: { key }, reader }: SharedRequest,
  { door, library }: SharedParts,
): { work: SharedWork; until: string } {
  const share = accessOf(door).shares.find(key)
  const stored = share && readJson(share.content)
  const work = share && isFields(stored) ? readSharedWork(share.kind, stored['shared']) : undefined
  if (!share || !isFields(stored) || !work) throw new AppError('SHARED_GONE')
  const once = Array.isArray(stored['members']) ? stored['members'] : []
  if (!reader && isForMembers(slugsIn(work), once, library)) throw new AppError('SHARED_TO_MEMBERS')
  return { work, until: share.until }
}

function isForMembers(
  slugs: readonly string[],
  once: readonly unknown[],
  library: WholeLibrary,
): boolean {
  const hidden = library.cards(slugs).missing
  return listMembersCases(slugs, library).length > 0 || hidden.some((slug) => once.includes(slug))
}

/** Those of the cases that members see and nobody else. */
function listMembersCases(slugs: readonly string[], library: WholeLibrary): string[] {
  const unseen = new Set(library.forMembers().cards(slugs).missing)
  return library.cards(slugs).missing.filter((slug) => !unseen.has(slug))
}

/** A page says in words why it does not open; where a login would open it, it leads there. */
function openPage(
  request: SharedRequest,
  parts: SharedParts,
):
  | Extract<SharedPage, { state: 'open' }>
  | (Extract<SharedPage, { state: 'closed' }> & { status: number }) {
  const { key } = request.params
  try {
    const opened = open(request, parts)
    const { cards } = request.library.cards(slugsIn(opened.work))
    return { state: 'open', key, ...opened, cards }
  } catch (error) {
    if (!(error instanceof AppError) || !/^SHARED_/.test(error.code)) throw error
    const { status, message } = error
    const login = `/login?next=${encodeURIComponent(`/shared/${key}`)}`
    return { state: 'closed', status, message, ...(status === 401 && { login }) }
  }
}
