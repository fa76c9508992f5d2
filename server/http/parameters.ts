/** The query string of an address as decoded names and values, strictly: what cannot be read is refused. */

import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

/** All values of each name, in order; names without any value are not in it. */
export type Parameters = ReadonlyMap<string, readonly string[]>

/**
 * Reads the query string of an address. Empty values count as not given, because forms send every field.
 * Broken percent codes and bytes that are no UTF-8 are refused: half-read text would find something else
 * than what was asked for.
 */
export function readParameters(url: string): Parameters {
  const start = url.indexOf('?')
  const parameters = new Map<string, string[]>()
  if (start < 0) return parameters
  for (const piece of url.slice(start + 1).split('&')) {
    const [name, value] = splitPiece(piece)
    if (value === '') continue
    const values = parameters.get(name)
    if (values) values.push(value)
    else parameters.set(name, [value])
  }
  return parameters
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

/** The whole number of a name between two bounds, or undefined. */
export function readWhole(
  parameters: Parameters,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const got = readSingle(parameters, name)
  if (got === undefined) return undefined
  const value = /^\d{1,6}$/.test(got) ? Number(got) : Number.NaN
  if (value >= least && value <= most) return value
  throw new AppError('BAD_PARAMETER', {
    name,
    got,
    want: `${least}〜${most}の整数にしてください。`,
  })
}

/** Longest search text in characters, as people count them. */
const longestText = 200

/** The words of a search, trimmed; empty where none are given. */
export function readText(parameters: Parameters): string {
  const text = (readSingle(parameters, 'q') ?? '').trim()
  const length = text.length > longestText ? [...text].length : text.length
  if (length > longestText) throw new AppError('QUERY_TOO_LONG', { length, limit: longestText })
  return text
}

function splitPiece(piece: string): [name: string, value: string] {
  const equals = piece.indexOf('=')
  if (equals < 0) return [decode(piece), '']
  return [decode(piece.slice(0, equals)), decodeTwice(decode(piece.slice(equals + 1)))]
}

/** Mailers encode a link once more: codes that spell Japanese are read again; 「100%」 and 「%E3」 stay as typed. */
function decodeTwice(text: string): string {
  if (!text.includes('%') || !/^[ -~]*$/.test(text)) return text
  try {
    const again = decodeURIComponent(text.replaceAll('+', ' '))
    return /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(again) ? again : text
  } catch {
    return text
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    throw new AppError('BROKEN_URL', undefined, { cause })
  }
}

/** As many cases as stand side by side. */
export const mostCompared = 4

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

/** How the reader of a request calls this server, for addresses written out in full: scheme and host, no slash at the end. */
export function originOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
  return `${protocol}://${host}`
}
