/** Links between cases: what a case names exists and may be seen by its readers, and a former name is nobody else's. */

import type { Problem } from './case.ts'
import type { ParsedFile } from './parse.ts'
import { type Finding, type Place, problemOf, quoteValue } from './problems.ts'

/** Warnings only: a lost link is left out, the case is served. */
export function checkLinks(parsed: readonly ParsedFile[]): Problem[] {
  const hidden = describeHidden(parsed)
  const names = new Set(parsed.map(({ file }) => file.slug))
  const oldNames = new Set(parsed.flatMap(({ result }) => result.case?.aliases ?? []))
  const aliasOwners = new Map<string, string>()

  const checkRelated = (slug: string, from: ParsedFile): Words[] => {
    if (!names.has(slug)) return [{ got: `ない事例${quoteValue(slug)}`, want: existing }]
    const what = from.result.draft ? undefined : hidden.get(slug)
    if (!what || (isForMembers(from) && what === membersOnly)) return []
    return [{ got: `${what}${quoteValue(slug)}`, want: what === membersOnly ? visible : existing }]
  }
  const checkAlias = (alias: string, { file }: ParsedFile): Words[] => {
    const taken = names.has(alias) || aliasOwners.has(alias)
    aliasOwners.set(alias, file.slug)
    if (!taken) return []
    return [
      { got: `ほかで使われている名${quoteValue(alias)}`, want: 'どの事例の名とも重ならない名' },
    ]
  }
  const checkBodyLink = (slug: string, from: ParsedFile): Words[] =>
    oldNames.has(slug) ? [] : checkRelated(slug, from)
  const checkWord = (slug: string, from: ParsedFile): Words[] => {
    const what = from.result.draft || isForMembers(from) ? undefined : hidden.get(slug)
    return what ? [{ got: `${what}の名${quoteValue(slug)}`, want: unnamed }] : []
  }

  return parsed.flatMap((from) => {
    const { related = [], aliases = [] } = from.result.case ?? {}
    const placeOf = (pointer: string) => from.result.frontMatter?.placeOf(pointer)
    const findings: Finding[] = [
      ...related.flatMap((slug, index) =>
        checkRelated(slug, from).map((words) => ({
          ...{ ...words, field: 'related' },
          ...placeOf(`/related/${index}`),
        })),
      ),
      ...aliases.flatMap((alias, index) =>
        checkAlias(alias, from).map((words) => ({
          ...{ ...words, field: 'aliases' },
          ...placeOf(`/aliases/${index}`),
        })),
      ),
      ...listBodyLinks(from).flatMap(({ slug, ...at }) =>
        checkBodyLink(slug, from).map((words) => ({ ...words, ...at, field: '本文のリンク' })),
      ),
      ...listWords(from).flatMap(({ slug, ...at }) =>
        checkWord(slug, from).map((words) => ({ ...words, ...at, field: '文' })),
      ),
    ]
    return findings.map((finding) => problemOf(from.file.name, { severity: 'warning', ...finding }))
  })
}

type Words = Pick<Finding, 'got' | 'want'>

const membersOnly = '会員だけの事例'
const existing = 'ある事例のファイル名から .md を除いたもの'
const visible = '公開の事例の名（これは画面にもファイルにも出ません）'
const unnamed = '公開の事例に、見せない事例の名を書かない（書いたままだれにでも見えます）'

function isForMembers({ result }: ParsedFile): boolean {
  return result.case?.visibility === 'members'
}

/** What keeps the readers of a public case from seeing the case of a name. */
function describeHidden(parsed: readonly ParsedFile[]): Map<string, string> {
  return new Map(
    parsed.flatMap((one) => {
      if (one.result.draft) return [[one.file.slug, '下書きの事例']]
      return isForMembers(one) ? [[one.file.slug, membersOnly]] : []
    }),
  )
}

type Named = Place & { slug: string }

/** Only while a folder is checked: the server keeps no text of a file. */
function listBodyLinks({ result: { case: found, frontMatter } }: ParsedFile): Named[] {
  if (!found || !frontMatter) return []
  return findNames(
    frontMatter.body,
    frontMatter.bodyLine,
    /(?<=\]\(\/cases\/)[a-z0-9-]{1,100}(?=\))/g,
  )
}

/** What may be the name of a case; one without a hyphen is a word like any other. */
const slugLike = /(?<![a-z0-9-]|\]\(\/cases\/)(?:[a-z0-9]+-){1,50}[a-z0-9]+(?![a-z0-9-])/g

/** The words of a file that stand neither in `related` and `aliases` nor behind a link to a case. */
function listWords({ result: { case: found, frontMatter } }: ParsedFile): Named[] {
  if (!found || !frontMatter) return []
  const { yaml, body, bodyLine } = frontMatter
  const own = new Set([...found.related, ...found.aliases])
  const inHead = findNames(yaml, 1, slugLike).filter(({ slug }) => !own.has(slug))
  return [...inHead, ...findNames(body, bodyLine, slugLike)]
}

function findNames(text: string, firstLine: number, pattern: RegExp): Named[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(pattern)].map(({ 0: slug, index: at }) => ({
      ...{ slug, line: firstLine + index, column: at + 1 },
    })),
  )
}
