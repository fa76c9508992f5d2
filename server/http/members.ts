/** The editors' page of accounts: who is a member, invited, paused or removed. */

import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Access } from '../access/access.ts'
import { type MemberPage, type RoleId, roles } from '../contract/members.ts'
import { findTerm } from '../contract/vocabulary.ts'
import {
  accessOf,
  allow,
  answerForm,
  type MemberParts,
  readerOf,
  readForm,
  sendMemberPage,
} from './member-pages.ts'
import { originOf } from './origin.ts'

type MembersPage = Extract<MemberPage, { name: 'members' }>
type Said = Partial<Pick<MembersPage, 'typedName' | 'invitation' | 'problem' | 'done'>>

/** Registers the page and its forms; each answers with the page again, and with what it has done. */
export function registerMembers(scope: FastifyInstance, { door, assets }: MemberParts): void {
  const forEditors = { preHandler: allow('editor') }

  const sendMembers = (reply: FastifyReply, said: Said, status = 200) => {
    const page: MembersPage = {
      name: 'members',
      accounts: accessOf(door).listAccounts(),
      self: readerOf(reply.request).accountId,
      typedName: '',
      ...said,
    }
    return sendMemberPage(reply, page, assets, status)
  }
  const showInvitation = (
    reply: FastifyReply,
    { name, key, until }: { name: string; key: string; until: string },
  ) => {
    const href = `${originOf(reply.request)}/accept/${key}`
    return sendMembers(reply, { invitation: { name, href, until } })
  }

  scope.get('/members', forEditors, async (_request, reply) => sendMembers(reply, {}))

  scope.post('/members', forEditors, async (request, reply) => {
    const { name, role } = readForm(request, ['name', 'role'])
    return answerForm(
      () => {
        const made = accessOf(door).invite(name, readRole(role))
        return showInvitation(reply, { name: name.trim(), ...made })
      },
      (problem, { status }) => sendMembers(reply, { problem, typedName: name }, status),
    )
  })

  scope.post<AccountRoute>('/members/:id/invite', forEditors, async (request, reply) =>
    answerForm(
      () => showInvitation(reply, accessOf(door).inviteAgain(request.params.id)),
      (problem, { status }) => sendMembers(reply, { problem }, status),
    ),
  )

  for (const [action, { change, done }] of Object.entries(changes)) {
    scope.post<AccountRoute>(`/members/:id/${action}`, forEditors, async (request, reply) =>
      answerForm(
        () => {
          const access = accessOf(door)
          const name = access.listAccounts().find(({ id }) => id === request.params.id)?.name ?? ''
          change(access, request.params.id)
          // Whoever has paused or removed himself reads on as everybody does.
          const isGone = request.params.id === readerOf(request).accountId && action !== 'resume'
          return isGone ? reply.redirect('/', 303) : sendMembers(reply, { done: done(name) })
        },
        (problem, { status }) => sendMembers(reply, { problem }, status),
      ),
    )
  }
}

type AccountRoute = { Params: { id: string } }

const changes: Readonly<
  Record<string, { change: (access: Access, id: string) => void; done: (name: string) => string }>
> = {
  pause: {
    change: (access, id) => access.pause(id),
    done: (name) => `${name}さんの利用を止めた。ログインしていた端末も、いま終わった。`,
  },
  resume: {
    change: (access, id) => access.resume(id),
    done: (name) => `${name}さんの利用を再び始めた。`,
  },
  remove: {
    change: (access, id) => access.remove(id),
    done: (name) => `${name}さんの登録と、サーバーに置いていたものを消した。`,
  },
}

/** Whatever else is sent as a role is that with the fewest rights. */
function readRole(text: string): RoleId {
  return findTerm(roles, text)?.id ?? 'member'
}
