/** The session kits of a library: names of cases into a kit, its pages and its files. */

import { renderKitFile } from '../../web/render-kit-file.tsx'
import type { ShownCase } from '../cases/case.ts'
import type { Kit, KitFormat } from '../contract/kit.ts'
import { applyEdits } from '../contract/kit-edits.ts'
import { fileKinds, toFileName, type WriteWord, writePaper } from '../exports/download.ts'
import {
  casesOf,
  describeMissing,
  type FindCase,
  listMissing,
  selectNamed,
} from '../exports/selection.ts'
import { readOwnText } from '../home/home.ts'
import type { Library } from '../library/library.ts'
import { once } from '../once.ts'
import { buildKit, buildVisitSheet } from './build-kit.ts'
import { findContrasts } from './contrasts.ts'
import { composeKit } from './kit-paper.ts'

type KitParts = {
  find: FindCase
  /** All cases that may be suggested beside those chosen. */
  listCases: () => readonly ShownCase[]
  /** Hiragana reading of a text. */
  read: (text: string) => string
  /** The day in Japan. */
  readDay: () => string
  writeWord: WriteWord
}

/** Opens the kits of a library. */
export function openKits({
  find,
  listCases,
  read,
  readDay,
  writeWord,
}: KitParts): Pick<Library, 'kit' | 'visit' | 'exportKit'> {
  const select = (slugs: readonly string[]) => {
    const selection = selectNamed(slugs, find)
    return { cases: casesOf(selection), missing: listMissing(selection) }
  }
  const build: Library['kit'] = (slugs, request) => {
    const { cases, missing } = select(slugs)
    const notes = missing.map(describeMissing)
    if (cases.length === 0) return { notes, contrasts: [] }
    const kit = buildKit(cases, request, { today: readDay(), read, missing: notes })
    const contrasts = findContrasts(cases, listCases())
    return { kit, notes: [...notes, ...kit.notes], contrasts }
  }
  return {
    kit: build,
    visit: (slugs) => {
      const { cases, missing } = select(slugs)
      const notes = missing.map(describeMissing)
      if (cases.length === 0) return { slugs: [], notes }
      return { slugs: cases.map(({ slug }) => slug), notes, ...buildVisitSheet(cases) }
    },
    exportKit: async (slugs, request, format, edits) => {
      const { kit: built } = build(slugs, request)
      if (!built) return undefined
      const kit = applyEdits(built, edits)
      return {
        name: toFileName(
          `勉強会キット ${request.minutes}分 ${kit.title} ${readDay()}`,
          kit.footer !== undefined,
        ),
        ...kindOf(format),
        content: await writeKit(kit, format, writeWord),
        missing: select(slugs).missing,
      }
    },
  }
}

const htmlKind = { extension: 'html', mediaType: 'text/html; charset=utf-8' }

function kindOf(format: KitFormat): { extension: string; mediaType: string } {
  return format === 'html' ? htmlKind : fileKinds[format]
}

/** The style of the sheets on the screen is that of the file, too. */
const readStyle = once(() =>
  readOwnText(new URL('../../web/styles/kit-sheet.css', import.meta.url)),
)

/** A kit as a file to take along. */
async function writeKit(
  kit: Kit,
  format: KitFormat,
  writeWord: WriteWord,
): Promise<Uint8Array | Iterable<string>> {
  if (format === 'html') return [renderKitFile(kit, readStyle())]
  return writePaper(composeKit(kit), format, writeWord)
}
