/** What an address asks for besides a search: single names and values, read strictly. */

import { type Parameters, readParameters as readQuery } from '../contract/query-string.ts'
import {
  type Parse,
  parseTerm,
  parseWhole,
  type Refusal,
  refuseLong,
} from '../contract/read-address.ts'
import type { Term } from '../contract/vocabulary.ts'
import { AppError } from '../errors.ts'

/** The query string of an address; empty where it has none. */
export function queryOf(url: string): string {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start + 1)
}

/** The names and values of the query string of an address; refused where its percent codes are broken. */
export function readParameters(url: string): Parameters {
  const parameters = readQuery(queryOf(url))
  if (!parameters) throw new AppError('BROKEN_URL')
  return parameters
}

/** The grammar's refusal as an error; `known` are the names that this address may have. */
export function toError(refusal: Refusal, known: readonly string[]): AppError {
  switch (refusal.code) {
    case 'BROKEN_URL':
      return new AppError(refusal.code)
    case 'UNKNOWN_PARAMETER':
      return new AppError(refusal.code, { name: refusal.name, known })
    case 'REPEATED_PARAMETER':
      return new AppError(refusal.code, refusal)
    case 'QUERY_TOO_LONG':
      return new AppError(refusal.code, refusal)
    default:
      return new AppError(refusal.code, refusal)
  }
}

/** Refuses names that mean nothing: a misspelt condition must not quietly widen a search. */
export function refuseUnknown(parameters: Parameters, known: readonly string[]): void {
  for (const name of parameters.keys()) {
    if (!known.includes(name)) throw new AppError('UNKNOWN_PARAMETER', { name, known })
  }
}

/** The one value of a name, or undefined. */
export function readSingle(parameters: Parameters, name: string): string | undefined {
  const values = parameters.get(name) ?? []
  if (values.length > 1) throw new AppError('REPEATED_PARAMETER', { name })
  return values[0]
}

/** A word of a vocabulary under this name, by its id or its label, or undefined. */
export function readTerm<Id extends string>(
  parameters: Parameters,
  name: string,
  terms: readonly Term<Id>[],
): Id | undefined {
  return readBy(parseTerm(terms), parameters, name)
}

/** The whole number of a name between two bounds, or undefined. */
export function readWhole(
  parameters: Parameters,
  name: string,
  bounds: readonly [number, number],
): number | undefined {
  return readBy(parseWhole(bounds), parameters, name)
}

function readBy<Value>(
  parse: Parse<Value>,
  parameters: Parameters,
  name: string,
): Value | undefined {
  const got = readSingle(parameters, name)
  if (got === undefined) return undefined
  const parsed = parse(got)
  if ('value' in parsed) return parsed.value
  throw new AppError('BAD_PARAMETER', { name, got, want: parsed.want })
}

/** The words typed so far, trimmed; empty where none are given. */
export function readText(parameters: Parameters): string {
  const text = (readSingle(parameters, 'q') ?? '').trim()
  const refusal = refuseLong(text)
  if (refusal) throw toError(refusal, [])
  return text
}

/** The names of cases in an address, in its order, each once. */
export function listSlugs(parameters: Parameters): string[] {
  return [...new Set((parameters.get('slug') ?? []).map((slug) => slug.trim()))]
}

/** The names of cases in an address; refused where there are fewer or more of them than can be used. */
export function readSlugs(
  parameters: Parameters,
  [least, most]: readonly [number, number],
): string[] {
  const slugs = listSlugs(parameters)
  if (slugs.length >= least && slugs.length <= most) return slugs
  throw new AppError('CASE_COUNT', { got: slugs.length, least, most })
}
