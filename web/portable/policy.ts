/** What a page of the folder may do; written into each, because no server says it. */

import { createHash } from 'node:crypto'
import { guardScript } from './guard.ts'

/**
 * Nothing is sent and nothing is fetched. `file:` stands beside 'self', because the files of a folder have no origin that
 * all browsers take for one and the same; the model is WebAssembly, and the worker a blob.
 */
export const contentPolicy = [
  "default-src 'none'",
  // Said once more, because this is what a security desk looks for.
  "connect-src 'none'",
  `script-src 'self' file: 'wasm-unsafe-eval' 'sha256-${digestOf(guardScript)}'`,
  'worker-src blob:',
  "style-src 'self' file:",
  "img-src 'self' file: data:",
  "form-action 'self' file:",
  "base-uri 'none'",
].join('; ')

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
