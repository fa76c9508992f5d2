/** The answers for programs, at the addresses of their version and at those that the pages ask. */

import type { FastifyInstance } from 'fastify'
import type { Library } from '../library/library.ts'
import {
  registerCards,
  registerCases,
  registerCoverage,
  registerLocate,
  registerMunicipalities,
  registerSearch,
  registerStart,
  registerSuggest,
} from './api.ts'
import type { ConcurrencyLimit } from './concurrency-limit.ts'
import {
  registerCompare,
  registerExport,
  registerListExport,
  registerOnePage,
} from './downloads.ts'
import { registerDump } from './dump.ts'
import { registerKit } from './kit.ts'

/** Where the promise holds that nothing is renamed or removed (README). */
export const versionPrefix = '/api/v1'

/** Pages come with their scripts from one server, and need no version. */
const dataPrefixes = ['/api', versionPrefix] as const

/** Registers the same routes at each of the addresses. */
export function registerBelow(
  scope: FastifyInstance,
  register: (data: FastifyInstance) => void,
): void {
  for (const prefix of dataPrefixes) {
    scope.register(
      (data, _options, done) => {
        register(data)
        done()
      },
      { prefix },
    )
  }
}

type DataParts = {
  library: Library
  searchLimit: ConcurrencyLimit
  fileLimit: ConcurrencyLimit
  smallFileLimit: ConcurrencyLimit
}

/** Registers them all. */
export function registerData(scope: FastifyInstance, parts: DataParts): void {
  const { library, searchLimit, fileLimit, smallFileLimit } = parts
  registerSearch(scope, searchLimit)
  registerCards(scope)
  registerCases(scope)
  registerSuggest(scope)
  registerStart(scope)
  registerLocate(scope)
  registerMunicipalities(scope)
  registerCoverage(scope)
  registerCompare(scope, smallFileLimit)
  registerOnePage(scope, smallFileLimit)
  registerExport(scope, fileLimit)
  registerListExport(scope, fileLimit)
  registerKit(scope, smallFileLimit)
  registerDump(scope, library)
}
