/** A Markdown file as a case: one of this library as it is, any other by its headings. */

import { readFrontMatter } from '../../cases/front-matter.ts'
import { formatProblem, problemOf } from '../../cases/problems.ts'
import type { Brought, Unplaced } from '../../contract/brought.ts'
import { cleanText, isFields } from '../../contract/untrusted-values.ts'
import { type SectionId, sections } from '../../contract/vocabulary.ts'
import { isFieldName, takeFields, writeValue } from './known-fields.ts'
import { limits, refuseLong } from './limits.ts'
import { readMarkdownPieces } from './markdown-pieces.ts'
import { placePieces } from './place-pieces.ts'
import { fillSections } from './places.ts'

/** Reads the text of a file. */
export function readMarkdown(text: string): Brought {
  refuseLong(text.length)
  const clean = cleanText(text, limits.characters)
    .replace(/^\ufeff/, '')
    .normalize('NFC')
  if (!/^---\s*\n/.test(clean)) return placePieces(readMarkdownPieces(clean))
  const { frontMatter, findings } = readFrontMatter(clean)
  if (!frontMatter || !isFields(frontMatter.data)) return placeWithoutHead(clean, findings)
  const { fields, unplaced } = takeFields(frontMatter.data)
  const { body } = frontMatter
  // Definitions of footnotes are sources where the head names none.
  const isOwn = Object.keys(fields).some(isFieldName)
  if (isOwn && (fields['sources'] !== undefined || !/^\[\^[^\]\s]{1,60}\]:/m.test(body))) {
    const cut = cutSections(body)
    return {
      draft: { fields, sections: fillSections(cut.texts), facts: [], asks: [] },
      unplaced: [...unplaced, ...cut.unplaced],
      notes: [],
    }
  }
  const placed = placePieces(readMarkdownPieces(body))
  const said = Object.entries(placed.draft.fields).filter(([name]) => Object.hasOwn(fields, name))
  const twice = said.map(([, value]) => ({ text: writeValue(value), why: '項目の欄にもある項目' }))
  return {
    ...placed,
    draft: { ...placed.draft, fields: { ...placed.draft.fields, ...fields } },
    unplaced: [...unplaced, ...twice, ...placed.unplaced],
  }
}

/** A head that is no YAML is shown whole; the text below it is placed all the same. */
function placeWithoutHead(
  text: string,
  findings: ReturnType<typeof readFrontMatter>['findings'],
): Brought {
  const end = text.indexOf('\n---', 3)
  const head = end < 0 ? '' : text.slice(0, end + 4)
  const placed = placePieces(readMarkdownPieces(text.slice(head.length)))
  const why = findings.slice(0, 3).map((finding) => formatProblem(problemOf('ファイル', finding)))
  const shown: Unplaced[] =
    head === '' ? [] : [{ text: head, why: `項目の欄を読めない（${why.join('、')}）` }]
  return { ...placed, unplaced: [...shown, ...placed.unplaced] }
}

/** The sections of a body by the headings that a case has, each word for word. */
function cutSections(body: string): { texts: Map<SectionId, string>; unplaced: Unplaced[] } {
  const texts = new Map<SectionId, string>()
  const unplaced: Unplaced[] = []
  for (const { heading, text } of cutAtHeadings(body)) {
    const id = sections.find(({ label }) => label === heading)?.id
    if (id !== undefined && !texts.has(id)) texts.set(id, text)
    else if (heading !== undefined) {
      const why = id === undefined ? '五つの節にない見出し' : '二つ目の同じ見出し'
      unplaced.push({ text: `## ${heading}\n\n${text}`.trim(), why })
    } else if (text !== '') unplaced.push({ text, why: '最初の節の見出しより前にある文' })
  }
  return { texts, unplaced }
}

type Part = { heading: string | undefined; text: string }

function cutAtHeadings(body: string): Part[] {
  const parts: { heading: string | undefined; lines: string[] }[] = [
    { heading: undefined, lines: [] },
  ]
  let isCode = false
  for (const line of body.split('\n')) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) isCode = !isCode
    if (!isCode && /^##\s/.test(line)) parts.push({ heading: line.slice(2).trim(), lines: [] })
    else parts.at(-1)?.lines.push(line)
  }
  return parts.map(({ heading, lines }) => ({ heading, text: lines.join('\n').trim() }))
}
