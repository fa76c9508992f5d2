/** The result of a file as bytes: what goes from thread to thread and to the disk. */

import type { Problem } from '../case.ts'
import type { ParseResult } from '../parse.ts'
import { createPlaceFinder } from '../places.ts'

/** Packs a result as JSON; the parsed head, which only the checks of the corpus go on from, only where it is wanted. */
export function packResult(
  result: ParseResult | Problem,
  withHead = false,
): Uint8Array<ArrayBuffer> {
  const wanted = withHead ? result : { ...result, frontMatter: undefined }
  // Not Buffer.from, whose small buffers are pieces of a pool and cannot be handed to another thread.
  return new TextEncoder().encode(JSON.stringify(wanted))
}

/** The result that was packed. */
export function unpackResult({ buffer, byteOffset, length }: Uint8Array): ParseResult | Problem {
  const json = Buffer.from(buffer, byteOffset, length).toString('utf8')
  const result = JSON.parse(json) as ParseResult | Problem
  if ('problems' in result && result.frontMatter) {
    // A function goes through no thread; it is made again from the text it looks into.
    result.frontMatter.placeOf = createPlaceFinder(result.frontMatter.yaml)
  }
  return result
}
