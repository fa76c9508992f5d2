/**
 * The result of a file of a folder that was checked in a thread, as bytes: what cases are checked by beside one another is
 * looked up where the text is, so that neither the text nor the look at it is left to the one thread that waits for all.
 */

import type { Problem } from './case.ts'
import type { CheckResult } from './check-case.ts'
import { joinParagraphs } from './check-together.ts'
import { sketchText } from './lint/near-duplicates.ts'
import { listMentions } from './mentions.ts'
import { packWholeResult } from './pack-result.ts'

/** Packs a result without HTML, blocks, numbers and the text of the body; `unpackResult` opens it. */
export function packCheckedResult(result: CheckResult | Problem): Uint8Array<ArrayBuffer> {
  if (!('problems' in result) || !result.case || !result.frontMatter) return packWholeResult(result)
  const { case: found, frontMatter, numbers: _, ...rest } = result
  const sections = found.sections.map((section) => ({ ...section, html: '', blocks: [] }))
  return packWholeResult({
    ...rest,
    case: { ...found, sections },
    frontMatter: { ...frontMatter, data: undefined, body: '' },
    beside: { ...listMentions(result), sketch: sketchText(joinParagraphs(found)) },
  })
}
