/** The pages that are only read: what the library is, what its words mean, what was tested, what is new. */

import type { FastifyInstance } from 'fastify'
import type { DocumentData } from '../../web/documents.tsx'
import { type PageAssets, renderDocument } from '../../web/render.tsx'
import type { AccessibilityReport } from '../contract-pages.ts'
import type { Library } from '../library.ts'
import { findTerm, populationClasses } from '../vocabulary.ts'
import { type Parameters, readParameters } from './parameters.ts'

type Parts = {
  library: Library
  assets: PageAssets
  accessibility: AccessibilityReport | undefined
}

/** Registers the pages. */
export function registerDocuments(scope: FastifyInstance, parts: Parts): void {
  const { library, assets, accessibility } = parts
  const documents: Readonly<Record<DocumentData['name'], (given: Parameters) => DocumentData>> = {
    about: () => ({ name: 'about', holdings: library.start().holdings }),
    taxonomy: () => ({ name: 'taxonomy', shelves: library.start().shelves }),
    accessibility: () => ({ name: 'accessibility', report: accessibility }),
    updates: () => ({ name: 'updates', updates: library.updates() }),
    walls: (given) => readWalls(library, given),
  }
  for (const [name, read] of Object.entries(documents)) {
    scope.get(`/${name}`, async (request, reply) => {
      const data = read(readParameters(request.url))
      return reply.type('text/html; charset=utf-8').send(renderDocument(data, assets))
    })
  }
}

/** A size that does not exist is passed over: an old link shows the barriers of all bodies. */
function readWalls(library: Library, given: Parameters): DocumentData {
  const [word = ''] = given.get('population') ?? []
  const population = findTerm(populationClasses, word)?.id
  return {
    name: 'walls',
    walls: library.walls(population),
    ...(population !== undefined && { population }),
  }
}
