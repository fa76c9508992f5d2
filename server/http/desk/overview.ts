/** The editors' overview: what is being written, what readers ask for, what to write next and what to mend. */

import type { FastifyInstance } from 'fastify'
import type { OverviewDraft } from '../../contract/desk-pages.ts'
import type { DeskState } from '../../desk/state/desk-state.ts'
import type { Writer } from '../../desk/state/writer.ts'
import { allow, readerOf } from '../member-pages.ts'
import { type DeskParts, deskOf, sendDeskPage } from './desk-pages.ts'

/** Registers the page, and the way back for a draft that was discarded. */
export function registerOverview(
  scope: FastifyInstance,
  { door, assets, library }: DeskParts,
): void {
  const forEditors = { preHandler: allow('editor') }

  scope.get('/desk', forEditors, async (request, reply) => {
    const desk = deskOf(door)
    const { missedSearches } = desk.readSettings()
    return sendDeskPage(
      reply,
      {
        name: 'desk-radar',
        drafts: listDrafts(desk, readerOf(request)),
        proposals: desk.proposals.list('open').length,
        ...(missedSearches && { missed: desk.missedSearches.list() }),
        radar: await library.desk().radar(),
      },
      assets,
    )
  })

  scope.post<{ Params: { id: string } }>(
    '/desk/drafts/:id/bring-back',
    forEditors,
    async (request, reply) => {
      const { id } = deskOf(door).drafts.bringBack(request.params.id)
      return reply.redirect(`/desk/drafts/${id}`, 303)
    },
  )
}

/** A discarded draft is among them as long as its reader has something in it that is nowhere else. */
function listDrafts({ drafts }: DeskState, reader: Writer): OverviewDraft[] {
  const open = drafts.list()
  const unsaved = drafts.listUnsaved(reader)
  const names = { open: namesOf(open), unsaved: namesOf(unsaved) }
  return [
    ...unsaved.map((line) => ({
      ...line,
      isUnsaved: true,
      isDiscarded: !names.open.has(line.id),
    })),
    ...open
      .filter(({ id }) => !names.unsaved.has(id))
      .map((line) => ({ ...line, isUnsaved: false, isDiscarded: false })),
  ]
}

function namesOf(lines: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(lines.map(({ id }) => id))
}
