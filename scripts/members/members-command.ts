/** `npm run members` from its words to its exit code: 1 where nothing was changed, with the reason in one line. */

import { type Access, openAccess } from '../../server/access/access.ts'
import { makeNameKey } from '../../server/access/account-name.ts'
import { readConfig } from '../../server/config.ts'
import {
  type AccountShown,
  accountStates,
  invitationDays,
  roles,
} from '../../server/contract/members.ts'
import { AppError } from '../../server/errors.ts'
import { hasState, openState } from '../../server/state/database.ts'
import { describeRefusal } from '../state/describe-refusal.ts'
import { type MembersOrder, readMembersOrder } from './read-members-order.ts'

type Screen = { write: (text: string) => unknown }

/** Runs the command; a link is all that goes to `out`, so that a mail can be made of it. */
export async function runMembers(words: string[], out: Screen, screen: Screen): Promise<0 | 1> {
  const say = (line: string) => screen.write(`${line}\n`)
  const order = readMembersOrder(words)
  if (typeof order === 'string') {
    say(order)
    return 1
  }
  try {
    const { stateFolder, host, port } = readConfig()
    const origin = order.origin ?? `http://${nameHost(host)}:${port}`
    // Only an invitation may make a state: without one the library has no members.
    if (order.verb !== 'invite' && !(await hasState(stateFolder))) {
      say('会員はまだいません。npm run members -- invite 名前 --role editor で招待します。')
      return order.verb === 'list' ? 0 : 1
    }
    const access = openAccess(await openState(stateFolder))
    try {
      carryOut(access, { ...order, origin }, out, say)
      return 0
    } finally {
      access.close()
    }
  } catch (error) {
    say(describeRefusal(error))
    return 1
  }
}

/** What listens on every address is reached here on this machine's own; for others there is --origin. */
function nameHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function carryOut(
  access: Access,
  order: MembersOrder & { origin: string },
  out: Screen,
  say: (line: string) => void,
): void {
  const { verb, name, role, origin } = order
  const giveLink = ({ key, until }: { key: string; until: string }) => {
    out.write(`${origin}/accept/${key}\n`)
    say(
      `${name} さんに渡すリンクです。一度だけ、${invitationDays}日のあいだ（${until} まで）使えます。`,
    )
  }
  const giveAgain = ({ id, state }: AccountShown) => {
    giveLink(access.inviteAgain(id))
    if (state === 'paused') say('いまは停止中です。resume するまで、このリンクは使えません。')
  }
  switch (verb) {
    case 'invite':
      giveLink(access.invite(name, role))
      return
    case 'again':
      giveAgain(findAccount(access, name))
      return
    case 'list':
      for (const account of access.listAccounts()) out.write(`${describeAccount(account)}\n`)
      return
    default:
      access[verb](findAccount(access, name).id)
      say(`${name} さん${done[verb]}`)
  }
}

const done = {
  pause: 'の利用を止めました。ログインしていた所と、渡したリンクは使えなくなりました。',
  resume: 'の利用を始め直しました。',
  remove: 'の登録を消しました。預かっていたものも消えました。',
}

function findAccount(access: Access, name: string): AccountShown {
  const found = access
    .listAccounts()
    .find((account) => makeNameKey(account.name) === makeNameKey(name))
  if (!found) throw new AppError('ACCOUNT_GONE')
  return found
}

function describeAccount({ name, role, state, invitedUntil }: AccountShown): string {
  const words = [
    roles.find(({ id }) => id === role)?.label,
    accountStates.find(({ id }) => id === state)?.label,
    invitedUntil && `リンクは ${invitedUntil} まで`,
  ]
  return `${name}（${words.filter(Boolean).join('、')}）`
}
