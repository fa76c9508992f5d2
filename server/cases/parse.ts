/** The text of one file into a case, or everything that is wrong with it. */

import {
  barriers,
  collections,
  findTerm,
  isSlug,
  populationClasses,
  scenes,
  sourceKinds,
  type Term,
  themes,
} from '../contract/vocabulary.ts'
import { readAsks } from './asks.ts'
import { readSections } from './body.ts'
import { countPeople } from './body-size.ts'
import type { Case, Municipality, Problem, Section, Source } from './case.ts'
import { checkAcross, splitLines } from './cross-checks.ts'
import { type CaseFile, decodeRawFile, type FileName, type RawFile } from './files.ts'
import { isAsksName } from './folder.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import type { Sketch } from './lint/near-duplicates.ts'
import type { Mentions } from './mentions.ts'
import { byPlace, type Finding, problemOf, quoteValue } from './problems.ts'
import { resolveQuotes } from './quotes.ts'
import type { FrontMatterData } from './schema.ts'
import { checkFrontMatter } from './schema-problems.ts'

export type ParseResult = {
  /** Absent when one of the problems is an error. */
  case?: Case
  /** Of a file of asks, which makes no case; absent when one of the problems is an error. */
  asks?: string[]
  /** A draft is checked like any case but never served. */
  draft: boolean
  problems: Problem[]
  /** For checks that go on from here; absent when the head cannot be read. */
  frontMatter?: FrontMatter
  /** From a thread that checks a folder, in the place of the text. */
  beside?: Beside
}

/** What a case is checked by beside others. */
export type Beside = Mentions & { sketch: Sketch }

export type ParsedFile = { file: FileName; result: ParseResult }

/**
 * Reads a case file whole: all problems at once, and the case unless one of them is an error. Never throws:
 * a file on which a parser fails costs that file only.
 */
export function parseCase(file: CaseFile): ParseResult {
  try {
    return parseText(file)
  } catch (error) {
    const got = `読む途中の失敗（${error instanceof Error ? error.message : String(error)}）`
    const want = '項目の欄と5節の本文。見当がつかなければ、ファイルを添えて管理者へ'
    return { draft: false, problems: [problemOf(file.name, { field: 'ファイル', got, want })] }
  }
}

/** Reads a case file from its bytes; bytes that are no text are a problem. */
export function parseRawFile(raw: RawFile): ParseResult | Problem {
  const file = decodeRawFile(raw)
  return 'text' in file ? parseCase(file) : file
}

function parseText(file: CaseFile): ParseResult {
  if (isAsksName(file.name)) return parseAsks(file)
  const head = readFrontMatter(file.text)
  const rest = head.frontMatter ? readRest(file.slug, head.frontMatter) : { findings: [] }
  const findings = [...checkSlug(file.slug), ...head.findings, ...rest.findings]
  const problems = findings.map((finding) => problemOf(file.name, finding)).sort(byPlace)
  const refused = problems.some((problem) => problem.severity === 'error')
  const result: ParseResult = {
    draft: rest.draft ?? false,
    problems: limitProblems(file.name, problems),
  }
  if (rest.case && !refused) result.case = rest.case
  if (head.frontMatter) result.frontMatter = head.frontMatter
  return result
}

function parseAsks({ name, text }: CaseFile): ParseResult {
  const { asks, findings } = readAsks(text)
  const problems = findings.map((finding) => problemOf(name, finding)).sort(byPlace)
  const result: ParseResult = { draft: false, problems: limitProblems(name, problems) }
  if (asks) result.asks = asks
  return result
}

/** Far above what a writer mends at once; a list of 7,000 wrong values would flood every screen. */
const maxProblems = 100

/** Errors are kept before warnings, and the order of the file within each. */
function limitProblems(file: string, problems: Problem[]): Problem[] {
  if (problems.length <= maxProblems) return problems
  const bySeverity = (severity: Problem['severity']) =>
    problems.filter((problem) => problem.severity === severity)
  const kept = [...bySeverity('error'), ...bySeverity('warning')].slice(0, maxProblems)
  const got = `ほかに${problems.length - kept.length}件の誤りや注意`
  const want = '上の誤りを直してから、もう一度確かめる'
  const rest = problemOf(file, { severity: 'warning', field: 'ファイル', got, want })
  return [...kept.sort(byPlace), { ...rest, line: kept.at(-1)?.line ?? 1 }]
}

function readRest(
  slug: string,
  frontMatter: FrontMatter,
): { case?: Case; draft?: boolean; findings: Finding[] } {
  const body = readSections(frontMatter)
  const { data, findings } = checkFrontMatter(frontMatter)
  if (!data) return { findings: [...findings, ...body.findings] }
  return {
    case: buildCase(slug, data, body.sections),
    draft: data.status === 'draft',
    findings: [
      ...findings,
      ...body.findings,
      ...checkAcross(slug, data, body.sections, frontMatter),
    ],
  }
}

function checkSlug(slug: string): Finding[] {
  if (isSlug(slug)) return []
  return [
    {
      field: 'ファイル名',
      got: quoteValue(slug),
      want: '半角の英小文字・数字を「-」でつないだ名',
      example: 'sora-town-koho.md',
    },
  ]
}

/** Labels become ids; lists that are not given are empty. */
function buildCase(slug: string, data: FrontMatterData, bodySections: Section[]): Case {
  return {
    slug,
    title: data.title,
    municipalities: data.municipalities.map(addPeople),
    population: idOf(populationClasses, data.populationClass),
    collections: idsOf(collections, data.collections),
    period: data.period,
    scenes: data.scenes.map((label) => idOf(scenes, label)),
    path: (data.path ?? []).map((step) => ({ ...step, scene: idOf(scenes, step.scene) })),
    themes: idsOf(themes, data.themes),
    fields: data.fields ?? [],
    actors: data.actors ?? [],
    ...(data.department !== undefined && { department: data.department }),
    adopters: data.adopters ?? [],
    barriers: idsOf(barriers, data.barriers),
    ...resolveQuotes(data, bodySections),
    keywords: data.keywords ?? [],
    summary: splitLines(data.summary),
    questions: data.questions ?? [],
    unknown: data.unknown ?? [],
    asks: [],
    visibility: data.visibility,
    confidence: data.confidence,
    checked: data.checked,
    updates: data.updates ?? [],
    related: data.related ?? [],
    aliases: data.aliases ?? [],
    sources: data.sources.map(readSource),
    sections: bodySections,
  }
}

function addPeople(body: FrontMatterData['municipalities'][number]): Municipality {
  const population = countPeople(body)
  return population === undefined ? body : { ...body, population }
}

function readSource({ author, kind, ...source }: FrontMatterData['sources'][number]): Source {
  return {
    ...source,
    ...(author !== undefined && { authors: Array.isArray(author) ? author : [author] }),
    ...(kind !== undefined && { kind: idOf(sourceKinds, kind) }),
  }
}

function idsOf<Id extends string>(
  terms: readonly Term<Id>[],
  labels: readonly string[] = [],
): Id[] {
  return labels.map((label) => idOf(terms, label))
}

function idOf<Id extends string>(terms: readonly Term<Id>[], label: string): Id {
  const term = findTerm(terms, label)
  // The schema lets no other word through, so this is a bug and no bad case.
  if (!term) throw new Error(`not in the vocabulary: ${label}`)
  return term.id
}
