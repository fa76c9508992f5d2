/** What the association decides about its desk. */

import type { FastifyInstance } from 'fastify'
import { readParameters } from '../../answers/parameters.ts'
import { allow, readForm } from '../member-pages.ts'
import { type DeskParts, deskOf, sendDeskPage } from './desk-pages.ts'

/** Registers the page and its form; `isOpen` says that everybody may send in proposals while they are on. */
export function registerSettings(
  scope: FastifyInstance,
  { door, assets, isOpen }: DeskParts & { isOpen: boolean },
): void {
  const forEditors = { preHandler: allow('editor') }

  scope.get('/desk/settings', forEditors, async (request, reply) => {
    const { proposals, ...rest } = deskOf(door).readSettings()
    const isSaved = readParameters(request.url).get('done')?.[0] === 'saved'
    return sendDeskPage(
      reply,
      {
        name: 'desk-settings',
        switches: { ...rest, proposals: proposals !== 'off' },
        openToAll: isOpen,
        ...(isSaved && { done: '設定を変えた。' }),
      },
      assets,
    )
  })

  scope.post('/desk/settings', forEditors, async (request, reply) => {
    const sent = readForm(request, ['twoPeople', 'missedSearches', 'proposals'])
    deskOf(door).changeSettings({
      twoPeople: sent.twoPeople === 'on',
      missedSearches: sent.missedSearches === 'on',
      proposals: sent.proposals === 'on' ? 'members' : 'off',
    })
    return reply.redirect('/desk/settings?done=saved', 303)
  })
}
