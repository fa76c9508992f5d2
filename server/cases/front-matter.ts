/**
 * Cuts the YAML head off a case file and reads it. The only importer of gray-matter, which by default
 * runs code: a first line `---js` evaluates what follows, `---constructor` and `---toString` reach
 * Object.prototype. So the first line must be exactly `---`, YAML is read by the `yaml` package, every
 * other engine throws, and options are always passed, because without them gray-matter answers a
 * broken file with `{}` from its cache the second time.
 */

import matter from 'gray-matter'
import { maxDepth, nestsTooDeep, readPlainYaml } from './plain-yaml.ts'
import type { Finding, Place } from './problems.ts'
import { createPlaceFinder } from './yaml.ts'

const maxHeadBytes = 16 * 1024
const maxHeadLines = 1_000 // gray-matter strips comments with a pattern quadratic in blank lines

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

  let source: string | undefined
  const parseYaml = (yaml: string): object => {
    source = yaml
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
  // gray-matter hands over what follows the opening dashes, so that line 1 is the line of the dashes.
  const head = source ?? ''
  const yaml = source === undefined ? noHead : readPlainYaml(source, (name) => textFields.has(name))
  if (yaml.findings.length > 0) return { findings: yaml.findings }
  return {
    findings: [],
    frontMatter: {
      data: yaml.data,
      body: file.content,
      bodyLine: countLines(text) - countLines(file.content) + 1,
      yaml: head,
      placeOf: yaml.placeOf ?? createPlaceFinder(head),
    },
  }
}

const noHead: ReturnType<typeof readPlainYaml> = { data: {}, findings: [] }

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

/** Fields whose words are the writer's own; those of a closed vocabulary cannot be cut without being refused. */
const textFields = new Set([
  ...['title', 'name', 'author', 'publisher', 'url', 'yomi', 'note', 'sentence'],
  ...['cost', 'staff', 'now', 'fields', 'actors', 'keywords', 'questions'],
])

function countLines(text: string): number {
  return text.split('\n').length
}
