/** In and out: an invitation is accepted, a session begun, a session ended. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readParameters } from '../answers/parameters.ts'
import type { MemberPage } from '../contract/members.ts'
import { AppError } from '../errors.ts'
import { accessOf, answerForm, type MemberParts, readForm, sendMemberPage } from './member-pages.ts'
import { clearSession, sendSession } from './reader.ts'

/** Registers login, logout and the acceptance of invitations. */
export function registerLogin(scope: FastifyInstance, { door, assets }: MemberParts): void {
  scope.get('/login', async (request, reply) => {
    if (request.reader) return reply.redirect('/account', 303)
    const page: MemberPage = { name: 'login', next: nextPlace(request), typedName: '' }
    return sendMemberPage(reply, page, assets)
  })

  scope.post('/login', async (request, reply) => {
    const { name, passphrase, next } = readForm(request, ['name', 'passphrase', 'next'])
    const place = ownPlace(next)
    return answerForm(
      async () => {
        const key = await accessOf(door).login(name, passphrase, request.ip)
        // A browser that was logged in before, as whoever: one browser is one reader.
        if (request.reader) accessOf(door).logout(request.reader)
        sendSession(reply, key)
        return reply.redirect(place, 303)
      },
      (problem, { status, headers }) => {
        reply.headers(headers)
        const page: MemberPage = { name: 'login', next: place, typedName: name, problem }
        return sendMemberPage(reply, page, assets, status)
      },
    )
  })

  scope.post('/logout', async (request, reply) => {
    // First, so that the browser forgets its key even where the disk is full and the session cannot be ended.
    clearSession(reply)
    if (request.reader) accessOf(door).logout(request.reader)
    return reply.redirect('/', 303)
  })

  scope.get<InvitationRoute>('/accept/:key', async (request, reply) => {
    const invited = accessOf(door).findInvitation(request.params.key)
    if (!invited) throw new AppError('INVITATION_GONE')
    return sendMemberPage(reply, { name: 'accept', invited }, assets)
  })

  scope.post<InvitationRoute>('/accept/:key', async (request, reply) => {
    const { key } = request.params
    const invited = accessOf(door).findInvitation(key)
    if (!invited) throw new AppError('INVITATION_GONE')
    return answerForm(
      async () => {
        const session = await accessOf(door).accept(key, readNewPassphrase(request))
        sendSession(reply, session)
        return reply.redirect('/account?done=accepted', 303)
      },
      (problem, { status }) =>
        sendMemberPage(reply, { name: 'accept', invited, problem }, assets, status),
    )
  })
}

type InvitationRoute = { Params: { key: string } }

/** A new passphrase, typed twice: what cannot be seen while it is typed is easily mistyped. */
export function readNewPassphrase(request: FastifyRequest): string {
  const { passphrase, again } = readForm(request, ['passphrase', 'again'])
  if (passphrase === again) return passphrase
  throw new AppError('BAD_PASSPHRASE', { problem: '二度の入力が違っています。' })
}

/** Where the reader goes on after the login: where the address says, else the page that led here. */
function nextPlace(request: FastifyRequest): string {
  const [asked] = readParameters(request.url).get('next') ?? []
  if (asked !== undefined) return ownPlace(asked)
  const { referer = '' } = request.headers
  if (!URL.canParse(referer)) return '/'
  const from = new URL(referer)
  const isPage = from.host === request.host && !/^\/(login|accept|shared)\b/.test(from.pathname)
  return isPage ? ownPlace(from.pathname + from.search) : '/'
}

/** An address on this server, or the start page: a login must not lead to another site that asks for the passphrase again. */
function ownPlace(text: string): string {
  const base = 'http://own.invalid'
  if (!text.startsWith('/') || !URL.canParse(text, base)) return '/'
  const { origin, pathname, search } = new URL(text, base)
  // Of /.//other.example there is left //other.example, which is an address on another host.
  return origin === base && !pathname.startsWith('//') ? pathname + search : '/'
}
