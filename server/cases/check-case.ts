/** What the rules of the corpus say against one case, beside its recorded facts. */

import { parseDocument } from 'yaml'
import type { Case, Problem } from './case.ts'
import { readEverydayYaml } from './everyday-yaml.ts'
import { type CaseFile, decodeRawFile, nameFile, type RawFile } from './files.ts'
import type { FrontMatter } from './front-matter.ts'
import { findManyBlanks } from './lint/blanks.ts'
import { findWrongClaims } from './lint/claims.ts'
import {
  findUnrecordedNumbers,
  listUnrecordedNumbers,
  type UnrecordedNumber,
} from './lint/numbers.ts'
import { findCopiedPhrases } from './lint/phrases.ts'
import { findStumblingBlocks } from './lint/style.ts'
import {
  type CaseText,
  findSpellings,
  findUnmarkedSentences,
  listSentences,
  type Prose,
  type Rule,
} from './lint/wording.ts'
import { type ParsedFile, type ParseResult, parseRawFile } from './parse.ts'
import { type Finding, type Place, problemOf } from './problems.ts'
import { listNamedSentences } from './quotes.ts'
import type { FrontMatterData } from './schema.ts'

const rules: readonly Rule[] = [
  findUnrecordedNumbers,
  findWrongClaims,
  findCopiedPhrases,
  findStumblingBlocks,
  findSpellings,
  findUnmarkedSentences,
  findManyBlanks,
]

export type CheckedCase = {
  kind: 'cases' | 'drafts' | 'refused'
  withFacts: boolean
  problems: Problem[]
  /** Numbers of the body that no fact has; all of them where there are no facts. */
  numbers: UnrecordedNumber[]
}

/** The file of the facts of a case, or what is wrong with it; undefined where there is none. */
type FactsFile = CaseFile | Problem | undefined

/** The name of the file of facts beside a case. */
export function nameFactsFile(slug: string): string {
  return `facts/${slug}.yaml`
}

/** Checks a case that could be parsed against the rules; one that could not has its problems already. */
export function checkCase({ file, result }: ParsedFile, factsFile: FactsFile): CheckedCase {
  if (!result.case || !result.frontMatter) {
    return { kind: 'refused', withFacts: false, problems: [], numbers: [] }
  }
  const { facts, problem } = readFacts(factsFile)
  const text = describeText(result.case, result.frontMatter, facts)
  const findings = rules.flatMap((rule) => rule(text))
  const problems = limitFindings(findings).map((finding) => problemOf(file.name, finding))
  return {
    kind: result.draft ? 'drafts' : 'cases',
    withFacts: facts !== undefined,
    problems: problem ? [...problems, problem] : problems,
    numbers: listUnrecordedNumbers(text.body, facts).slice(0, mostFindings),
  }
}

/** A file of the largest size holds 60,000 numbers; 20 MB of sentences about them would help nobody and stop the desk. */
const mostFindings = 500

function limitFindings(findings: readonly Finding[]): Finding[] {
  if (findings.length <= mostFindings) return [...findings]
  const got = `ほかに${findings.length - mostFindings}件の誤りや注意`
  const want = '上の誤りを直してから、もう一度確かめる'
  const rest: Finding = { severity: 'warning', field: 'ファイル', got, want }
  return [...findings.slice(0, mostFindings), rest]
}

/** The bytes of a case, and those of its facts. */
export type RawCase = RawFile & { facts: RawFile | Problem | undefined }

/** A parsed case with all that is wrong with it alone, its facts beside it. */
export type CheckResult = ParseResult & Partial<Omit<CheckedCase, 'problems'>>

/** Parses a case and checks it, in one go for a thread: a rule may be as slow as a parser. */
export function checkRawCase({ facts, ...raw }: RawCase): CheckResult | Problem {
  const result = parseRawFile(raw)
  if (!('problems' in result)) return result
  const factsFile = facts && 'bytes' in facts ? decodeRawFile(facts) : facts
  const { problems, ...checked } = checkCase({ file: nameFile(raw.name), result }, factsFile)
  return { ...result, ...checked, problems: [...result.problems, ...problems] }
}

function describeText(found: Case, frontMatter: FrontMatter, facts: unknown): CaseText {
  const { body, bodyLine, placeOf } = frontMatter
  const field = (text: string, pointer: string): Prose => ({
    text,
    placeAt: (at) => moveRight(placeOf(pointer), at),
  })
  const year = found.outcome?.year
  return {
    case: found,
    facts,
    body: listSentences(body, bodyLine),
    title: field(found.title, '/title'),
    // The lines of the summary follow the line of their `|-`.
    summary: found.summary.map((text, index) => ({
      text,
      placeAt: (at) => ({ line: placeOf('/summary').line + 1 + index, column: 3 + at }),
    })),
    questions: found.questions.map((text, index) => field(text, `/questions/${index}`)),
    outcomeYear: year === undefined ? undefined : field(String(year), '/outcome/year'),
    // What made a case has passed the schema.
    named: listNamedSentences(frontMatter.data as FrontMatterData).map(({ pointer, sentence }) => ({
      ...field(sentence, pointer),
      pointer,
    })),
    unknown: found.unknown.map((text, index) => field(text, `/unknown/${index}`)),
  }
}

function moveRight({ line, column }: Place, characters: number): Place {
  return { line, column: column + characters }
}

/** The recorded facts of a case as plain data: undefined where there is no such file, or what is wrong with it. */
function readFacts(file: FactsFile): { facts?: unknown; problem?: Problem } {
  if (!file) return {}
  if (!('text' in file)) return { problem: file }
  const everyday = readEverydayYaml(file.text)
  if (everyday) return { facts: everyday.data }
  try {
    const document = parseDocument(file.text)
    if (document.errors.length === 0) return { facts: document.toJS({ maxAliasCount: 0 }) }
  } catch {
    // Aliases: the same sentence as for any other YAML that is not plain.
  }
  const finding = { field: '事実の記録', got: '読めない YAML', want: '事実を並べた YAML' }
  return { problem: problemOf(file.name, finding) }
}
