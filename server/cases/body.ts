/** The five sections of a body, and what is wrong with its structure. */

import { sections as sectionTerms } from '../contract/vocabulary.ts'
import { findBodyExcess } from './body-limits.ts'
import type { Section } from './case.ts'
import type { FrontMatter } from './front-matter.ts'
import { findNearest } from './nearest.ts'
import { type Finding, quoteValue } from './problems.ts'
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
