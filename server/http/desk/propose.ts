/** The form of readers: a case is wished for, an error told, or what came after. For members, or for everybody. */

import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readParameters } from '../../answers/parameters.ts'
import { longestProposal, type ProposalKindId, proposalKinds } from '../../contract/desk.ts'
import type { TypedProposal } from '../../contract/desk-pages.ts'
import { isSlug } from '../../contract/vocabulary.ts'
import { AppError } from '../../errors.ts'
import { allow, answerForm, readForm } from '../member-pages.ts'
import { isFromOwnOrigin } from '../own-page.ts'
import { readOffers } from '../reader.ts'
import { type DeskParts, deskOf, sendDeskPage } from './desk-pages.ts'
import { limitProposals } from './proposal-limit.ts'

type ProposeParts = DeskParts & {
  /** Whether everybody may send in proposals; the first one makes the state where there is none. */
  isOpen: boolean
}

/** 2,000 characters in percent codes, and what stands beside them. */
const mostBytes = 32 * 1024

const longestQuery = 200

/** Registers the form, in a scope of its own: where everybody may write it is there without any member. */
export function registerPropose(scope: FastifyInstance, parts: ProposeParts): void {
  const { door, assets, isOpen } = parts
  const count = limitProposals()
  const forMembers = allow('member')
  scope.register(formbody, { bodyLimit: mostBytes })
  scope.addHook('onRequest', async (request, reply) => {
    if (!isOpen && !(await door.look())) return reply.callNotFound()
    const isChange = request.method !== 'GET' && request.method !== 'HEAD'
    if (isChange && !isFromOwnOrigin(request)) throw new AppError('FOREIGN_ORIGIN')
    // The state may have come while the server runs, and the switch with it.
    if (!readOffers(door, true).proposals) return reply.callNotFound()
    reply.header('cache-control', 'no-store')
    return isOpen ? undefined : forMembers(request, reply)
  })

  const sendForm = (reply: FastifyReply, typed: TypedProposal, problem?: string, status = 200) =>
    sendDeskPage(
      reply,
      { name: 'propose', typed, ...(problem !== undefined && { problem }) },
      assets,
      status,
    )

  scope.get('/propose', async (request, reply) => {
    const parameters = readParameters(request.url)
    const first = (name: string) => parameters.get(name)?.[0] ?? ''
    const asked = { kind: first('kind'), slug: first('slug'), query: first('q') }
    return sendForm(reply, { ...readAbout(request, asked), text: '', source: '', reach: '' })
  })

  scope.post('/propose', { bodyLimit: mostBytes }, async (request, reply) => {
    const names = ['kind', 'slug', 'q', 'text', 'source', 'reach', 'homepage'] as const
    const { slug, q, homepage, ...sent } = readForm(request, names)
    const about = readAbout(request, { kind: sent.kind, slug, query: q })
    const typed: TypedProposal = { ...sent, ...about }
    return answerForm(
      async () => {
        // A field that nobody sees: what fills it in is a program, and is thanked like everybody.
        if (homepage === '') await keep(request, typed)
        const back = typed.about ? `/cases/${typed.about.slug}` : '/search'
        return sendDeskPage(reply, { name: 'proposed', kind: typed.kind, back }, assets)
      },
      (problem, { status, headers }) => sendForm(reply.headers(headers), typed, problem, status),
    )
  })

  const keep = async (request: FastifyRequest, typed: TypedProposal) => {
    const { kind, text, source, reach, query, about } = typed
    // What cannot be kept does not count, and makes no state.
    refuseUnfit({ text, source, reach })
    count(request.ip)
    if (!door.current()) await door.make()
    deskOf(door).proposals.add({
      ...{ kind, text, source, reach },
      ...(about && { slug: about.slug }),
      ...(query !== undefined && { query }),
    })
  }
}

function refuseUnfit(sent: Record<keyof typeof longestProposal, string>): void {
  // A browser counts the end of a line as one character, and sends two.
  const measure = (text: string) => text.replace(/\r\n/g, '\n').trim().length
  const isFit =
    measure(sent.text) > 0 &&
    measure(sent.text) <= longestProposal.text &&
    measure(sent.source) <= longestProposal.source &&
    measure(sent.reach) <= longestProposal.reach
  if (!isFit) throw new AppError('BAD_PROPOSAL', longestProposal)
}

/** What the form is about: a case that this reader may see, or words. */
function readAbout(
  { library }: FastifyRequest,
  { kind, slug, query }: { kind: string; slug: string; query: string },
): { kind: ProposalKindId; about?: { slug: string; title: string }; query?: string } {
  const known = proposalKinds.find(({ id }) => id === kind)?.id ?? 'wanted'
  const [card] = isSlug(slug) ? library.cards([slug]).cards : []
  const words = query.trim().slice(0, longestQuery)
  if (known === 'correction' && card) {
    return { kind: known, about: { slug: card.slug, title: card.title } }
  }
  return { kind: known, ...(words !== '' && { query: words }) }
}
