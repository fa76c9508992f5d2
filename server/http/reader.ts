/**
 * Who asks. A request without a good session is answered by the library of everybody, which never held a members' case;
 * one with a session by that of members, and such an answer is kept by nobody: no cache on the way, no copy to ask about
 * later (a 304 would let what one audience was given stand for what another may see).
 */

import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Access, Reader } from '../access/access.ts'
import type { AccessDoor } from '../access/access-door.ts'
import type { Audience, PageReader } from '../contract/members.ts'
import type { PageOffers } from '../contract/page-offers.ts'
import type { Library, WholeLibrary } from '../library/library.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What this reader may read. */
    library: Library
    /** Who has logged in; `undefined` for everybody else. */
    reader: Reader | undefined
    /** How the frame of a page names its reader; nothing in a library without members. */
    audience: Audience | undefined
    /** What a page offers this reader beyond reading. */
    offers: PageOffers
  }
}

type ReaderParts = {
  library: WholeLibrary
  door: AccessDoor | undefined
  /** Whether everybody may send in proposals. */
  openProposals: boolean
}

/** Registers who asks, for every route of the application. */
export async function knowReaders(
  app: FastifyInstance,
  { library, door, openProposals }: ReaderParts,
): Promise<void> {
  await app.register(cookie)
  app.decorateRequest('library')
  app.decorateRequest('reader')
  app.decorateRequest('audience')
  app.decorateRequest('offers')
  app.addHook('onRequest', async (request) => {
    const access = door?.current()
    const reader = access && findReader(request, access)
    request.reader = reader
    request.library = reader ? library.forMembers() : library
    request.audience = reader ? describeReader(reader) : access && 'guest'
    request.offers = isAsset(request) ? {} : readOffers(door, openProposals || reader !== undefined)
  })
  app.addHook('onSend', async (request, reply) => {
    if (!request.reader) return
    reply.removeHeader('etag')
    reply.header('cache-control', 'private, no-store')
  })
}

function describeReader({ name, role, keeps }: Reader): PageReader {
  return { name, role, ...(keeps && { keeps }) }
}

/** What the desk has switched on; without a desk, proposals may still be everybody's. */
export function readOffers(door: AccessDoor | undefined, mayPropose: boolean): PageOffers {
  const settings = door?.desk()?.readSettings()
  return {
    ...(mayPropose && settings?.proposals !== 'off' && { proposals: true }),
    ...(settings?.missedSearches && { missedSearches: true }),
  }
}

function isAsset({ url }: FastifyRequest): boolean {
  return url.startsWith('/assets/')
}

/** Scripts and styles are everybody's, and kept for ever: without a reader they are answered as they are. */
function findReader(request: FastifyRequest, access: Access): Reader | undefined {
  if (isAsset(request)) return undefined
  const key = request.cookies[cookieName(request)]
  return key === undefined ? undefined : access.readSession(key)
}

/** A browser takes a cookie of this beginning over https only, for this host and no other, whoever tries to set it. */
function cookieName({ protocol }: Pick<FastifyRequest, 'protocol'>): string {
  return protocol === 'https' ? '__Host-kaizen' : 'kaizen'
}

/** Gives the browser the key of its session; it forgets it when it is closed. */
export function sendSession(reply: FastifyReply, key: string): void {
  reply.setCookie(cookieName(reply.request), key, cookieOptions(reply.request))
}

/** Takes the key from the browser. */
export function clearSession(reply: FastifyReply): void {
  reply.clearCookie(cookieName(reply.request), cookieOptions(reply.request))
}

function cookieOptions({ protocol }: Pick<FastifyRequest, 'protocol'>) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: protocol === 'https' } as const
}
