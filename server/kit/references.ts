/** 参考文献: every source that the sheets name, one entry per address, under all its marks. */

import type { CollectOptions } from '../exports/references/reference.ts'
import { collectReferences } from '../exports/references/reference.ts'
import { formatSist02 } from '../exports/references/sist02.ts'
import { heading, linesOf, prose } from './blocks.ts'
import type { Block } from './kit.ts'
import type { Material } from './material.ts'

export type ReferenceContext = Pick<CollectOptions, 'today' | 'read'>

/** The list for these blocks, in the order of readings. */
export function layOutReferences(
  materials: readonly Material[],
  blocks: readonly Block[],
  context: ReferenceContext,
): Block[] {
  const marks = collectMarks(blocks)
  const letterOf = new Map(materials.map(({ found, letter }) => [found.slug, letter]))
  const cases = materials.map(({ found, letter }) => ({
    ...found,
    sources: found.sources.filter(({ id }) => marks.has(`${letter}${id}`)),
  }))
  const references = collectReferences(cases, { ...context, only: 'sources' })
  return [
    heading(1, '参考文献', '読みの五十音順。後編と一緒に配る'),
    ...references.map((reference) => {
      const cited = reference.citedBy.map(
        ({ slug, source = '' }) => `${letterOf.get(slug) ?? ''}${source}`,
      )
      return prose(`〔${cited.join('・')}〕`, formatSist02(reference), 'reference')
    }),
  ]
}

/** The marks 〔A2〕 that stand in some blocks. */
function collectMarks(blocks: readonly Block[]): Set<string> {
  const text = blocks
    .flatMap(linesOf)
    .map((line) => line.text)
    .join('\n')
  return new Set([...text.matchAll(/〔([A-D]?[0-9]{1,3})〕/g)].map(([, mark = '']) => mark))
}
