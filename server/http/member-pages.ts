/** The pages of members as one kind: who may open them, where changes may come from, and how they are sent. */

import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PageAssets } from '../../web/html-document.tsx'
import { renderMemberPage } from '../../web/render-forms.tsx'
import type { Access, Reader } from '../access/access.ts'
import type { AccessDoor } from '../access/access-door.ts'
import type { MemberPage, RoleId } from '../contract/members.ts'
import { AppError } from '../errors.ts'
import { isFromOwnOrigin } from './own-page.ts'

export type MemberParts = { door: AccessDoor; assets: PageAssets }

/**
 * Prepares a scope for the pages of members: in a library without members there is nothing at their addresses, and a
 * change that another site asks for is refused before its body is read.
 */
export function prepareMemberScope(scope: FastifyInstance, door: AccessDoor): void {
  scope.register(formbody)
  scope.addHook('onRequest', async (request, reply) => {
    if (!(await door.look())) return reply.callNotFound()
    // The first invitation was made while the server ran: whoever follows it is the first to be asked who he is.
    request.audience ??= 'guest'
    const isChange = request.method !== 'GET' && request.method !== 'HEAD'
    if (isChange && !isFromOwnOrigin(request)) throw new AppError('FOREIGN_ORIGIN')
    reply.header('cache-control', 'no-store')
  })
}

/** The accounts, which are there wherever the scope lets a request pass. */
export function accessOf(door: AccessDoor): Access {
  const access = door.current()
  if (!access) throw new AppError('NOT_FOUND')
  return access
}

/** Lets members pass, or editors only. Whoever has not logged in is led to the login from a page, and refused a change. */
export function allow(role: RoleId) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const { reader, method, url } = request
    const isPage = method === 'GET' || method === 'HEAD'
    if (!reader && isPage) return reply.redirect(`/login?next=${encodeURIComponent(url)}`, 303)
    if (!reader) throw new AppError('LOGIN_NEEDED')
    if (role === 'editor' && reader.role !== 'editor') throw new AppError('EDITORS_ONLY')
    return undefined
  }
}

/** The reader of a route that only lets members pass. */
export function readerOf({ reader }: FastifyRequest): Reader {
  if (!reader) throw new AppError('LOGIN_NEEDED')
  return reader
}

/** The fields of a form; a field sent twice or not at all is empty. */
export function readForm<Name extends string>(
  { body }: FastifyRequest,
  names: readonly Name[],
): Record<Name, string> {
  const fields = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}))
  const read = (name: Name) => {
    const value: unknown = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, string>
}

/** Sends a page of members, with the status of what was wrong with the form. */
export function sendMemberPage(
  reply: FastifyReply,
  page: MemberPage,
  assets: PageAssets,
  status = 200,
): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(renderMemberPage(page, assets, reply.request.audience))
}

/** What a form is answered with: done and gone on, or the page again with what was wrong, in words and as a status. */
export async function answerForm(
  act: () => Promise<FastifyReply> | FastifyReply,
  refuse: (problem: string, error: AppError) => Promise<FastifyReply> | FastifyReply,
): Promise<FastifyReply> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error
    return refuse(error.message, error)
  }
}
