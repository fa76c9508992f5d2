/** What can only be said of cases beside one another: bodies that are nearly the same, and asks that are. */

import type { Case, Problem } from './case.ts'
import { setAsksApart } from './join-asks.ts'
import { type AskFinding, checkAsks } from './lint/asks.ts'
import { findNearDuplicates, type NamedText, type NearDuplicate } from './lint/near-duplicates.ts'
import type { Beside, ParsedFile } from './parse.ts'
import { type Place, problemOf, quoteValue } from './problems.ts'
import { createPlaceFinder } from './yaml.ts'

/** Pairs of files with nearly the same body; of one file alone where it is named. */
export function listDuplicates(parsed: readonly ParsedFile[], about?: string): NearDuplicate[] {
  const texts = parsed.flatMap(({ file, result }) =>
    result.case ? [textOf(result.case, file.name, result.beside)] : [],
  )
  return findNearDuplicates(texts, about)
}

/** Each case has one, by which its sketch is kept: an editor's case is compared with all others at every pause. */
const texts = new WeakMap<Case, NamedText>()

function textOf(found: Case, name: string, beside: Beside | undefined): NamedText {
  const known = texts.get(found)
  if (known?.name === name) return known
  const text = { name, text: joinParagraphs(found), sketch: beside?.sketch }
  texts.set(found, text)
  return text
}

/** The body of a case as one text. */
export function joinParagraphs({ sections }: Case): string {
  return sections.flatMap(({ paragraphs }) => paragraphs).join('')
}

/** A pair as a problem of its first file. */
export function describeDuplicate({ first, second, overlap }: NearDuplicate): Problem {
  return problemOf(first, {
    severity: 'warning',
    field: '本文',
    got: `${quoteValue(second)}と${Math.round(overlap * 100)}%同じ本文`,
    want: 'この事例の文',
  })
}

/** The text of a file of asks, by its name. */
type ReadText = (name: string) => Promise<string>

/** What is wrong with the asks of all cases, or with those of one; the files are read only where something is. */
export async function checkAllAsks(
  parsed: readonly ParsedFile[],
  read: ReadText,
  about?: string,
): Promise<Problem[]> {
  const { cases, asks } = setAsksApart(parsed)
  const all = cases.flatMap(({ result: { case: found } }) => {
    const own = found && asks.get(found.slug)?.result.asks
    return own ? [{ found, asks: own }] : []
  })
  const placesOf = new Map<string, (pointer: string) => Place>()
  const describe = async ({ slug, index, ...finding }: AskFinding) => {
    const name = asks.get(slug)?.file.name ?? ''
    // Read again only where something is wrong: the server keeps no text of a file.
    const placeOf = placesOf.get(name) ?? createPlaceFinder(await read(name))
    placesOf.set(name, placeOf)
    return problemOf(name, { ...finding, ...placeOf(`/${index}`) })
  }
  const problems: Problem[] = []
  for (const finding of checkAsks(all, about)) problems.push(await describe(finding))
  return problems
}
