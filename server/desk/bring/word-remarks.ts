/** What a Word file carries besides its text, and what was done about it: nothing is run, opened or followed. */

import type { Unplaced } from '../../contract/brought.ts'
import type { WordPackage } from './word-package.ts'

/** Sentences about what was left out. */
export function listRemarks({ names, texts }: WordPackage): string[] {
  const has = (part: RegExp) => names.some((name) => part.test(name))
  const count = (part: RegExp) => names.filter((name) => part.test(name)).length
  const charts = count(/^word\/(?:charts\/chart|diagrams\/data)[^/]*\.xml$/)
  const external = countExternal(texts)
  const deleted = countIn(texts, /<w:(?:del|moveFrom) /g)
  const comments = countIn(texts, /<w:comment /g)
  // A box has its words twice, of which the reader takes the older form.
  const boxes = countIn(texts, /<wps:txbx[ >]/g) - countIn(texts, /<v:textbox[ >]/g)
  const equations = countIn(texts, /<m:oMath[ >]/g)
  return [
    ...(has(/vbaProject|vbaData/i) || isMacroFile(texts)
      ? ['マクロが入っている。動かさず、読んでいない。']
      : []),
    ...(external > 0 ? [`外のファイルへのつながりが${external}件ある。たどっていない。`] : []),
    ...(has(/^word\/(?:embeddings|activeX)\//) || countIn(texts, /<w:altChunk[ />]/g) > 0
      ? ['埋め込まれたファイルや部品がある。開かず、写していない。']
      : []),
    ...(charts > 0 ? [`グラフや図が${charts}件ある。写していない。`] : []),
    ...(boxes > 0 ? [`文の入った図形が${boxes}個ある。写していない。`] : []),
    ...(equations > 0 ? [`数式が${equations}か所ある。写していない。`] : []),
    ...(comments > 0 ? [`コメントが${comments}件ある。写していない。`] : []),
    ...(deleted > 0
      ? [`変更履歴で消された所が${deleted}か所ある。消された文は写していない。`]
      : []),
  ]
}

function isMacroFile(texts: WordPackage['texts']): boolean {
  return /macroEnabled/.test(texts.get('[Content_Types].xml') ?? '')
}

function countIn(texts: WordPackage['texts'], pattern: RegExp): number {
  const bodies = [...texts].filter(([name]) => name.startsWith('word/') && name.endsWith('.xml'))
  return bodies.reduce((sum, [, text]) => sum + (text.match(pattern)?.length ?? 0), 0)
}

/** Templates, pictures, frames and data of other places; a plain link is text and no such thing. */
function countExternal(texts: WordPackage['texts']): number {
  const links = [...texts]
    .filter(([name]) => name.endsWith('.rels'))
    .flatMap(([, text]) => text.match(/<Relationship [^<>]*>/g) ?? [])
  return links.filter(
    (link) => /TargetMode\s?=\s?["']External/i.test(link) && !/\/hyperlink["']/.test(link),
  ).length
}

/** The words above and below the pages, which belong to no section; page numbers are none. */
export function listMargins(texts: WordPackage['texts']): Unplaced[] {
  const margins = [...texts].filter(([name]) => /^word\/(?:header|footer)[0-9]*\.xml$/.test(name))
  const words = margins.flatMap(([, text]) =>
    text
      .split('</w:p>')
      .map((paragraph) =>
        [...paragraph.matchAll(/<w:t(?: [^<>]*)?>([^<]*)</g)]
          .map(([, found = '']) => found)
          .join(''),
      ),
  )
  const said = new Set(words.map((text) => unescapeXml(text).trim()))
  return [...said]
    .filter((text) => /[^\s0-9０-９/／・.-]/.test(text))
    .map((text) => ({ text, why: 'ページの上か下の余白にある文' }))
}

const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => signs[name] ?? whole)
}
