/** The three files of a case as values and pieces, or everything that keeps one of them from being read. */

import { findBodyExcess } from '../../cases/body.ts'
import type { Problem } from '../../cases/case.ts'
import { readFrontMatter } from '../../cases/front-matter.ts'
import { nestsTooDeep, readPlainYaml } from '../../cases/plain-yaml.ts'
import { type Finding, problemOf } from '../../cases/problems.ts'
import { createPlaceFinder } from '../../cases/yaml.ts'
import type { CaseDraft, CaseFiles } from '../../contract/desk.ts'
import { type SectionId, sections as terms } from '../../contract/vocabulary.ts'
import { nameFiles } from './case-names.ts'
import { cutHead, cutSections, type Piece } from './cut-body.ts'
import { readFactLines } from './fact-lines.ts'
import type { ValueMap } from './write-yaml.ts'

export type CaseValues = {
  draft: CaseDraft & { fields: ValueMap }
  yaml: string
  pieces: Piece[]
  bodyLine: number
  placeOf: PlaceOf
  /** The file of facts with all that stands in it. */
  facts: ValueMap
}

/** Reads the files; where one of them cannot be read there is nothing, for it would be lost. */
export function readValues(
  files: CaseFiles,
  slug: string,
): { values: CaseValues; problems: [] } | { values?: undefined; problems: Problem[] } {
  const names = nameFiles(slug)
  const { data: fields, findings, ...body } = readBody(files.body)
  const facts = readFactsFile(files.facts)
  const asks = readAsksFile(files.asks)
  const problems = [
    ...findings.map((finding) => problemOf(names.body, finding)),
    ...facts.findings.map((finding) => problemOf(names.facts, finding)),
    ...asks.findings.map((finding) => problemOf(names.asks, finding)),
  ]
  if (problems.length > 0) return { problems }
  const sections = collectSections(body.pieces)
  const lines = readFactLines(facts.data)
  const draft = { slug, fields, sections, facts: lines, asks: asks.data }
  return { values: { ...body, draft, facts: facts.data }, problems: [] }
}

export type PlaceOf = ReturnType<typeof createPlaceFinder>

type Body = {
  data: ValueMap
  pieces: Piece[]
  yaml: string
  bodyLine: number
  placeOf: PlaceOf
  findings: Finding[]
}

function readBody(text: string): Body {
  const { frontMatter, findings } = readFrontMatter(text)
  const placeOf = frontMatter?.placeOf ?? createPlaceFinder('')
  const empty = { data: {}, pieces: [], yaml: '', bodyLine: 1, placeOf }
  if (!frontMatter) return { ...empty, findings }
  const { yaml, body } = cutHead(text)
  const bodyLine = yaml.split('\n').length + 2
  const data = frontMatter.data ?? {}
  if (!isMap(data)) return { ...empty, findings: [wantMap('項目の欄')] }
  const excess = findBodyExcess(body)
  if (excess) {
    return { ...empty, findings: [{ ...excess, line: (excess.line ?? 1) + bodyLine - 1 }] }
  }
  return { data, pieces: cutSections(body), yaml, bodyLine, placeOf, findings: [] }
}

/** Whether a value is one of names. */
export function isMap(data: unknown): data is ValueMap {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function wantMap(field: string): Finding {
  return { field, got: '「項目: 値」でない書き方', want: '「項目: 値」の行' }
}

function collectSections(pieces: readonly Piece[]): Record<SectionId, string> {
  const texts = terms.map(({ id }) => [
    id,
    pieces.find(({ section }) => section === id)?.text ?? '',
  ])
  return Object.fromEntries(texts) as Record<SectionId, string>
}

function readFactsFile(text = ''): { data: ValueMap; findings: Finding[] } {
  const field = '事実の記録'
  const deep = nestsTooDeep(text) ? [{ field, got: '深すぎる入れ子', want: '浅い入れ子' }] : []
  const { data, findings } = deep.length > 0 ? { findings: deep } : readPlainYaml(text, () => false)
  if (findings.length > 0) return { data: {}, findings }
  const known = data ?? {}
  return isMap(known) ? { data: known, findings } : { data: {}, findings: [wantMap(field)] }
}

function readAsksFile(text = ''): { data: string[]; findings: Finding[] } {
  const field = '問いかけ'
  const want = '「- 」で始まる行を並べた一覧（記号を含む文は引用符で囲む）'
  if (nestsTooDeep(text)) return { data: [], findings: [{ field, got: '深すぎる入れ子', want }] }
  const { data, findings } = readPlainYaml(text, () => true)
  if (findings.length > 0)
    return { data: [], findings: findings.map((each) => ({ ...each, field })) }
  const list = data ?? []
  if (!Array.isArray(list)) return { data: [], findings: [{ field, got: '一覧でないもの', want }] }
  const other = list.findIndex((ask) => typeof ask !== 'string')
  if (other < 0) return { data: list, findings: [] }
  const at = createPlaceFinder(text)(`/${other}`)
  return { data: [], findings: [{ ...at, field, got: '文でないもの', want }] }
}
