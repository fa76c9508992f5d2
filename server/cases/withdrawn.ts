/** The cases that were taken out of the library, in `withdrawn.yaml` beside the others: when, why, and what to read instead. */

import { type CaseAudience, caseAudiences } from '../contract/case-audience.ts'
import { isDay, isSlugValue } from '../contract/untrusted-values.ts'
import { isSlug } from '../contract/vocabulary.ts'
import { nestsTooDeep, readPlainYaml } from './plain-yaml.ts'
import { type Finding, type Place, quoteValue } from './problems.ts'
import { createPlaceFinder } from './yaml.ts'

/** Beside the cases, the list of those that are gone. */
export const withdrawnFile = 'withdrawn.yaml'

export type Withdrawal = {
  /** The day, as `2026-11-22`. */
  on: string
  reason: string
  /** Names of cases to read instead. */
  instead?: string[]
  title?: string
  /** Former names, which lead here as well. */
  aliases?: string[]
  /** That of the case; without it the entry is everybody's. */
  visibility?: CaseAudience
}

/** Bounds of an entry: characters of its reason and title, and names in a list of it. */
export const longestLine = 200
export const mostSlugs = 10
const example = '{on: "2026-11-22", reason: 取り組みが撤回されたため}'

/** The withdrawn cases by their names, or everything that is wrong with the list. */
export function readWithdrawn(text: string): {
  withdrawn: Record<string, Withdrawal>
  findings: Finding[]
} {
  if (nestsTooDeep(text)) {
    return refuse({ field: '一覧', got: '深すぎる入れ子', want: '「事例の名: 項目の組」の行' })
  }
  const { data, findings } = readPlainYaml(text, (name) => name === 'reason' || name === 'title')
  if (findings.length > 0) return { withdrawn: {}, findings }
  const found = checkWithdrawals(data ?? {}, createPlaceFinder(text))
  // What has passed the checks is a list of withdrawals.
  const withdrawn = found.length > 0 ? {} : ((data ?? {}) as Record<string, Withdrawal>)
  return { withdrawn, findings: found }
}

function refuse(finding: Finding): ReturnType<typeof readWithdrawn> {
  return { withdrawn: {}, findings: [finding] }
}

type Check = { accepts: (value: unknown) => boolean; want: string; isNeeded?: true }

/** The fields of an entry. */
const checks: Readonly<Record<keyof Withdrawal, Check>> = {
  on: { accepts: isDay, want: '公開をやめた日（引用符で囲む）', isNeeded: true },
  reason: {
    accepts: isLine,
    want: `公開をやめたわけ、${longestLine}字までの一行`,
    isNeeded: true,
  },
  instead: { accepts: isSlugs, want: `代わりに読む事例の名、${mostSlugs}件まで` },
  title: { accepts: isLine, want: `事例の題、${longestLine}字までの一行` },
  aliases: { accepts: isSlugs, want: `前の名、${mostSlugs}件まで` },
  visibility: {
    accepts: (value) => caseAudiences.some(({ id }) => id === value),
    want: 'public（だれでも）か members（会員だけ）',
  },
}

/** What is wrong with withdrawals before anybody wrote them, or at their places in the file. */
export function checkWithdrawals(
  data: unknown,
  placeOf: (pointer: string) => Place = () => ({ line: 1, column: 1 }),
): Finding[] {
  if (!isMap(data)) {
    return [{ field: '一覧', got: quoteValue(data), want: '「事例の名: 項目の組」の行', example }]
  }
  return Object.entries(data).flatMap(([slug, entry]): Finding[] => {
    const at = (name = '') => ({
      ...placeOf(`/${slug}${name}`),
      field: slug.slice(0, 100),
      example,
    })
    if (!isSlug(slug)) return [{ ...at(), got: quoteValue(slug), want: '前の事例の名' }]
    if (!isMap(entry)) return [{ ...at(), got: quoteValue(entry), want: 'on と reason の組' }]
    const rest = Object.keys(entry).filter((name) => !Object.hasOwn(checks, name))
    return [
      ...Object.entries(checks).flatMap(([name, { accepts, want, isNeeded }]) => {
        const value = entry[name]
        if (accepts(value) || (value === undefined && !isNeeded)) return []
        return [{ ...at(`/${name}`), got: quoteValue(value), want }]
      }),
      ...rest.map((name) => ({
        ...at(`/${name}`),
        got: `知らない項目${quoteValue(name)}`,
        want: `${Object.keys(checks).join('・')} のどれか`,
      })),
    ]
  })
}

/** Warns of a withdrawn case that is there, and of a case to read instead that is not. */
export function checkWithdrawnNames(
  withdrawn: Readonly<Record<string, Withdrawal>>,
  slugs: ReadonlySet<string>,
  placeOf: (pointer: string) => Place,
): Finding[] {
  return Object.entries(withdrawn).flatMap(([slug, { instead = [] }]): Finding[] => {
    const warning = { severity: 'warning' as const, field: slug }
    const back = { ...placeOf(`/${slug}`), got: 'いまもある事例', want: '公開をやめた事例だけ' }
    return [
      ...(slugs.has(slug) ? [{ ...warning, ...back }] : []),
      ...instead.flatMap((other, index) => {
        if (slugs.has(other)) return []
        const at = placeOf(`/${slug}/instead/${index}`)
        return [{ ...warning, ...at, got: `ない事例${quoteValue(other)}`, want: 'ある事例の名' }]
      }),
    ]
  })
}

function isMap(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function isLine(line: unknown): boolean {
  if (typeof line !== 'string' || line.trim() !== line || line === '') return false
  return [...line].length <= longestLine && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(line)
}

function isSlugs(slugs: unknown): boolean {
  if (!Array.isArray(slugs) || slugs.length > mostSlugs) return false
  return slugs.every(isSlugValue)
}
