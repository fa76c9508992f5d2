/** Links between cases: what a case names exists and may be seen by its readers, and a former name is nobody else's. */

import type { Problem } from './case.ts'
import { listMentions } from './mentions.ts'
import type { ParsedFile } from './parse.ts'
import { type Finding, problemOf, quoteValue } from './problems.ts'

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
    const { links, words } = from.result.beside ?? listMentions(from.result)
    const placeOf = (pointer: string) => from.result.frontMatter?.placeOf(pointer)
    const findings: Finding[] = [
      ...related.flatMap((slug, index) =>
        checkRelated(slug, from).map((said) => ({
          ...{ ...said, field: 'related' },
          ...placeOf(`/related/${index}`),
        })),
      ),
      ...aliases.flatMap((alias, index) =>
        checkAlias(alias, from).map((said) => ({
          ...{ ...said, field: 'aliases' },
          ...placeOf(`/aliases/${index}`),
        })),
      ),
      ...links.flatMap(({ slug, ...at }) =>
        checkBodyLink(slug, from).map((said) => ({ ...said, ...at, field: '本文のリンク' })),
      ),
      ...words.flatMap(({ slug, ...at }) =>
        checkWord(slug, from).map((said) => ({ ...said, ...at, field: '文' })),
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
