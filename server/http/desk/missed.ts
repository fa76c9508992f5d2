/** What readers ask in vain: told by their browsers, shown to editors. */

import type { FastifyInstance } from 'fastify'
import type { MissedSearch } from '../../contract/desk.ts'
import { missedSearchPath } from '../../contract/page-offers.ts'
import { isFields } from '../../contract/untrusted-values.ts'
import { allow } from '../member-pages.ts'
import { isFromOwnPage } from '../own-page.ts'
import { type DeskParts, deskOf, sendDeskPage } from './desk-pages.ts'

/** Hears of a search in vain, as it was typed. */
export type NoteMissed = (text: string, kind: MissedSearch['kind']) => void

/** No search is longer. */
const longestText = 200

/**
 * Registers the page, and where browsers tell of a search that was left in vain. What they say is taken as it is: the
 * answer would be the same for every other word, and it is counted once a day.
 */
export function registerMissed(
  scope: FastifyInstance,
  { door, assets, noteMissed }: DeskParts & { noteMissed: NoteMissed },
): void {
  scope.get('/desk/missed', { preHandler: allow('editor') }, async (_request, reply) => {
    const { missedSearches, readSettings } = deskOf(door)
    const isOn = readSettings().missedSearches
    const searches = missedSearches.list()
    return sendDeskPage(reply, { name: 'desk-missed', isOn, searches }, assets)
  })

  scope.post(missedSearchPath, async (request, reply) => {
    const { body } = request
    const isOurs = isFromOwnPage(request) && isFields(body)
    const kind = isOurs && kinds.find((one) => one === body['kind'])
    const text = isOurs ? body['q'] : undefined
    if (kind && typeof text === 'string' && text.length <= longestText) noteMissed(text, kind)
    return reply.code(204).send()
  })
}

const kinds = ['none', 'unopened'] as const
