/** Editors judge answers to questions; what they judge is what the search of this library is measured by. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readParameters } from '../../answers/parameters.ts'
import type { Hit } from '../../contract/api.ts'
import { type Judgement, type JudgementId, judgementGrades } from '../../contract/desk.ts'
import type { DeskPage, JudgedCase, JudgedQuestion } from '../../contract/desk-pages.ts'
import { formatPlaces, readDayInJapan, splitLines, splitTitle } from '../../contract/format.ts'
import { isSlug } from '../../contract/vocabulary.ts'
import type { ConcurrencyLimit } from '../concurrency-limit.ts'
import { sendDownload } from '../downloads.ts'
import { allow, readForm } from '../member-pages.ts'
import { type DeskParts, deskOf, sendDeskPage } from './desk-pages.ts'

/** What a reader looks at. */
const mostJudged = 20
/** No search is longer. */
const longestQuery = 200

type JudgePage = Extract<DeskPage, { name: 'desk-judge' }>

/** Registers the page, its form, and the judgements as a file. */
export function registerJudge(
  scope: FastifyInstance,
  { door, assets, library, searchLimit }: DeskParts & { searchLimit: ConcurrencyLimit },
): void {
  const forEditors = { preHandler: allow('editor') }

  const sendJudge = async (reply: FastifyReply, typed: string, done?: string) => {
    const query = typed.trim().slice(0, longestQuery)
    const { judgements, missedSearches } = deskOf(door)
    const all = judgements.list()
    const judged = new Map(all.map((judgement) => [judgement.query, judgement]))
    const page: JudgePage = {
      name: 'desk-judge',
      counts: { questions: judged.size, judgements: all.length },
      next: missedSearches.list().filter(({ text }) => !judged.has(text)),
      judged: [...judged.values()].toReversed(),
      ...(query !== '' && { question: await ask(reply.request, query, all) }),
      ...(done !== undefined && { done }),
    }
    return sendDeskPage(reply, page, assets)
  }

  const ask = async (
    request: FastifyRequest,
    query: string,
    all: readonly Judgement[],
  ): Promise<JudgedQuestion> => {
    const search = {
      text: query,
      facets: {},
      sort: 'relevance',
      page: 1,
      size: mostJudged,
    } as const
    const answer = await searchLimit.run(() => request.library.search(search, request.signal))
    const normal = library.normalForm(query)
    const grades = new Map(
      all.filter((judgement) => judgement.query === normal).map(({ slug, grade }) => [slug, grade]),
    )
    const shown = answer.noAnswer ? (answer.near ?? []) : answer.hits
    return {
      ...{ query, normal, noAnswer: answer.noAnswer },
      cases: shown.map((hit) => showCase(hit, grades.get(hit.slug))),
    }
  }

  scope.get('/desk/judge', forEditors, async (request, reply) => {
    const parameters = readParameters(request.url)
    const isKept = parameters.get('done')?.[0] === 'kept'
    return sendJudge(reply, parameters.get('q')?.[0] ?? '', isKept ? '判定を残した。' : undefined)
  })

  scope.post('/desk/judge', { ...forEditors, bodyLimit: 16 * 1024 }, async (request, reply) => {
    const { q } = readForm(request, ['q'])
    const query = library.normalForm(q.trim().slice(0, longestQuery))
    const desk = deskOf(door)
    const day = readDayInJapan()
    if (query !== '') {
      desk.transact(() => {
        for (const { slug, grade } of readGrades(request)) {
          if (request.library.findCase(slug)) desk.judgements.set({ query, slug, grade, day })
        }
      })
    }
    return reply.redirect(`/desk/judge?${new URLSearchParams({ q, done: 'kept' })}`, 303)
  })

  scope.get('/desk/judgements.jsonl', forEditors, async (_request, reply) =>
    sendDownload(reply, {
      name: '編集者の判定',
      extension: 'jsonl',
      mediaType: 'application/jsonl; charset=utf-8',
      content: Buffer.from(deskOf(door).judgements.exportJsonl()),
      missing: [],
    }),
  )
}

function showCase(hit: Hit, judged: JudgementId | undefined): JudgedCase {
  return {
    slug: hit.slug,
    title: splitTitle(hit.title).main,
    place: formatPlaces(hit.municipalities),
    summary: splitLines(hit.summary)[0] ?? '',
    ...(hit.membersOnly && { membersOnly: true }),
    ...(judged && { judged }),
  }
}

/** What the form says of its cases, each in a field of its own; whatever else is sent says nothing. */
function readGrades({ body }: FastifyRequest): { slug: string; grade: JudgementId }[] {
  const fields = Object.entries(typeof body === 'object' && body !== null ? body : {})
  return fields.slice(0, mostJudged + 1).flatMap(([name, value]: [string, unknown]) => {
    const slug = name.replace(/^grade\./, '')
    const grade = judgementGrades.find(({ id }) => id === value)?.id
    return slug !== name && isSlug(slug) && grade ? [{ slug, grade }] : []
  })
}
