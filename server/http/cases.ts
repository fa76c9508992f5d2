/** GET /api/cases/:slug: one case as data. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type CaseAnswer, CaseAnswerShape } from '../contract.ts'
import { AppError } from '../errors.ts'
import type { Library } from '../library.ts'
import { originOf } from './origin.ts'

/** Registers the case route. */
export function registerCases(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: CaseAnswerShape } }
  scope.get<{ Params: { slug: string } }>(
    '/api/cases/:slug',
    { schema },
    async (request, reply) => {
      const place = findPlace(library, request)
      if ('movedTo' in place) return reply.redirect(`/api/cases/${place.movedTo}`, 301)
      return place.found
    },
  )
}

const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/

type CaseRequest = FastifyRequest<{ Params: { slug: string } }>

/** The case that is asked for or where it is; whatever cannot become a slug is not even looked up. */
export function findPlace(
  library: Library,
  request: CaseRequest,
): { found: CaseAnswer } | { movedTo: string } {
  const { slug } = request.params
  const meant = cleanSlug(slug)
  const place = slugForm.test(meant) ? library.findCase(meant, originOf(request)) : undefined
  if (!place) throw new AppError('CASE_NOT_FOUND', { slug })
  return meant === slug || 'movedTo' in place ? place : { movedTo: meant }
}

/** The slug that a mailed link was made of: what stands behind it in the sentence became part of it, and capitals. */
function cleanSlug(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
  return plain.replace(/\p{Pd}/gu, '-').replace(/[^\p{L}\p{N}]{1,100}$/u, '')
}
