/** Puts the asks of a folder to their cases. */

import type { Case, Problem } from './case.ts'
import { nameFile } from './files.ts'
import { isAsksName } from './folder.ts'
import type { ParsedFile } from './parse.ts'
import { problemOf, quoteValue } from './problems.ts'

type Files = {
  cases: ParsedFile[]
  /** By the slug of their case; of a broken file none. */
  asks: ReadonlyMap<string, ParsedFile>
}

/** Files of cases and files of asks, each for itself. */
export function setAsksApart(parsed: readonly ParsedFile[]): Files {
  const isAsks = ({ file }: ParsedFile) => isAsksName(file.name)
  return {
    cases: parsed.filter((one) => !isAsks(one)),
    asks: new Map(parsed.filter(isAsks).map((one) => [one.file.slug, one])),
  }
}

/** What each case was last joined to: it stays the same object until its asks change. */
const joined = new WeakMap<Case, Case>()

/** The case with these asks. */
export function joinAsks(found: Case, asks: string[] = []): Case {
  if (asks.length === 0) return found
  const before = joined.get(found)
  if (before?.asks === asks) return before
  const after = { ...found, asks }
  joined.set(found, after)
  return after
}

/** Asks of no case, by which nobody would ever find anything; `unread` tells of cases that are there but broken. */
export function findStrayAsks({ cases, asks }: Files, unread: readonly Problem[]): Problem[] {
  const slugs = new Set([
    ...cases.map(({ file }) => file.slug),
    ...unread.map(({ file }) => nameFile(file).slug),
  ])
  return [...asks.values()]
    .filter(({ file }) => !slugs.has(file.slug))
    .map(({ file: { name, slug } }) =>
      problemOf(name, {
        field: 'ファイル名',
        got: `ない事例${quoteValue(slug)}の問いかけ`,
        want: '事例のファイル名の .md を .yaml に替えた名',
        example: 'asks/sora-town-koho.yaml',
      }),
    )
}
