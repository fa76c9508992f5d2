/** All that can be said against a folder of cases: what loading finds, and the rules of the corpus. */

import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { Case, Problem } from './case.ts'
import { readCaseFile } from './files.ts'
import { type CaseDisk, inBatches, realDisk } from './folder.ts'
import type { FrontMatter } from './front-matter.ts'
import { setAsksApart } from './join-asks.ts'
import { checkAsks } from './lint/asks.ts'
import { findManyBlanks } from './lint/blanks.ts'
import { findWrongClaims } from './lint/claims.ts'
import { findNearDuplicates } from './lint/near-duplicates.ts'
import { findUnrecordedNumbers } from './lint/numbers.ts'
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
import { type ParsedFolder, type ParseFile, parseFolder, shelveCases } from './load.ts'
import type { ParsedFile } from './parse.ts'
import { byPlace, type Place, problemOf, quoteValue } from './problems.ts'
import { listNamedSentences } from './quotes.ts'
import type { FrontMatterData } from './schema.ts'
import { checkWithdrawnNames, readWithdrawn, withdrawnFile } from './withdrawn.ts'
import { createPlaceFinder } from './yaml.ts'

const rules: readonly Rule[] = [
  findUnrecordedNumbers,
  findWrongClaims,
  findCopiedPhrases,
  findStumblingBlocks,
  findSpellings,
  findUnmarkedSentences,
  findManyBlanks,
]

type CheckResult = {
  problems: Problem[]
  counts: { cases: number; drafts: number; refused: number; withFacts: number }
}

/** Checks every case of a folder, drafts too, against its facts in `facts/` and the rules. */
export async function checkFolder(folder: string, parse?: ParseFile): Promise<CheckResult> {
  const parsedFolder = await parseFolder(folder, realDisk, parse)
  const { cases } = setAsksApart(parsedFolder.parsed)
  const problems = [
    ...shelveCases(parsedFolder).problems,
    ...checkDuplicates(parsedFolder),
    ...(await checkAllAsks(folder, parsedFolder)),
    ...(await checkWithdrawn(folder, new Set(cases.map(({ file }) => file.slug)))),
  ]
  const counts = { cases: 0, drafts: 0, refused: 0, withFacts: 0 }
  const checked = await inBatches(cases, (parsed) => checkCase(folder, parsed))
  for (const one of checked) {
    counts[one.kind] += 1
    counts.withFacts += Number(one.withFacts)
    problems.push(...one.problems)
  }
  return { problems: problems.sort(byPlace), counts }
}

type CheckedCase = {
  kind: 'cases' | 'drafts' | 'refused'
  withFacts: boolean
  problems: Problem[]
}

async function checkCase(folder: string, { file, result }: ParsedFile): Promise<CheckedCase> {
  if (!result.case || !result.frontMatter) {
    return { kind: 'refused', withFacts: false, problems: [] }
  }
  const { facts, problem } = await readFacts(folder, result.case.slug)
  const text = describeText(result.case, result.frontMatter, facts)
  const findings = rules.flatMap((rule) => rule(text))
  const problems = findings.map((finding) => problemOf(file.name, finding))
  return {
    kind: result.draft ? 'drafts' : 'cases',
    withFacts: facts !== undefined,
    problems: problem ? [...problems, problem] : problems,
  }
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

function checkDuplicates({ parsed }: ParsedFolder): Problem[] {
  const texts = parsed.flatMap(({ file, result }) => {
    const text = result.case?.sections.flatMap(({ paragraphs }) => paragraphs).join('')
    return text === undefined ? [] : [{ name: file.name, text }]
  })
  return findNearDuplicates(texts).map(({ first, second, overlap }) =>
    problemOf(first, {
      severity: 'warning',
      field: '本文',
      got: `${quoteValue(second)}と${Math.round(overlap * 100)}%同じ本文`,
      want: 'この事例の文',
    }),
  )
}

async function checkAllAsks(folder: string, { parsed }: ParsedFolder): Promise<Problem[]> {
  const { cases, asks } = setAsksApart(parsed)
  const all = cases.flatMap(({ result: { case: found } }) => {
    const own = found && asks.get(found.slug)?.result.asks
    return own ? [{ found, asks: own }] : []
  })
  const placesOf = new Map<string, (pointer: string) => Place>()
  const problems: Problem[] = []
  for (const { slug, index, ...finding } of checkAsks(all)) {
    const name = asks.get(slug)?.file.name ?? ''
    // Read again only where something is wrong: the server keeps no text of a file.
    const placeOf = placesOf.get(name) ?? (await readPlaces(folder, name))
    placesOf.set(name, placeOf)
    problems.push(problemOf(name, { ...finding, ...placeOf(`/${index}`) }))
  }
  return problems
}

async function checkWithdrawn(folder: string, slugs: ReadonlySet<string>): Promise<Problem[]> {
  const file = await readCaseFile(folder, withdrawnFile)
  if (!file) return []
  if (!('text' in file)) return [file]
  const { withdrawn, findings } = readWithdrawn(file.text)
  const placeOf = createPlaceFinder(file.text)
  return [...findings, ...checkWithdrawnNames(withdrawn, slugs, placeOf)].map((finding) =>
    problemOf(withdrawnFile, finding),
  )
}

async function readPlaces(folder: string, name: string): Promise<(pointer: string) => Place> {
  const file = await readCaseFile(folder, name)
  return createPlaceFinder(file && 'text' in file ? file.text : '')
}

/**
 * The recorded facts of a case, `facts/<slug>.yaml` beside the cases, as plain data: undefined where there is no such
 * file, or what is wrong with it.
 */
async function readFacts(
  folder: string,
  slug: string,
  disk?: CaseDisk,
): Promise<{ facts?: unknown; problem?: Problem }> {
  const name = `${slug}.yaml`
  const file = await readCaseFile(join(folder, 'facts'), name, disk)
  if (!file) return {}
  if (!('text' in file)) return { problem: { ...file, file: `facts/${name}` } }
  try {
    const document = parseDocument(file.text)
    if (document.errors.length === 0) return { facts: document.toJS({ maxAliasCount: 0 }) }
  } catch {
    // Aliases: the same sentence as for any other YAML that is not plain.
  }
  const finding = { field: '事実の記録', got: '読めない YAML', want: '事実を並べた YAML' }
  return { problem: problemOf(`facts/${name}`, finding) }
}
