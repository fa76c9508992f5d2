/** One case at the desk: what was published of it, and what any editor may do with it at once. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readParameters } from '../../answers/parameters.ts'
import type { PublishAnswer } from '../../contract/desk.ts'
import type { DeskPage } from '../../contract/desk-pages.ts'
import { isSlug } from '../../contract/vocabulary.ts'
import type { Desk } from '../../desk/desk.ts'
import type { DeskService } from '../../desk/desk-service.ts'
import { AppError } from '../../errors.ts'
import { allow, answerForm, readerOf, readForm } from '../member-pages.ts'
import { readCaseState, showDifference } from './case-state.ts'
import { type DeskParts, deskOf, sendDeskPage } from './desk-pages.ts'

type CaseParts = DeskParts & { service: DeskService }
type CaseRoute = { Params: { slug: string } }
type CasePage = Extract<DeskPage, { name: 'desk-case' }>

/** A reason and ten names in percent codes. */
const bodyLimit = 16 * 1024

const doneSentences: Readonly<Record<string, string>> = {
  'taken-back': '前の版に戻した。',
  withdrawn: '公開をやめた。',
  renamed: '名を変えた。前の名のリンクは、この名に続く。',
}

/** Registers the page, the difference of two versions, and the forms. */
export function registerCaseDesk(scope: FastifyInstance, parts: CaseParts): void {
  const { door, service, library, assets } = parts
  const desk = () => service.open(deskOf(door))
  const forEditors = { preHandler: allow('editor') }

  const sendCase = async (
    reply: FastifyReply,
    slug: string,
    said: Partial<Pick<CasePage, 'typed' | 'problem' | 'done'>> = {},
    status = 200,
  ) => {
    const state = await readCaseState(slug, desk(), library)
    if ('movedTo' in state) return reply.redirect(`/desk/cases/${state.movedTo}`, 303)
    const typed = { reason: '', instead: '', slug: '' }
    return sendDeskPage(reply, { name: 'desk-case', typed, ...state, ...said }, assets, status)
  }

  scope.get<CaseRoute>('/desk/cases/:slug', forEditors, async (request, reply) => {
    const word = readParameters(request.url).get('done')?.[0] ?? ''
    const done = Object.hasOwn(doneSentences, word) ? doneSentences[word] : undefined
    return sendCase(reply, slugOf(request), { ...(done !== undefined && { done }) })
  })

  scope.get<CaseRoute>('/desk/cases/:slug/difference', forEditors, async (request, reply) => {
    const parameters = readParameters(request.url)
    const first = (name: string) => parameters.get(name)?.[0] ?? ''
    const page = await showDifference(slugOf(request), desk(), {
      from: first('from'),
      to: first('to'),
    })
    return sendDeskPage(reply, page, assets)
  })

  type Act = (sent: Sent, desk: Desk) => Promise<{ slug: string; done: string }>
  const acts: Readonly<Record<string, Act>> = {
    'take-back': async ({ fields: { version }, ...act }, open) => {
      refuseUnpublished(await open.takeBack({ ...act, versionId: version }))
      return { slug: act.slug, done: 'taken-back' }
    },
    withdraw: async ({ fields: { reason, instead }, ...act }, open) => {
      if (reason.trim() === '') throw new AppError('REASON_NEEDED')
      const names = readNames(instead)
      const unknown = library.forMembers().cards(names).missing
      const missing = names.find((name) => name === act.slug || unknown.includes(name))
      if (missing !== undefined) throw new AppError('CASE_NOT_FOUND', { slug: missing })
      await open.withdraw({ ...act, reason: reason.trim(), instead: names })
      return { slug: act.slug, done: 'withdrawn' }
    },
    rename: async ({ fields, ...act }, open) => {
      const newSlug = fields.slug.trim()
      const place = isSlug(newSlug) ? library.forMembers().findCase(newSlug) : undefined
      // The name leads to another case; a former one of this case may be taken back.
      if (place && 'movedTo' in place && place.movedTo !== act.slug) {
        throw new AppError('NAME_TAKEN')
      }
      await open.rename({ ...act, newSlug })
      return { slug: newSlug, done: 'renamed' }
    },
  }
  for (const [name, act] of Object.entries(acts)) {
    const options = { ...forEditors, bodyLimit }
    scope.post<CaseRoute>(`/desk/cases/:slug/${name}`, options, async (request, reply) => {
      const sent = readSent(request)
      return answerForm(
        async () => {
          const { slug, done } = await act(sent, desk())
          return reply.redirect(`/desk/cases/${slug}?done=${done}`, 303)
        },
        (problem, { status }) => {
          const { reason, instead, slug } = sent.fields
          return sendCase(reply, sent.slug, { problem, typed: { reason, instead, slug } }, status)
        },
      )
    })
  }
}

type Sent = ReturnType<typeof readSent>

function readSent(request: FastifyRequest<CaseRoute>) {
  const { seen, ...fields } = readForm(request, ['seen', 'version', 'reason', 'instead', 'slug'])
  const { accountId } = readerOf(request)
  return {
    ...{ slug: slugOf(request), fields, publisher: { accountId } },
    seen: seen === '' ? undefined : seen,
  }
}

function slugOf({ params: { slug } }: FastifyRequest<CaseRoute>): string {
  if (isSlug(slug)) return slug
  throw new AppError('CASE_NOT_FOUND', { slug })
}

/** Names of cases as somebody types or copies them: a list of any kind, whole addresses too. */
function readNames(text: string): string[] {
  const words = text.split(/[\s,、，]+/).filter((word) => word !== '')
  return [...new Set(words.map((word) => /([^/]*)\/?$/.exec(word)?.[1] ?? word))]
}

const mostSaid = 3

/** What a version is not put back for, in words. */
function refuseUnpublished(answer: PublishAnswer): void {
  if ('published' in answer) return
  if ('conflict' in answer) throw new AppError('DRAFT_CHANGED')
  const said = answer.problems.slice(0, mostSaid).map(({ got, want }) => `${got} / ${want}`)
  throw new AppError('DRAFT_REFUSED', { problem: said.join('。') })
}
