/** What readers have sent in, for editors: made a draft of, put beside a case, or closed with a reason. */

import type { FastifyInstance, FastifyReply } from 'fastify'
import type { CaseDraft, Proposal } from '../../contract/desk.ts'
import { isSlugValue } from '../../contract/untrusted-values.ts'
import type { DeskState } from '../../desk/state/desk-state.ts'
import type { Writer } from '../../desk/state/writer.ts'
import { AppError } from '../../errors.ts'
import { allow, answerForm, readerOf, readForm } from '../member-pages.ts'
import { type DeskParts, deskOf, sendDeskPage } from './desk-pages.ts'

/** The files of a published case as a draft, with the hash they are known by; undefined where there is no such case. */
export type ReadCase = (slug: string) => Promise<{ draft: CaseDraft; base: string } | undefined>

type ProposalParts = DeskParts & { readCase: ReadCase | undefined }

/** Registers the page and its forms. */
export function registerProposals(scope: FastifyInstance, parts: ProposalParts): void {
  const { door, assets, library, readCase } = parts
  const forEditors = { preHandler: allow('editor') }

  const sendProposals = (reply: FastifyReply, problem?: string, status = 200) => {
    const { proposals, drafts } = deskOf(door)
    const all = proposals.list().toReversed()
    const titles = nameCases(all)
    const withTitle = (proposal: Proposal) => {
      const title = titles.get(proposal.slug ?? '')
      return { ...proposal, ...(title !== undefined && { title }) }
    }
    const canAttach = ({ slug }: Proposal) =>
      slug !== undefined && (readCase !== undefined || drafts.bySlug(slug).length > 0)
    return sendDeskPage(
      reply,
      {
        name: 'desk-proposals',
        open: all
          .filter(({ state }) => state === 'open')
          .map((each) => ({ ...withTitle(each), canAttach: canAttach(each) })),
        answered: all.filter(({ state }) => state !== 'open').map(withTitle),
        ...(problem !== undefined && { problem }),
      },
      assets,
      status,
    )
  }
  const nameCases = (proposals: readonly Proposal[]) => {
    const slugs = proposals.flatMap(({ slug }) => (isSlugValue(slug) ? [slug] : []))
    const { cards } = library.forMembers().cards([...new Set(slugs)])
    return new Map(cards.map(({ asked, title }) => [asked, title]))
  }

  scope.get('/desk/proposals', forEditors, async (_request, reply) => sendProposals(reply))

  const acts: Readonly<Record<string, (desk: DeskState, one: Acted) => Promise<string> | string>> =
    {
      draft: (desk, { proposal, writer }) => {
        const { id: draftId } = desk.drafts.create(beginDraft(proposal), undefined, writer)
        desk.proposals.answer(proposal.id, { state: 'drafted', draftId })
        return `/desk/drafts/${draftId}`
      },
      attach: async (desk, { proposal, writer }) => {
        const draftId = await openDraftOf(desk, proposal, writer, readCase)
        desk.proposals.answer(proposal.id, { state: 'attached', draftId })
        return `/desk/drafts/${draftId}`
      },
      close: (desk, { proposal, answer }) => {
        if (answer.trim() === '') throw new AppError('REASON_NEEDED')
        desk.proposals.answer(proposal.id, { state: 'closed', answer: answer.trim() })
        return '/desk/proposals'
      },
    }
  for (const [name, act] of Object.entries(acts)) {
    const options = { ...forEditors, bodyLimit: 32 * 1024 }
    scope.post<ProposalRoute>(`/desk/proposals/:id/${name}`, options, async (request, reply) =>
      answerForm(
        async () => {
          const desk = deskOf(door)
          const { answer } = readForm(request, ['answer'])
          const proposal = desk.proposals.list('open').find(({ id }) => id === request.params.id)
          if (!proposal) throw new AppError('PROPOSAL_GONE')
          const { accountId } = readerOf(request)
          return reply.redirect(await act(desk, { proposal, answer, writer: { accountId } }), 303)
        },
        (problem, { status }) => sendProposals(reply, problem, status),
      ),
    )
  }
}

type ProposalRoute = { Params: { id: string } }
type Acted = { proposal: Proposal; answer: string; writer: Writer }

const longestTitle = 60

/** A draft with what the proposal says of the case; its words stay with the proposal, for nobody has confirmed them. */
function beginDraft({ query, text, source }: Proposal): CaseDraft {
  const [line = ''] = (query ?? text).split('\n')
  const title = [...line].slice(0, longestTitle).join('')
  const isAddress = /^https?:\/\/\S+$/.test(source) && URL.canParse(source)
  return {
    slug: '',
    fields: {
      title,
      ...(query !== undefined && { questions: [query] }),
      ...(source !== '' && {
        sources: [{ id: 1, ...(isAddress ? { url: source } : { title: source }) }],
      }),
    },
    sections: { background: '', actions: '', results: '', craft: '', trouble: '' },
    facts: [],
    asks: [],
  }
}

/** The draft in which the case is worked on, or a new one of its files. */
async function openDraftOf(
  desk: DeskState,
  { slug }: Proposal,
  writer: Writer,
  readCase: ReadCase | undefined,
): Promise<string> {
  if (slug === undefined) throw new AppError('PROPOSAL_WITHOUT_CASE')
  const [known] = desk.drafts.bySlug(slug)
  if (known) return known.id
  const found = await readCase?.(slug)
  if (!found) throw new AppError('CASE_NOT_FOUND', { slug })
  return desk.drafts.create(found.draft, found.base, writer).id
}
