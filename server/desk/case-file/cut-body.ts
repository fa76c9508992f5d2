/** A case file cut at the places its reader cuts it at: the head, and the sections with the lines around their text. */

import { listHeadings } from '../../cases/render.ts'
import { type SectionId, sections as terms } from '../../contract/vocabulary.ts'

/** A case file of which `readFrontMatter` has said that its head is whole. */
export function cutHead(text: string): { yaml: string; body: string } {
  const end = text.indexOf('\n---', 3)
  return { yaml: text.slice(4, end + 1), body: text.slice(end + 5) }
}

/** The file of a head and a body. */
export function joinHead(yaml: string, body: string): string {
  const head = yaml === '' || yaml.endsWith('\n') ? yaml : `${yaml}\n`
  return `---\n${head}---\n${body}`
}

/** A piece of a body: a section with its heading, or what belongs to none. */
export type Piece = {
  /** The section; undefined for other headings, a second one of the same name, and what stands before the first. */
  section: SectionId | undefined
  /** Line within the body. */
  line: number
  /** The heading and the empty lines under it. */
  before: string
  text: string
  /** The empty lines to the next heading. */
  after: string
}

/** The pieces of a body, which together are all of it. */
export function cutSections(body: string): Piece[] {
  const headings = listHeadings(body)
  const lines = body.split('\n')
  const found = new Set<SectionId>()
  const start = headings[0]?.line ?? lines.length + 1
  const first = joinLines(lines, 1, start)
  const pieces = headings.map(({ heading, line }, index): Piece => {
    const id = terms.find(({ label }) => label === heading?.trim())?.id
    const section = id !== undefined && !found.has(id) ? id : undefined
    if (section) found.add(section)
    const whole = joinLines(lines, line, headings[index + 1]?.line ?? lines.length + 1)
    const head = whole.slice(0, whole.includes('\n') ? whole.indexOf('\n') + 1 : undefined)
    const { before, text, after } = frameText(whole.slice(head.length))
    return { section, line, before: head + before, text, after }
  })
  return first === '' ? pieces : [{ section: undefined, line: 1, ...frameText(first) }, ...pieces]
}

/** Lines from one to before another, each with its line end. */
function joinLines(lines: readonly string[], from: number, to: number): string {
  const text = lines.slice(from - 1, to - 1).join('\n')
  return to <= lines.length && from < to ? `${text}\n` : text
}

/** A text without the empty lines around it, which Markdown does not count. */
export function frameText(whole: string): Pick<Piece, 'before' | 'text' | 'after'> {
  const text = whole.replace(/^(?:[ \t]*\n)+/, '')
  // Character by character: a pattern for the end would look at a run of spaces once from each of them.
  let end = text.length
  while (end > 0 && ' \t\n'.includes(text.charAt(end - 1))) end -= 1
  return {
    before: whole.slice(0, whole.length - text.length),
    text: text.slice(0, end),
    after: text.slice(end),
  }
}

/** A body with these texts in its sections; what belongs to no section stays where it is. */
export function joinSections(
  pieces: readonly Piece[],
  texts: Readonly<Record<SectionId, string>>,
): string {
  const joined = pieces.map((piece) => replaceText(piece, texts))
  for (const [index, { id, label }] of terms.entries()) {
    if (joined.some(({ section }) => section === id)) continue
    if (texts[id] === '' && pieces.length > 0) continue
    const later = new Set<SectionId | undefined>(terms.slice(index + 1).map((term) => term.id))
    const next = joined.findIndex(({ section }) => later.has(section))
    const added = { section: id, raw: fillSection(`## ${label}`, texts[id]), isNew: true }
    joined.splice(next < 0 ? joined.length : next, 0, added)
  }
  // An empty line before a new piece and behind it; what a hand has set closer stays so.
  return joined
    .map(({ raw, isNew }, index) => (isNew || joined[index + 1]?.isNew ? separate(raw) : raw))
    .map((raw, index) => (index === joined.length - 1 && joined[index]?.isNew ? endOnce(raw) : raw))
    .join('')
}

type Joined = { section: SectionId | undefined; raw: string; isNew: boolean }

function replaceText(
  { section, before, text, after }: Piece,
  texts: Readonly<Record<SectionId, string>>,
): Joined {
  const wanted = section === undefined ? text : texts[section]
  const heading = before.slice(0, before.includes('\n') ? before.indexOf('\n') : undefined)
  if (wanted === text) return { section, raw: before + text + after, isNew: false }
  if (text === '') return { section, raw: fillSection(heading, wanted), isNew: true }
  const raw = wanted === '' ? heading + (after || '\n') : before + wanted + after
  return { section, raw, isNew: false }
}

function fillSection(heading: string, text: string): string {
  return text === '' ? `${heading}\n` : `${heading}\n\n${text}\n`
}

function separate(raw: string): string {
  if (raw.endsWith('\n\n') || raw.trim() === '') return raw
  return raw.endsWith('\n') ? `${raw}\n` : `${raw}\n\n`
}

function endOnce(raw: string): string {
  return raw.endsWith('\n\n') ? raw.slice(0, -1) : raw
}
