/** The sentences of a draft's sections as readers see them: what fields that name a sentence choose from. */

import type { CaseDraft } from '../../server/contract/desk.ts'
import { sections } from '../../server/contract/vocabulary.ts'

/** Every sentence once, without marks of sources, bold and links. */
export function listSentences({ sections: texts }: Pick<CaseDraft, 'sections'>): string[] {
  const all = sections.flatMap(({ id }) => (texts[id] ?? '').split('\n').flatMap(cutLine))
  return [...new Set(all)]
}

function cutLine(line: string): string[] {
  const plain = line
    .replace(/\[\^\d+\]/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll('**', '')
    .replace(/^\s*([-*>#]+|\d+\.)\s+/, '')
  const sentences: string[] = []
  let [start, depth] = [0, 0]
  for (const [index, sign] of [...plain].entries()) {
    if ('「『（'.includes(sign)) depth += 1
    if ('」』）'.includes(sign)) depth = Math.max(0, depth - 1)
    // A full stop within brackets does not end the sentence around them.
    if (sign !== '。' || depth > 0) continue
    sentences.push([...plain].slice(start, index + 1).join(''))
    start = index + 1
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '。')
}
