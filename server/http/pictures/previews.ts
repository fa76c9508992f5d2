/** GET /og/<scene>.png: the pictures that messengers and social sites show beside a link. */

import type { FastifyInstance } from 'fastify'
import { AppError } from '../../errors.ts'
import { drawPreview, findPicture } from './scene-picture.ts'

/** A new look shows within the month; who makes previews keeps them for days by itself. */
const thirtyDays = 'public, max-age=2592000'

/** Registers the 13 pictures, each drawn when it is first asked for (11 ms) and kept (2 kB). */
export function registerPreviews(app: FastifyInstance): void {
  const kept = new Map<string, Buffer>()
  app.get<{ Params: { picture: string } }>('/og/:picture', async (request, reply) => {
    const name = /^(.+)\.png$/.exec(request.params.picture)?.[1] ?? ''
    const found = findPicture(name)
    if (!found) throw new AppError('NOT_FOUND')
    const picture = kept.get(name) ?? drawPreview(found.scene)
    kept.set(name, picture)
    // Pages that show a preview are of other sites.
    reply.headers({ 'cache-control': thirtyDays, 'cross-origin-resource-policy': 'cross-origin' })
    return reply.type('image/png').send(picture)
  })
}
