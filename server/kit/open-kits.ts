/** The session kits of a library: names of cases into a kit, its pages and its files. */

import { fileKinds, toFileName } from '../exports/download.ts'
import { casesOf, describeMissing, type FindCase, selectNamed } from '../exports/selection.ts'
import type { WriteWord } from '../exports/write-paper.ts'
import type { Library } from '../library.ts'
import { buildKit, buildVisitSheet } from './build-kit.ts'
import type { KitFormat } from './choices.ts'
import { writeKit } from './write-kit.ts'

export type KitParts = {
  find: FindCase
  /** Hiragana reading of a text. */
  read: (text: string) => string
  /** The day in Japan. */
  readDay: () => string
  writeWord: WriteWord
}

const htmlKind = { extension: 'html', mediaType: 'text/html; charset=utf-8' }

function kindOf(format: KitFormat): { extension: string; mediaType: string } {
  return format === 'html' ? htmlKind : fileKinds[format]
}

/** Opens the kits of a library. */
export function openKits({
  find,
  read,
  readDay,
  writeWord,
}: KitParts): Pick<Library, 'kit' | 'visit' | 'exportKit'> {
  const select = (slugs: readonly string[]) => {
    const selection = selectNamed(slugs, find)
    const missing = selection.entries.flatMap((entry) =>
      'missing' in entry ? [entry.missing] : [],
    )
    return { cases: casesOf(selection), missing }
  }
  const build: Library['kit'] = (slugs, request) => {
    const { cases, missing } = select(slugs)
    const notes = missing.map(describeMissing)
    if (cases.length === 0) return { notes }
    const kit = buildKit(cases, request, { today: readDay(), read, missing: notes })
    return { kit, notes: [...notes, ...kit.notes] }
  }
  return {
    kit: build,
    visit: (slugs) => {
      const { cases, missing } = select(slugs)
      return {
        slugs: cases.map(({ slug }) => slug),
        notes: missing.map(describeMissing),
        ...(cases.length > 0 && { sheet: buildVisitSheet(cases) }),
      }
    },
    exportKit: async (slugs, request, format) => {
      const { kit } = build(slugs, request)
      if (!kit) return undefined
      return {
        name: toFileName(`勉強会キット ${request.minutes}分 ${kit.title} ${readDay()}`),
        ...kindOf(format),
        content: await writeKit(kit, format, writeWord),
        missing: select(slugs).missing,
      }
    },
  }
}
