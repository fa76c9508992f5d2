/** YAML as people write it by hand, read as plain data, or everything that is wrong with it as findings with their lines. */

import { type Document, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { readEverydayYaml } from './everyday-yaml.ts'
import type { PlaceFinder } from './place-finder.ts'
import { type Finding, quoteValue } from './problems.ts'
import { describeYamlFault, findPlaces, placeAt } from './yaml.ts'

/** A case needs three levels; the parser is recursive. */
export const maxDepth = 16
const maxFaults = 10 // the first few explain the rest

type PlainYaml = {
  data?: unknown
  findings: Finding[]
  /** Where its values stand; absent where it cannot be read. */
  placeOf?: PlaceFinder
}

/**
 * Reads a text that `nestsTooDeep` has let through; `isText` tells of the name of a field (empty in a bare list) whether
 * its words are the writer's own. Warnings count too: they are about tags (`!!js/function`), which nothing here needs.
 */
export function readPlainYaml(source: string, isText: (name: string) => boolean): PlainYaml {
  const everyday = readEverydayYaml(source)
  if (everyday) return { ...everyday, findings: [] }
  const lines = new LineCounter()
  const options = { lineCounter: lines, prettyErrors: false, logLevel: 'error' } as const
  const document = parseDocument(source, options)
  const faults = [...document.errors, ...document.warnings].slice(0, maxFaults)
  const findings = faults.map(({ code, pos }) => ({
    ...placeAt(lines, pos[0]),
    ...describeYamlFault(code),
  }))
  if (findings.length > 0) return { findings }
  const cut = findCutText(document, source, lines, isText)
  if (cut.length > 0) return { findings: cut }
  try {
    const data: unknown = document.toJS({ maxAliasCount: 0 })
    return { data, findings, placeOf: findPlaces(document, lines) }
  } catch {
    return { findings: [{ line: 2, ...describeYamlFault('BAD_ALIAS') }] }
  }
}

const indentTooDeep = new RegExp(`^[ ?:-]{${maxDepth * 2 + 1}}`, 'm') // at least two columns a level

/** Counted on the text, because a parser that recurses 8,000 levels takes 160 ms to notice. */
export function nestsTooDeep(yaml: string): boolean {
  let open = 0
  for (const [bracket] of yaml.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1)
    if (open > maxDepth) return true
  }
  return indentTooDeep.test(yaml)
}

/** Without it no value is cut: to look at every value of a head took as long as to make data of it. */
const anyRemark = /[ \t]#/

/** A remark as the drafts have it: two spaces, the sign, a space. */
const remark = /^[ \t]{2,}#(?:[ \t]|$)/m

/** YAML takes 「東修平 #1」 for 「東修平」 with a remark, and nobody would see what is missing. */
function findCutText(
  document: Document,
  source: string,
  lines: LineCounter,
  isText: (name: string) => boolean,
): Finding[] {
  const findings: Finding[] = []
  if (!anyRemark.test(source)) return findings
  visit(document, {
    Scalar(at, { type, value, range }, path) {
      const pair = path.findLast(isPair)
      const name = isScalar(pair?.key) ? String(pair.key.value) : ''
      if (at === 'key' || type !== 'PLAIN' || !value || !range || !isText(name)) return
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
