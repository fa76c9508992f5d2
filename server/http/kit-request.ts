/** What an address asks of a kit. */

import { AppError } from '../errors.ts'
import { type KitRequest, kitMinutes, ownBodies, purposes, usualKit } from '../kit/choices.ts'
import { findTerm, type Term } from '../vocabulary.ts'
import { type Parameters, readSingle } from './parameters.ts'

export const kitParameters: readonly string[] = ['slug', 'minutes', 'purpose', 'own']

/** Reads the request; a word or a number that is none of those known is refused by name. */
export function readKitRequest(parameters: Parameters): KitRequest {
  return {
    minutes: readMinutes(parameters),
    purpose: readTerm(parameters, 'purpose', purposes) ?? usualKit.purpose,
    own: readTerm(parameters, 'own', ownBodies) ?? usualKit.own,
  }
}

function readMinutes(parameters: Parameters): KitRequest['minutes'] {
  const got = readSingle(parameters, 'minutes')
  if (got === undefined) return usualKit.minutes
  const minutes = kitMinutes.find((one) => String(one) === got)
  if (minutes !== undefined) return minutes
  const want = `${kitMinutes.join('、')} のどれかにしてください。`
  throw new AppError('BAD_PARAMETER', { name: 'minutes', got, want })
}

function readTerm<Id extends string>(
  parameters: Parameters,
  name: string,
  terms: readonly Term<Id>[],
): Id | undefined {
  const got = readSingle(parameters, name)
  if (got === undefined) return undefined
  const term = findTerm(terms, got)
  if (term) return term.id
  const words = terms.map(({ id, label }) => `${label}（${id}）`).join('、')
  throw new AppError('BAD_PARAMETER', { name, got, want: `使える語は ${words} です。` })
}
