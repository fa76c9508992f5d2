/** What the server says of a draft while it is written: its own checks, each problem at its place in the form. */

import type { Problem } from '../cases/case.ts'
import { checkOne, type OneCase } from '../cases/check-one.ts'
import type { ParsedFolder } from '../cases/load.ts'
import type { ParseThreads } from '../cases/parsing/parse-threads.ts'
import type { CaseFiles, DraftLikeness, DraftProblem, DraftReport } from '../contract/desk.ts'
import { type DraftPlaces, openDraftPlaces } from './draft-places.ts'

/** What the check of a draft needs of the library. */
export type DraftSurroundings = {
  /** The files of the folder, parsed; the draft's own among them do not count. */
  others: ParsedFolder
  /** They parse with the head. */
  threads: Pick<ParseThreads, 'parse'>
}

export type CheckedDraft = Omit<DraftReport, 'likenesses'> & Pick<OneCase, 'found' | 'duplicates'>

/** Checks a draft as `cases:check` would check its files in the folder; a text that no parser ends is one problem. */
export async function checkDraft(
  files: CaseFiles,
  slug: string,
  { others, threads }: DraftSurroundings,
): Promise<CheckedDraft> {
  const one = await checkOne(slug, files, others, threads)
  const places = openDraftPlaces(slug, files, one.frontMatter)
  return {
    problems: one.problems.map((problem) => placeProblem(problem, places)),
    unknownNumbers: one.numbers.flatMap(({ line, number, sentence }) => {
      const section = places.sectionAt(line)
      return section ? [{ section, number, sentence }] : []
    }),
    duplicates: one.duplicates,
    ...(one.found && { found: one.found }),
  }
}

function placeProblem(problem: Problem, { placeOf }: DraftPlaces): DraftProblem {
  const { severity, got, want, example } = problem
  return { severity, ...placeOf(problem), got, want, ...(example !== undefined && { example }) }
}

/** A case that is like the draft, with the reasons that readers of its page would see. */
export type SimilarDraft = { found: { slug: string; title: string }; reasons: readonly string[] }

/** The cases a draft is like: copies first, then those that a reader of it would be shown. */
export function listLikenesses(
  duplicates: CheckedDraft['duplicates'],
  similar: readonly SimilarDraft[],
  titleOf: (slug: string) => string | undefined,
): DraftLikeness[] {
  const copies = duplicates.map(({ name, overlap }): DraftLikeness => {
    const slug = name.replace(/\.md$/i, '')
    const why = `${Math.round(overlap * 100)}%同じ本文`
    return { slug, title: titleOf(slug) ?? slug, kind: 'duplicate', why }
  })
  const known = new Set(copies.map(({ slug }) => slug))
  const others = similar
    .filter(({ found }) => !known.has(found.slug))
    .map(({ found, reasons }): DraftLikeness => {
      const { slug, title } = found
      return { slug, title, kind: 'similar', why: reasons.join('、') }
    })
  return [...copies, ...others]
}
