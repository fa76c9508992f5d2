/** The account of the reader: passphrase, sessions, leaving. */

import type { FastifyInstance, FastifyReply } from 'fastify'
import type { AccessDoor } from '../access/access-door.ts'
import type { Tokens } from '../access/tokens.ts'
import { readParameters } from '../answers/parameters.ts'
import type { MemberPage } from '../contract/members.ts'
import { AppError } from '../errors.ts'
import { readNewPassphrase } from './login.ts'
import {
  accessOf,
  allow,
  answerForm,
  type MemberParts,
  readerOf,
  readForm,
  sendMemberPage,
} from './member-pages.ts'
import { clearSession, sendSession } from './reader.ts'

/** An older database that cannot be written has no place for keys. */
function tokensOf(door: AccessDoor): Tokens {
  const { tokens } = accessOf(door)
  if (!tokens)
    throw new AppError('CANNOT_KEEP', { reason: '状態が古い版の形で、書き込めない場所にあります' })
  return tokens
}

type AccountPage = Extract<MemberPage, { name: 'account' }>

/** What an address after a change may ask to be said; nobody can put other words on the page. */
const doneSentences: Readonly<Record<string, string>> = {
  accepted: '合言葉を決めた。会員限定の事例も、ここから先の検索に出る。',
  passphrase: '合言葉を変えた。ほかの端末は、新しい合言葉でログインし直す。',
  sessions: 'ほかの端末での利用を終わらせた。',
  on: 'リストと案を、サーバーにも置く。',
  off: 'サーバーには、もう置かない。この端末の中のものは残る。',
  deleted: 'サーバーに置いていたリストと案を消した。もう置かない。この端末の中のものは残る。',
  shares: '渡したリンクをすべて止めた。',
  revoked: '鍵を止めた。',
}

/** Registers the page and its forms. */
export function registerAccount(scope: FastifyInstance, { door, assets }: MemberParts): void {
  const forMembers = { preHandler: allow('member') }

  const sendAccount = (reply: FastifyReply, said: Partial<AccountPage> = {}, status = 200) => {
    const reader = readerOf(reply.request)
    const access = accessOf(door)
    const page: AccountPage = {
      name: 'account',
      reader: { name: reader.name, role: reader.role },
      sessions: access.listSessions(reader),
      kept: access.kept.count(reader),
      ...(access.tokens && { tokens: access.tokens.list(reader) }),
      ...said,
    }
    return sendMemberPage(reply, page, assets, status)
  }

  scope.get('/account', forMembers, async (request, reply) => {
    const [word = ''] = readParameters(request.url).get('done') ?? []
    const done = Object.hasOwn(doneSentences, word) ? doneSentences[word] : undefined
    return sendAccount(reply, done === undefined ? {} : { done })
  })

  scope.post('/account/passphrase', forMembers, async (request, reply) =>
    answerForm(
      async () => {
        const { old } = readForm(request, ['old'])
        const next = readNewPassphrase(request)
        const key = await accessOf(door).changePassphrase(readerOf(request), old, next)
        sendSession(reply, key)
        return reply.redirect('/account?done=passphrase', 303)
      },
      (problem, { status, headers }) => sendAccount(reply.headers(headers), { problem }, status),
    ),
  )

  scope.post('/account/sessions', forMembers, async (request, reply) =>
    answerForm(
      () => {
        accessOf(door).endOtherSessions(readerOf(request))
        return reply.redirect('/account?done=sessions', 303)
      },
      (problem, { status }) => sendAccount(reply, { problem }, status),
    ),
  )

  scope.post('/account/tokens', forMembers, async (request, reply) =>
    answerForm(
      () => {
        const { name } = readForm(request, ['name'])
        const token = tokensOf(door).create(readerOf(request), name)
        return sendAccount(reply, { token, done: '鍵を作った。「助手の鍵」から写す。' })
      },
      (problem, { status }) => sendAccount(reply, { problem }, status),
    ),
  )

  scope.post('/account/tokens/revoke', forMembers, async (request, reply) => {
    tokensOf(door).revoke(readerOf(request), readForm(request, ['id']).id)
    return reply.redirect('/account?done=revoked', 303)
  })

  scope.post('/account/leave', forMembers, async (request, reply) =>
    answerForm(
      async () => {
        const { passphrase } = readForm(request, ['passphrase'])
        await accessOf(door).leave(readerOf(request), passphrase)
        clearSession(reply)
        return reply.redirect('/', 303)
      },
      (problem, { status, headers }) => sendAccount(reply.headers(headers), { problem }, status),
    ),
  )
}
