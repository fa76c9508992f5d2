/** GET /api: the description of the API for people. */

import type { FastifyInstance } from 'fastify'
import type { PageAssets } from '../../../web/html-document.tsx'
import { renderDocument } from '../../../web/render.tsx'
import type { ApiGuide } from '../../contract/api-guide.ts'
import { versionPrefix } from '../data-routes.ts'
import { originOf } from '../origin.ts'
import { listAllErrors } from './errors.ts'
import { fillSamples, listParameters } from './open-api.ts'
import { addressOf, routeDescriptions } from './routes.ts'

type GuideParts = { assets: PageAssets; requestsPerMinute: number }

/** Registers the page. */
export function registerApiGuide(scope: FastifyInstance, parts: GuideParts): void {
  const { assets, requestsPerMinute } = parts
  scope.get('/api', async (request, reply) => {
    const origin = originOf(request)
    const routes = fillSamples(listRoutes(), request.library)
    const data = { name: 'api', origin, requestsPerMinute, routes, errors } as const
    return reply
      .type('text/html; charset=utf-8')
      .send(renderDocument(data, assets, origin, request.audience))
  })
}

const errors: ApiGuide['errors'] = listAllErrors().map(({ status, answer: { error } }) => ({
  ...{ code: error.code, status, message: error.message },
}))

function listRoutes(): ApiGuide['routes'] {
  return Object.entries(routeDescriptions).map(([address, described]) => ({
    address: `${versionPrefix}${address}`,
    name: described.name,
    description: described.description,
    example: addressOf(address),
    parameters: listParameters(address, described).map(([name, { description }]) => ({
      ...{ name, description },
    })),
  }))
}
