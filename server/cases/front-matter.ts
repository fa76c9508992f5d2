/**
 * Cuts the YAML head off a case file and reads it. The only importer of gray-matter, which by default
 * runs code: a first line `---js` evaluates what follows, `---constructor` and `---toString` reach
 * Object.prototype. So the first line must be exactly `---`, YAML is read by the `yaml` package, every
 * other engine throws, and options are always passed, because without them gray-matter answers a
 * broken file with `{}` from its cache the second time.
 */

import matter from 'gray-matter'
import { type Document, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { type Finding, type Place, quoteValue } from './problems.ts'
import { createPlaceFinder, describeYamlFault, placeAt } from './yaml.ts'

const maxHeadBytes = 16 * 1024
const maxHeadLines = 1_000 // gray-matter strips comments with a pattern quadratic in blank lines
const maxDepth = 16 // a case needs 3; the parser is recursive
const maxFaults = 10 // the first few explain the rest

export type FrontMatter = {
  data: unknown
  body: string
  /** Line of the file on which the body begins. */
  bodyLine: number
  /** The head as it stands in the file. */
  yaml: string
  /** Where a field stands in the file, by JSON pointer; an absent field stands where its parent does. */
  placeOf: (pointer: string) => Place
}

type FrontMatterResult =
  | { frontMatter: FrontMatter; findings: [] }
  | { frontMatter?: undefined; findings: Finding[] }

/** The head as plain data and the body as text, or everything that is wrong with the head. */
export function readFrontMatter(text: string): FrontMatterResult {
  const refusal = refuseHead(text)
  if (refusal) return { findings: [refusal] }

  const lines = new LineCounter()
  let source = ''
  let document: Document | undefined
  const parseYaml = (yaml: string): object => {
    source = yaml
    document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
    return {}
  }
  const file = matter(text, {
    language: 'yaml',
    engines: {
      yaml: parseYaml,
      javascript: refuseEngine,
      coffee: refuseEngine,
      json: refuseEngine,
    },
  })
  const yaml = document ? readYaml(document, source, lines) : { data: {}, findings: [] }
  if (yaml.findings.length > 0) return { findings: yaml.findings }
  return {
    findings: [],
    frontMatter: {
      data: yaml.data,
      body: file.content,
      bodyLine: countLines(text) - countLines(file.content) + 1,
      yaml: source,
      placeOf: createPlaceFinder(source),
    },
  }
}

function refuseEngine(): never {
  throw new Error('front matter is YAML only')
}

/** What can be told before any parser sees the text. */
function refuseHead(text: string): Finding | undefined {
  const lines = text.split('\n', maxHeadLines + 2)
  const first = lines[0] ?? ''
  if (first !== '---') {
    const got = first.trim() === '---' ? '「---」の前後の空白' : `「${first.slice(0, 40)}」`
    return { field: '1行目', got, want: 'ちょうど「---」だけの行', example: '---' }
  }
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith('---'))
  if (end === -1) {
    return {
      field: '項目の欄',
      got: '終わりの「---」の行がない欄',
      want: `${maxHeadLines}行以内で「---」だけの行で終わる欄`,
      example: '---',
    }
  }
  if (lines[end] !== '---') {
    const got = `「${(lines[end] ?? '').slice(0, 40)}」`
    return { line: end + 1, field: '項目の欄', got, want: '「---」だけの行', example: '---' }
  }
  return refuseBulk(lines.slice(1, end).join('\n'))
}

function refuseBulk(yaml: string): Finding | undefined {
  const bytes = Buffer.byteLength(yaml)
  if (bytes > maxHeadBytes) {
    return {
      field: '項目の欄',
      got: `${Math.ceil(bytes / 1024)} KiB`,
      want: `${maxHeadBytes / 1024} KiB 以下`,
    }
  }
  if (nestsTooDeep(yaml)) {
    return { line: 2, field: '項目の欄', got: '深すぎる入れ子', want: `${maxDepth}段までの入れ子` }
  }
  return undefined
}

const indentTooDeep = new RegExp(`^[ ?:-]{${maxDepth * 2 + 1}}`, 'm') // at least two columns a level

/** Counted on the text, because a parser that recurses 8,000 levels takes 160 ms to notice. */
function nestsTooDeep(yaml: string): boolean {
  let open = 0
  for (const character of yaml) {
    if (character === '[' || character === '{') open += 1
    if (character === ']' || character === '}') open = Math.max(0, open - 1)
    if (open > maxDepth) return true
  }
  return indentTooDeep.test(yaml)
}

/**
 * gray-matter hands over what follows the opening dashes, so that line 1 is the line of the dashes.
 * Warnings count too: they are about tags (`!!js/function`), which no case needs.
 */
function readYaml(
  document: Document,
  source: string,
  lines: LineCounter,
): { data?: unknown; findings: Finding[] } {
  const faults = [...document.errors, ...document.warnings].slice(0, maxFaults)
  const findings = faults.map(({ code, pos }) => ({
    ...placeAt(lines, pos[0]),
    ...describeYamlFault(code),
  }))
  if (findings.length > 0) return { findings }
  const cut = findCutText(document, source, lines)
  if (cut.length > 0) return { findings: cut }
  try {
    return { data: document.toJS({ maxAliasCount: 0 }), findings }
  } catch {
    return { findings: [{ line: 2, ...describeYamlFault('BAD_ALIAS') }] }
  }
}

/** Fields whose words are the writer's own; those of a closed vocabulary cannot be cut without being refused. */
const textFields = new Set([
  ...['title', 'name', 'author', 'publisher', 'url', 'yomi', 'note', 'sentence'],
  ...['cost', 'staff', 'now', 'fields', 'actors', 'keywords', 'questions'],
])

/** A remark as the drafts have it: two spaces, the sign, a space. */
const remark = /^[ \t]{2,}#(?:[ \t]|$)/m

/** YAML takes 「東修平 #1」 for 「東修平」 with a remark, and nobody would see what is missing. */
function findCutText(document: Document, source: string, lines: LineCounter): Finding[] {
  const findings: Finding[] = []
  visit(document, {
    Scalar(at, { type, value, range }, path) {
      const pair = path.findLast(isPair)
      const name = isScalar(pair?.key) ? String(pair.key.value) : ''
      if (at === 'key' || type !== 'PLAIN' || !value || !range || !textFields.has(name)) return
      const rest = source.slice(range[1], source.indexOf('\n', range[1]))
      if (!/^[ \t]+#/.test(rest) || remark.test(rest)) return
      findings.push({
        ...placeAt(lines, range[1]),
        field: name,
        got: `引用符のない値の中の${quoteValue(rest.trim())}`,
        want: '「 #」を含む値は引用符で囲む（覚え書きは、空白二つと「# 」で始める）',
        example: `${name}: "第1回 #1"`,
      })
    },
  })
  return findings
}

function countLines(text: string): number {
  return text.split('\n').length
}
