/** Every kind of file in every format, of public cases and of some beside a members' case. */

import { toCard } from '../../server/cases/card.ts'
import type { ShownCase } from '../../server/cases/case.ts'
import { loadCases } from '../../server/cases/load.ts'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import {
  comparisonFormats,
  type ExportFormat,
  exportFormats,
  type SearchAnswer,
} from '../../server/contract/api.ts'
import { kitFormats, usualKit } from '../../server/contract/kit.ts'
import { noEdits } from '../../server/contract/kit-edits.ts'
import { onePageFormats } from '../../server/contract/one-page.ts'
import { openExports } from '../../server/exports/open-exports.ts'
import { writeWord } from '../../server/exports/word/write-word.ts'
import { openKits } from '../../server/kit/open-kits.ts'
import type { Download } from '../../server/library/library.ts'
import { readZip } from '../support/read-files.ts'
import { smallLibrary } from './selections.ts'

const { cases } = await loadCases(smallLibrary)
/** The small library as everybody sees it, and as members do. */
export const ofEverybody = listShownCases(cases, 'public')
export const ofMembers = listShownCases(cases, 'members')

/** The one case of it that is for members. */
export const [members = ''] = ofMembers.flatMap(({ slug, visibility }) =>
  visibility === 'members' ? [slug] : [],
)
const [first = '', second = '', third = ''] = ofEverybody.map(({ slug }) => slug)

/** Three public cases, and three of which one is for members. */
export const open = [first, second, third]
export const mixed = [first, members, third]

export const mark = '会員限定'

/** Whatever gives files away, for readers who are shown these cases. */
export function openFiles(shown: readonly ShownCase[]) {
  const parts = {
    find: (slug: string) => shown.find((found) => found.slug === slug),
    listCases: () => shown,
    read: (text: string) => text,
    readDay: () => '2026-11-22',
    search: async () => findThese(shown),
    writeWord,
  }
  return { ...openExports(parts), ...openKits(parts) }
}

/** The answer of a search that finds these cases. */
function findThese(shown: readonly ShownCase[]): SearchAnswer {
  return {
    ...{ query: { text: '窓口', terms: [] }, total: shown.length, noAnswer: false, page: 1 },
    ...{ size: 100, fits: { good: shown.length, part: 0 }, fit: 'all', facets: {}, tookMs: 1 },
    ...{ found: { words: 1, meaning: 0, both: 0 }, years: { first: 2016, counts: [] } },
    hits: shown.map((found) => ({
      ...toCard(found),
      ...{ score: 1, match: 'words', fit: 'good', reasons: [] },
      snippet: { section: 'actions', segments: [{ text: '窓口', hit: true }] },
    })),
  }
}

type Files = ReturnType<typeof openFiles>
export type Write = (files: Files, slugs: readonly string[]) => Promise<Download | undefined>

/** Cases by their names as a file of this format. */
export function asCases(format: ExportFormat): Write {
  return (files, slugs) => files.exportCases({ slugs }, format, { origin: 'https://example.jp' })
}

const list = { title: '持ち寄り', notes: [{ slug: first, note: 'メモ' }] }

/** Every kind of file in every format. */
export const kinds: [what: string, write: Write][] = [
  ...exportFormats.map((format): [string, Write] => [`cases as ${format}`, asCases(format)]),
  ...(['docx', 'md'] as const).map((format): [string, Write] => [
    `a list of one's own as ${format}`,
    (files, slugs) => files.exportCases({ slugs }, format, { list }),
  ]),
  ...comparisonFormats.map((format): [string, Write] => [
    `a comparison as ${format}`,
    (files, slugs) => files.exportComparison(slugs, format),
  ]),
  ...onePageFormats.map((format): [string, Write] => [
    `one page as ${format}`,
    (files, slugs) => files.exportOnePage(slugs, '問い', format, {}),
  ]),
  ...kitFormats.map((format): [string, Write] => [
    `a kit as ${format}`,
    (files, slugs) => files.exportKit(slugs, usualKit, format, noEdits),
  ]),
]

/** Writes a file of these cases for readers who are shown those. */
export async function writeFile(how: Write, shown: readonly ShownCase[], slugs: readonly string[]) {
  const file = await how(openFiles(shown), slugs)
  if (!file) throw new Error(`no file of ${slugs.join(' ')}`)
  const { content } = file
  const bytes = Buffer.from(
    content instanceof Uint8Array ? content : new TextEncoder().encode([...content].join('')),
  )
  return { ...file, bytes, text: file.extension === 'docx' ? unpack(bytes) : bytes.toString() }
}

/** All parts of a Word file without the names and moments that are drawn anew for each. */
function unpack(bytes: Uint8Array): string {
  return [...readZip(bytes)]
    .map(([name, content]) => `${name}\n${content}`)
    .join('\n')
    .replace(/rId[\w-]{20,}|(?<=<dcterms:[^>]*>)[^<]*/g, '')
}
