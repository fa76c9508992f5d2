/** A list of cases within pages of other sites: the script that draws it, and the page that tells how to take it along. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { PageAssets } from '../../web/html-document.tsx'
import { renderDocument } from '../../web/render.tsx'
import { readParameters } from '../answers/parameters.ts'
import { embedCounts, longestEmbedQuery } from '../contract/embed.ts'
import { originOf } from './origin.ts'
import type { OtherSites } from './other-sites.ts'

const source = fileURLToPath(new URL('../../web/embed/embed.js', import.meta.url))

type EmbedParts = { assets: PageAssets; otherSites: OtherSites | undefined }

/** Registers both. */
export function registerEmbed(scope: FastifyInstance, { assets, otherSites }: EmbedParts): void {
  const script = readFileSync(source, 'utf8')

  scope.get('/embed.js', async (_request, reply) => {
    // An hour, because its address stays the same when it changes; the pages that load it are of other sites.
    reply.headers({
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
    })
    return reply.type('text/javascript; charset=utf-8').send(script)
  })

  scope.get('/embed', async (request, reply) => {
    const origin = originOf(request)
    const given = readParameters(request.url)
    const [query = ''] = given.get('q') ?? []
    const count = Number(given.get('count')?.[0])
    const data = {
      name: 'embed',
      origin,
      query: query.trim().slice(0, longestEmbedQuery),
      count: embedCounts.find((each) => each === count) ?? 5,
      admits: admittedBy(otherSites),
    } as const
    return reply
      .type('text/html; charset=utf-8')
      .send(renderDocument(data, assets, origin, request.audience))
  })
}

function admittedBy(otherSites: OtherSites | undefined): 'all' | 'some' | 'none' {
  if (otherSites === undefined) return 'none'
  return otherSites === '*' ? 'all' : 'some'
}
