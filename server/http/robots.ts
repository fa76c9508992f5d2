/** What robots are told. Where the association wants none, every answer says so too: not all of them ask /robots.txt. */

import type { FastifyInstance } from 'fastify'
import { originOf } from './origin.ts'

/** Registers /robots.txt and, where robots are refused, the header of every answer after it. */
export function registerRobots(app: FastifyInstance, isRefused: boolean): void {
  if (isRefused) {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('x-robots-tag', 'noindex, nofollow, noarchive')
    })
  }
  app.get('/robots.txt', async (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(isRefused ? refusal : `${welcome}Sitemap: ${originOf(request)}/sitemap.xml\n`),
  )
}

const welcome = 'User-agent: *\nAllow: /\n'
const refusal = 'User-agent: *\nDisallow: /\n'
