/** case://<slug>: a case as a resource, which a member can hand to an assistant without a search. */

import type { McpServer } from '@modelcontextprotocol/server'
import { AppError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import { limits } from './limits.ts'
import { notice, writeMaterial } from './material.ts'
import type { Protocol } from './protocol.ts'
import type { Surroundings } from './tool.ts'
import { tellCase, writeCase } from './tools/read-case.ts'

const mimeType = 'text/plain'

/** Offers the cases; of a large library the list names the newest, and a completion finds all others. */
export function offerCases(
  server: McpServer,
  { ResourceTemplate, ProtocolError, ProtocolErrorCode }: Protocol,
  { library: opening, origin }: Surroundings,
): void {
  const template = new ResourceTemplate('case://{slug}', {
    list: async () => ({
      resources: listCases(await opening)
        .slice(0, limits.listed)
        .map(({ slug, title }) => ({ uri: `case://${slug}`, name: slug, title, mimeType })),
    }),
    complete: { slug: async (typed) => completeSlug(await opening, typed) },
  })
  const about = {
    title: '事例',
    description: '事例一つを、文ごとの出典つきで読みます。read_case と同じ内容です。',
    mimeType,
  }
  server.registerResource('case', template, about, async ({ href }, { slug }) => {
    try {
      const answer = tellCase(await opening, String(slug), { origin })
      const parts = [notice, answer.said, ...(answer.cut === undefined ? [] : [answer.cut])]
      const text = `${parts.join('\n')}\n${writeMaterial(writeCase(answer))}`
      return { contents: [{ uri: href, mimeType, text }] }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message)
    }
  })
}

/** Every case once, those that were changed or checked last before all others. */
function listCases(library: Library): { slug: string; title: string }[] {
  const titles = new Map(library.updates().map(({ slug, title }) => [slug, title]))
  return [...titles].map(([slug, title]) => ({ slug, title }))
}

/** Slugs that begin so, and those of cases whose title or place does. */
function completeSlug(library: Library, typed: string): string[] {
  const begun = listCases(library)
    .map(({ slug }) => slug)
    .filter((slug) => slug.startsWith(typed.toLowerCase()))
  const named = library.suggest(typed.slice(0, limits.completed)).suggestions
  const both = [...begun, ...named.flatMap(({ slug }) => slug ?? [])]
  return [...new Set(both)].slice(0, limits.completed)
}
