/** A file of the library as the text of an answer. */

import { AppError } from '../../errors.ts'
import type { Download } from '../../library/library.ts'
import { limits } from '../limits.ts'

/** The whole text; a file that is too long for an answer is refused, because half of it would be broken. */
export function readFile({ content }: Download): string {
  const text =
    content instanceof Uint8Array ? new TextDecoder().decode(content) : [...content].join('')
  if (text.length > limits.file) throw new AppError('FILE_TOO_LARGE')
  return text
}
