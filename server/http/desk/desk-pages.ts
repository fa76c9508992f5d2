/** The pages of the editors' desk as one kind: what stands behind them, and how they are sent. */

import type { FastifyReply } from 'fastify'
import type { PageAssets } from '../../../web/html-document.tsx'
import { renderDeskPage } from '../../../web/render-forms.tsx'
import type { AccessDoor } from '../../access/access-door.ts'
import type { DeskPage } from '../../contract/desk-pages.ts'
import type { DeskState } from '../../desk/state/desk-state.ts'
import { AppError } from '../../errors.ts'
import type { WholeLibrary } from '../../library/library.ts'

export type DeskParts = { door: AccessDoor; assets: PageAssets; library: WholeLibrary }

/** The desk, which is there wherever the scope lets a request pass, unless its disk takes nothing. */
export function deskOf(door: AccessDoor): DeskState {
  const desk = door.desk()
  if (desk) return desk
  throw new AppError('CANNOT_KEEP', { reason: '状態が古い版の形で、書き込めない場所にあります' })
}

/** Sends a page of the desk, with the status of what was wrong with the form. */
export function sendDeskPage(
  reply: FastifyReply,
  page: DeskPage,
  assets: PageAssets,
  status = 200,
): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(renderDeskPage(page, assets, reply.request.audience))
}
