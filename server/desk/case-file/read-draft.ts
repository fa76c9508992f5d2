/** The files of a case as the draft its editor works on, and what in them the draft has no place for. */

import { findBodyExcess } from '../../cases/body.ts'
import type { Problem } from '../../cases/case.ts'
import { readFrontMatter } from '../../cases/front-matter.ts'
import { nestsTooDeep, readPlainYaml } from '../../cases/plain-yaml.ts'
import { type Finding, problemOf } from '../../cases/problems.ts'
import { frontMatterSchema } from '../../cases/schema.ts'
import { createPlaceFinder } from '../../cases/yaml.ts'
import type { CaseDraft, CaseFileKind, CaseFiles, DraftNote } from '../../contract/desk.ts'
import { type SectionId, sections as terms } from '../../contract/vocabulary.ts'
import { nameFiles } from './case-names.ts'
import { cutHead, cutSections, type Piece } from './cut-body.ts'
import { isFactList, readFactLines } from './fact-lines.ts'
import { listRemarks } from './remarks.ts'
import type { Value, ValueMap } from './write-yaml.ts'

export type DraftReading =
  | { draft: CaseDraft; notes: DraftNote[]; problems: [] }
  | { draft?: undefined; problems: Problem[] }

/** Reads the files of a case; where one of them cannot be read there is no draft, for it would be lost. */
export function readDraft(files: CaseFiles, slug: string): DraftReading {
  const names = nameFiles(slug)
  const body = readBody(files.body)
  const facts = readFactsFile(files.facts)
  const asks = readAsksFile(files.asks)
  const problems = [
    ...body.findings.map((finding) => problemOf(names.body, finding)),
    ...facts.findings.map((finding) => problemOf(names.facts, finding)),
    ...asks.findings.map((finding) => problemOf(names.asks, finding)),
  ]
  if (problems.length > 0) return { problems }
  const draft: CaseDraft = {
    slug,
    fields: body.data,
    sections: collectSections(body.pieces),
    facts: readFactLines(facts.data),
    asks: asks.data,
  }
  const notes = [
    ...noteNames(body.data, body.placeOf),
    ...noteStrayText(body.pieces, body.bodyLine),
    ...noteRemarks('body', body.yaml, 1),
    ...noteFacts(facts.data, files.facts ?? ''),
    ...noteRemarks('facts', files.facts ?? '', 0),
    ...noteRemarks('asks', files.asks ?? '', 0),
  ]
  return { draft, notes, problems: [] }
}

type PlaceOf = ReturnType<typeof createPlaceFinder>

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

function isMap(data: unknown): data is ValueMap {
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

/** The data of a file of facts. */
export function readFactsFile(text = ''): { data: ValueMap; findings: Finding[] } {
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

function noteNames(data: ValueMap, placeOf: PlaceOf): DraftNote[] {
  return Object.keys(data)
    .filter((name) => !Object.hasOwn(frontMatterSchema.properties, name))
    .map((name) => ({ file: 'body', kind: 'name', line: placeOf(`/${name}`).line, text: name }))
}

function noteStrayText(pieces: readonly Piece[], bodyLine: number): DraftNote[] {
  return pieces
    .filter(({ section, before, text }) => section === undefined && (before + text).trim() !== '')
    .map(({ line, before, text }) => ({
      ...{ file: 'body', kind: 'stray-text', line: bodyLine + line - 1 },
      text: (before + text).trim().split('\n')[0] ?? '',
    }))
}

function noteRemarks(file: CaseFileKind, yaml: string, moved: number): DraftNote[] {
  return listRemarks(yaml).map(({ line, text }) => ({
    file,
    kind: 'remark',
    line: line + moved,
    text,
  }))
}

function noteFacts(data: ValueMap, text: string): DraftNote[] {
  const placeOf = createPlaceFinder(text)
  const note = (kind: DraftNote['kind'], name: string, pointer: string): DraftNote => ({
    ...{ file: 'facts', kind, line: placeOf(pointer).line, text: name },
  })
  return Object.entries(data).flatMap(([name, list]): DraftNote[] => {
    if (name === 'slug') return []
    if (!isFactList(name, list))
      return [note(isOtherList(list) ? 'other-list' : 'name', name, `/${name}`)]
    return (list as Value[]).flatMap((item, index) =>
      Object.keys(item as ValueMap)
        .filter((key) => key !== 'fact' && key !== 'src')
        .map((key) => note('name', key, `/${name}/${index}/${key}`)),
    )
  })
}

/** A list of which only some items are facts. */
function isOtherList(list: Value | undefined): boolean {
  return Array.isArray(list) && list.some((item) => isMap(item) && 'fact' in item)
}
