/** The arguments of a call as the names and values of an address, so that one grammar reads both. */

import type { Parameters } from '../contract/query-string.ts'
import { isFields } from '../contract/untrusted-values.ts'
import { AppError } from '../errors.ts'
import { limits } from './limits.ts'

/** Reads arguments of unknown form; names that the tool does not have, and values that are no words, are refused. */
export function readArguments(value: unknown, known: readonly string[]): Parameters {
  if (!isFields(value)) throw new AppError('BAD_REQUEST')
  if (Buffer.byteLength(JSON.stringify(value)) > limits.arguments) {
    throw new AppError('BODY_TOO_LARGE')
  }
  const parameters = new Map<string, string[]>()
  for (const [name, given] of Object.entries(value)) {
    if (!known.includes(name)) throw new AppError('UNKNOWN_PARAMETER', { name, known })
    const values = [given].flat().map((one) => readValue(name, one))
    const filled = values.filter((one) => one.trim() !== '')
    if (filled.length > 0) parameters.set(name, filled)
  }
  return parameters
}

function readValue(name: string, value: unknown): string {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  const want = '文字か数、またはその並びにしてください。'
  throw new AppError('BAD_PARAMETER', { name, got: JSON.stringify(value), want })
}

/** The query string that says the same. */
export function toQuery(parameters: Parameters): string {
  return [...parameters]
    .flatMap(([name, values]) => values.map((value) => `${name}=${encodeURIComponent(value)}`))
    .join('&')
}
