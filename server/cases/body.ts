/** The five sections of a body, and what is wrong with its structure or its size. */

import { sections as sectionTerms } from '../contract/vocabulary.ts'
import type { Section } from './case.ts'
import type { FrontMatter } from './front-matter.ts'
import { type Finding, findNearest, quoteValue } from './problems.ts'
import { type BodyPart, renderBody } from './render.ts'

const labels: readonly string[] = sectionTerms.map((term) => term.label)
const wantedOrder = labels.map((label) => `「## ${label}」`).join('')

/** The sections in their fixed order; text that belongs to none is an error, because it would be lost. */
export function readSections({ body, bodyLine }: FrontMatter): {
  sections: Section[]
  findings: Finding[]
} {
  const excess = findBodyExcess(body)
  if (excess) return { sections: [], findings: [moveDown(excess, bodyLine)] }

  const parts = renderBody(body)
  const findings: Finding[] = []
  const found = new Map<string, Section>()
  for (const part of parts) {
    const term = sectionTerms.find(({ label }) => label === part.heading?.trim())
    if (term && !found.has(term.label)) {
      const { html, blocks, paragraphs, sources } = part
      found.set(term.label, { id: term.id, label: term.label, html, blocks, paragraphs, sources })
    } else {
      findings.push(describeStrayPart(part, term !== undefined))
    }
    findings.push(...part.dropped.map(describeDropped))
    if (term && part.paragraphs.length === 0) findings.push(describeEmptySection(part, term.label))
  }
  findings.push(...checkOrder(parts), ...findMissing(found))
  return {
    sections: sectionTerms.flatMap(({ label }) => found.get(label) ?? []),
    findings: findings.map((finding) => moveDown(finding, bodyLine)),
  }
}

/** From a line of the body to the line of the file. */
function moveDown(finding: Finding, bodyLine: number): Finding {
  return { ...finding, line: (finding.line ?? 1) + bodyLine - 1 }
}

function describeStrayPart({ heading, line }: BodyPart, twice: boolean): Finding {
  if (heading === undefined) {
    return { line, field: '本文', got: '見出しの前の文', want: '「## 背景」で始まる本文' }
  }
  if (twice)
    return { line, field: '本文', got: `二つ目の「## ${heading}」`, want: '一つの節は一度だけ' }
  const nearest = findNearest(heading, labels)
  return {
    line,
    field: '本文',
    got: `知らない見出し${quoteValue(heading)}`,
    want: `${wantedOrder}のどれか`,
    ...(nearest === undefined ? {} : { example: `## ${nearest}` }),
  }
}

function describeDropped({ what, line, column }: BodyPart['dropped'][number]): Finding {
  return {
    severity: 'warning',
    line,
    column,
    field: '本文',
    got: what,
    want: '文・箇条書き・表・リンクだけ（これは画面に出ません）',
  }
}

function describeEmptySection({ line }: BodyPart, label: string): Finding {
  return {
    severity: 'warning',
    line,
    field: `本文「${label}」`,
    got: '（空）',
    want: '分かっていることか、「確認できた情報はない。」の一文',
    example: '確認できた情報はない。',
  }
}

function checkOrder(parts: BodyPart[]): Finding[] {
  const places = parts.map(({ heading }) => labels.indexOf(heading ?? '')).filter((at) => at >= 0)
  const late = places.findIndex((at, index) => at < (places[index - 1] ?? -1))
  if (late === -1) return []
  const part = parts.filter(({ heading }) => labels.includes(heading ?? ''))[late]
  return [
    {
      severity: 'warning',
      line: part?.line ?? 1,
      field: '本文',
      got: `順の違う「## ${part?.heading ?? ''}」`,
      want: `${wantedOrder}の順`,
    },
  ]
}

/** A case with some section can be served, one without any cannot. */
function findMissing(found: Map<string, Section>): Finding[] {
  const missing = labels.filter((label) => !found.has(label))
  if (missing.length === 0) return []
  return [
    {
      severity: found.size === 0 ? 'error' : 'warning',
      field: '本文',
      got: `ない節 ${missing.map((label) => `「${label}」`).join('')}`,
      want: `${wantedOrder}の5節`,
      example: `## ${missing[0]}`,
    },
  ]
}

const maxLines = 3_000
/** A long case has some 300 of them, two for each source mark. */
const maxSigns = 4_000
const signs = /[![\]*_~`<>&|\\#@:]/g
const maxNesting = 8
/** Bullets, numbers and quotation signs one inside the other, or their indentation. */
const nesting = new RegExp(`^(?:[ \\t]*(?:>|[-+*][ \\t]|[0-9]{1,9}[.)][ \\t])){${maxNesting + 1}}`)
const indentation = new RegExp(`^[ \\t]{${maxNesting * 4}}`)
const maxEndings = 50
/** Signs that end an address unless more of it follows: from each of them the parser looks to the end of their run. */
const endings = new RegExp(`(?:[!"')*,.:;?\\]_~]|&[a-z]+;){${maxEndings + 1}}`, 'i')
const address = /https?:\/\/|www\./i

/**
 * Bodies that no case needs and that a Markdown parser takes minutes for: `>` 64,000 times took 66 s and
 * then overflowed the stack, `~~a` 5,000 times 4 s, an address with 50,000 dots behind it 58 s. Refused before the
 * parser sees them.
 */
export function findBodyExcess(body: string): Finding | undefined {
  const lines = body.split('\n')
  if (lines.length > maxLines) {
    return { field: '本文', got: `${lines.length}行`, want: `${maxLines}行まで` }
  }
  const deep = lines.findIndex((line) => nesting.test(line) || indentation.test(line))
  if (deep !== -1) {
    const want = `箇条書きや引用の入れ子は${maxNesting}段まで`
    return { line: deep + 1, field: '本文', got: '深すぎる入れ子', want }
  }
  const endless = lines.findIndex((line) => endings.test(line) && line.split(/\s/).some(isEndless))
  if (endless !== -1) {
    const want = `アドレスの後の記号は続けて${maxEndings}個まで`
    return { line: endless + 1, field: '本文', got: 'アドレスに続く記号の長い列', want }
  }
  const count = body.match(signs)?.length ?? 0
  if (count > maxSigns) {
    return { field: '本文', got: `${count}個の記号（[ ] * _ など）`, want: `${maxSigns}個まで` }
  }
  return undefined
}

function isEndless(word: string): boolean {
  return endings.test(word) && address.test(word)
}
