/** Links between cases: what a case is related to exists, and a former name is nobody else's. */

import type { Problem } from './case.ts'
import type { ParsedFile } from './parse.ts'
import { type Finding, problemOf, quoteValue } from './problems.ts'

/** Warnings only: a lost link is left out, the case is served. */
export function checkLinks(parsed: readonly ParsedFile[]): Problem[] {
  const slugs = new Set(parsed.map(({ file }) => file.slug))
  const drafts = new Set(parsed.filter(({ result }) => result.draft).map(({ file }) => file.slug))
  const aliasOwners = new Map<string, string>()

  const checkRelated = (slug: string, isDraft: boolean): Pick<Finding, 'got' | 'want'>[] => {
    const want = 'ある事例のファイル名から .md を除いたもの'
    if (!slugs.has(slug)) return [{ got: `ない事例${quoteValue(slug)}`, want }]
    if (drafts.has(slug) && !isDraft) return [{ got: `下書きの事例${quoteValue(slug)}`, want }]
    return []
  }
  const checkAlias = (alias: string, owner: string): Pick<Finding, 'got' | 'want'>[] => {
    const taken = slugs.has(alias) || aliasOwners.has(alias)
    aliasOwners.set(alias, owner)
    if (!taken) return []
    return [
      { got: `ほかで使われている名${quoteValue(alias)}`, want: 'どの事例の名とも重ならない名' },
    ]
  }

  return parsed.flatMap(({ file, result }) => {
    const { related = [], aliases = [] } = result.case ?? {}
    const findings = [
      ...related.flatMap((slug, index) =>
        checkRelated(slug, result.draft).map((one) => ({ ...one, field: 'related', index })),
      ),
      ...aliases.flatMap((alias, index) =>
        checkAlias(alias, file.slug).map((one) => ({ ...one, field: 'aliases', index })),
      ),
    ]
    return findings.map(({ index, ...finding }) => {
      const place = result.frontMatter?.placeOf(`/${finding.field}/${index}`)
      return problemOf(file.name, { severity: 'warning', ...finding, ...place })
    })
  })
}
