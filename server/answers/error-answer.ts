/** A refusal as data. */

import type { ErrorAnswer } from '../contract/error-answer.ts'
import { type AppError, isErrorOf } from '../errors.ts'

/** The body of an error under /api. */
export function describeError(error: AppError): ErrorAnswer {
  const { code, message } = error
  if (!isErrorOf(error, 'CASE_WITHDRAWN')) return { error: { code, message } }
  return { error: { code, message, withdrawn: error.details } }
}
