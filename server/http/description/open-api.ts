/** The description of the API as OpenAPI 3.1, made of the schemas of the routes that are there. */

import fastifySwagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { describeManners, versionPromise } from '../../contract/api-promise.ts'
import { imprint } from '../../contract/citation.ts'
import type { Shape } from '../../contract/shape.ts'
import type { ReadersLibrary } from '../../library/library.ts'
import { versionPrefix } from '../data-routes.ts'
import { describeAnswers } from './answers.ts'
import { noteFields } from './field-notes.ts'
import { describeParameter, type ParameterDescription, sampleSlugs } from './parameters.ts'
import { addressOf, type RouteDescription, routeDescriptions } from './routes.ts'
import { shareShapes } from './shared-shapes.ts'

type Manners = { requestsPerMinute: number }

/** Hears of every route that is registered after it. */
export async function gatherDescription(app: FastifyInstance, manners: Manners): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: imprint.library,
        version: '1.0.0',
        description: writeDescription(manners),
      },
      servers: [{ url: '/' }],
    },
    hideUntagged: true,
    convertConstToEnum: false,
    // What is sent to it is taken from its own pages only.
    transform: ({ schema, url, route }) => ({
      schema: route.method === 'POST' ? {} : describeRoute(url, schema),
      url,
    }),
    transformObject: (made) =>
      'openapiObject' in made ? noteFields(shareShapes(made.openapiObject)) : {},
  })
}

/** Registers GET /api/openapi.json, whose examples name cases of this library. */
export function registerOpenApi(scope: FastifyInstance): void {
  scope.get('/api/openapi.json', async (request, reply) => {
    const text = JSON.stringify(fillSamples(scope.swagger(), request.library))
    return reply.type('application/json; charset=utf-8').send(text)
  })
}

/** What is described, with names of cases of this library where names of cases stand. */
export function fillSamples<Described>(described: Described, library: ReadersLibrary): Described {
  const slugs = library.start().picks.map(({ slug }) => slug)
  const text = sampleSlugs.reduce(
    (written, sample, index) => written.replaceAll(sample, slugs[index] ?? sample),
    JSON.stringify(described),
  )
  return JSON.parse(text)
}

function writeDescription({ requestsPerMinute }: Manners): string {
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')
  return [
    '自治体の改善の先例を、プログラムから探し、読み、持ち帰る。',
    `## 約束\n\n${list(versionPromise)}`,
    `## 決まり\n\n${list(describeManners(requestsPerMinute))}`,
  ].join('\n\n')
}

/** What is not promised has no tag, and is not told of. */
function describeRoute(url: string, schema: FastifySchema | undefined): FastifySchema {
  const address = url.startsWith(`${versionPrefix}/`) ? url.slice(versionPrefix.length) : ''
  const described = routeDescriptions[address]
  if (!described) return {}
  const { name, description } = described
  return {
    ...{ tags: ['v1'], operationId: nameOperation(address), summary: name },
    description: `${description}\n\n例: ${addressOf(address)}`,
    // No `externalValue`, which generators take for a file of theirs.
    ...{ 'x-example': addressOf(address) },
    ...describeAddress(address, described),
    response: describeAnswers(address, described, schema?.response),
  }
}

/** /dump/checksum as getDumpChecksum. */
function nameOperation(address: string): string {
  const [, ...names] = address.replace('/:slug', '').split('/')
  return `get${names.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join('')}`
}

/** The names that an address may have, with what they mean there. */
export function listParameters(
  address: string,
  { parameters, files }: RouteDescription,
): [string, ParameterDescription][] {
  return parameters.map((name) => [
    name,
    name === 'format' && files ? describeFormat(files) : describeParameter(address, name),
  ])
}

function describeAddress(address: string, described: RouteDescription): FastifySchema {
  const named = listParameters(address, described)
  const properties = named.map(([name, one]) => [name, toSchema(one)])
  const required = named.filter(([, one]) => one.required).map(([name]) => name)
  return {
    ...(named.length > 0 && {
      querystring: { type: 'object', required, properties: Object.fromEntries(properties) },
    }),
    ...(address.endsWith('/:slug') && {
      params: { type: 'object', properties: { slug: toSchema(caseName) } },
    }),
  }
}

const caseName: ParameterDescription = {
  description: '事例番号。前の名でもよい。',
  schema: { type: 'string' },
  example: sampleSlugs[0],
}

function describeFormat({
  formats,
  besidesData,
}: NonNullable<RouteDescription['files']>): ParameterDescription {
  return {
    description: `ファイルの形式。${besidesData ? '付けなければ JSON。' : ''}`,
    schema: { type: 'string', enum: formats },
    example: formats.includes('md') ? 'md' : (formats[0] ?? ''),
    ...(!besidesData && { required: true as const }),
  }
}

function toSchema({ description, schema, example }: ParameterDescription): Shape {
  return { ...schema, description, examples: [example] } as Shape
}
