/** The format of a file in an address. */

import { AppError } from '../errors.ts'
import { type Parameters, readSingle } from './parameters.ts'

/** The format, which must be one of those known. */
export function readFormat<Format extends string>(
  parameters: Parameters,
  known: readonly Format[],
): Format {
  const got = readSingle(parameters, 'format') ?? ''
  const format = known.find((one) => one === got)
  if (format !== undefined) return format
  throw new AppError('BAD_PARAMETER', {
    name: 'format',
    got,
    want: `使える形式は ${known.join('、')} です。`,
  })
}
