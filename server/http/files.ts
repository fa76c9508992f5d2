/** The built scripts and styles, and the two small files that browsers and robots ask for unasked. */

import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Extensions the build makes for the page; a source map or anything else put there is not served. */
const servedFile = /\.(css|js|svg|woff2)$/

/** Registers the built files under /assets/; their names carry a hash, so they are kept for ever. */
export async function registerFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    index: false,
    dotfiles: 'ignore',
    decorateReply: false,
    allowedPath: (path) => servedFile.test(path),
  })
  // The icon is drawn into the pages themselves; this ends the request that browsers make all the same.
  app.get('/favicon.ico', async (_request, reply) =>
    reply.code(204).header('cache-control', 'public, max-age=86400').send(),
  )
  app.get('/robots.txt', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('User-agent: *\nAllow: /\n'),
  )
}
