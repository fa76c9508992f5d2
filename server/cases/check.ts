/** All that can be said against a folder of cases: what loading finds, and the rules of the corpus. */

import type { Case, Problem } from './case.ts'
import { readFacts } from './facts.ts'
import type { FrontMatter } from './front-matter.ts'
import { type ParsedFolder, parseFolder, shelveCases } from './load.ts'
import { byPlace, problemOf, quoteValue } from './problems.ts'
import { findNearDuplicates } from './rules/near-duplicates.ts'
import { findUnrecordedNumbers } from './rules/numbers.ts'
import type { CaseText, Rule } from './rules/rule.ts'
import { listSentences } from './rules/sentences.ts'
import { findSpellings } from './rules/spelling.ts'
import { findUnmarkedSentences } from './rules/unmarked-sentences.ts'

const rules: readonly Rule[] = [findUnrecordedNumbers, findSpellings, findUnmarkedSentences]

export type CheckResult = {
  problems: Problem[]
  counts: { cases: number; drafts: number; refused: number; withFacts: number }
}

/** Checks every case of a folder, drafts too, against its facts in `facts/` and the rules. */
export async function checkFolder(folder: string): Promise<CheckResult> {
  const parsedFolder = await parseFolder(folder)
  const problems = [...shelveCases(parsedFolder).problems, ...checkDuplicates(parsedFolder)]
  const counts = { cases: 0, drafts: 0, refused: 0, withFacts: 0 }
  for (const { file, result } of parsedFolder.parsed) {
    if (!result.case || !result.frontMatter) {
      counts.refused += 1
      continue
    }
    const { facts, problem } = await readFacts(folder, result.case.slug)
    counts[result.draft ? 'drafts' : 'cases'] += 1
    counts.withFacts += Number(facts !== undefined)
    const text = describeText(result.case, result.frontMatter, facts)
    const findings = rules.flatMap((rule) => rule(text))
    problems.push(...findings.map((finding) => problemOf(file.name, finding)))
    if (problem) problems.push(problem)
  }
  return { problems: problems.sort(byPlace), counts }
}

function describeText(found: Case, frontMatter: FrontMatter, facts: unknown): CaseText {
  const { body, bodyLine, placeOf } = frontMatter
  // The lines of the summary follow the line of their `|-`.
  const { line } = placeOf('/summary')
  return {
    case: found,
    facts,
    body: listSentences(body, bodyLine),
    title: { ...placeOf('/title'), text: found.title },
    summary: found.summary.map((text, index) => ({ text, line: line + 1 + index, column: 3 })),
    questions: found.questions.map((text, index) => ({ text, ...placeOf(`/questions/${index}`) })),
  }
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
