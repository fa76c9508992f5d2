/**
 * The one place that decides what an audience may see: everybody the public cases, members all that are published. Every
 * page, answer, file and index takes its cases from here, and what leaves here names no case that is not here itself: a
 * new export cannot forget it, because it never holds anything else.
 *
 * A case names others in two ways, `related` and links to `/cases/…` in its body; both are kept only where they lead to
 * a case of the same audience. Whether a lost one is members-only, a draft, broken or nothing at all makes no difference, so that
 * nobody learns it from the answers. For the same reason the words of a writer stay as they are, even if they spell the
 * name of a hidden case (`cases:check` says so): to cut exactly the hidden names would tell which they are.
 */

import { type CaseAudience, isForMembers } from '../contract/case-audience.ts'
import { isCasePath } from './addresses.ts'
import type { Block, Line } from './blocks.ts'
import type { Case, Section, ShownCase } from './case.ts'
import { leads } from './sections.ts'

/** The cases that an audience may see, in their order, each as it may be shown. */
export function listShownCases(all: readonly Case[], audience: CaseAudience): ShownCase[] {
  const open = audience === 'members' ? all : all.filter((found) => !isForMembers(found))
  const slugs = new Set(open.map(({ slug }) => slug))
  // A link by a former name leads to the case by a redirect.
  const paths = new Set([...slugs, ...open.flatMap(({ aliases }) => aliases)].map(pathOf))
  return open.map((found) => clean(found, { slugs, paths, cleaned: cleanedFor[audience] }))
}

function pathOf(slug: string): string {
  return `/cases/${slug}`
}

/** What a case was last cleaned to: it stays the same object until what it may name changes. */
type Cleaned = WeakMap<Case, ShownCase>

/** One each: of the same case, members see links that others do not. */
const cleanedFor: Record<CaseAudience, Cleaned> = { public: new WeakMap(), members: new WeakMap() }

type Nameable = { slugs: ReadonlySet<string>; paths: ReadonlySet<string>; cleaned: Cleaned }

/** A case that names no hidden one is itself, so that nothing made of it is made again. */
function clean(found: Case, { slugs, paths, cleaned }: Nameable): ShownCase {
  const related = found.related.filter((slug) => slugs.has(slug))
  const sections = found.sections.map((section) => cutLinks(section, paths))
  const isWhole = (one: Case) =>
    one.related.length === related.length &&
    one.related.every((slug, index) => slug === related[index]) &&
    one.sections.every((section, index) => isSame(section, sections[index]))
  if (isWhole(found)) return found as ShownCase
  const before = cleaned.get(found)
  if (before && isWhole(before)) return before
  const after = { ...found, related, sections } as ShownCase
  cleaned.set(found, after)
  return after
}

function isSame(section: Section, cut: Section | undefined): boolean {
  return section === cut || section.html === cut?.html
}

/** The words of a link stay, the link goes: in the HTML and in the blocks, which are made of the same tree. */
function cutLinks(section: Section, paths: ReadonlySet<string>): Section {
  if (!leads(section)) return section
  const isLost = (path: string) => isCasePath(path) && !paths.has(path)
  let isCut = false
  // Links do not nest, but source marks stand beside them as links, too.
  const html = section.html.replace(/<a href="([^"<>]*)"[^<>]*>|<\/a>/g, (tag, path?: string) => {
    if (path !== undefined) isCut = isLost(path)
    return isCut ? '' : tag
  })
  return { ...section, html, blocks: section.blocks.map((block) => cutBlock(block, isLost)) }
}

type IsLost = (path: string) => boolean

function cutBlock(block: Block, isLost: IsLost): Block {
  const cutAll = (blocks: readonly Block[]) => blocks.map((inner) => cutBlock(inner, isLost))
  const cutLines = (lines: readonly Line[]) => lines.map((line) => cutLine(line, isLost))
  switch (block.kind) {
    case 'quotation':
      return { ...block, blocks: cutAll(block.blocks) }
    case 'list':
      return { ...block, items: block.items.map(cutAll) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(cutLines)) }
    default:
      return { ...block, lines: cutLines(block.lines) }
  }
}

function cutLine(line: Line, isLost: IsLost): Line {
  if (!line.runs) return line
  const runs = line.runs.map((run) => {
    if (!('href' in run) || run.href === undefined || !isLost(run.href)) return run
    const { href: _, ...words } = run
    return words
  })
  return { ...line, runs }
}
