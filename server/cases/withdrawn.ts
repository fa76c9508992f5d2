/** The cases that were taken out of the library, in `withdrawn.yaml` beside the others: when, why, and what to read instead. */

import { isSlug } from '../contract/vocabulary.ts'
import { nestsTooDeep, readPlainYaml } from './plain-yaml.ts'
import { type Finding, type Place, quoteValue } from './problems.ts'
import { createPlaceFinder } from './yaml.ts'

export const withdrawnFile = 'withdrawn.yaml'

export type Withdrawal = {
  /** The day, as `2026-11-22`. */
  on: string
  reason: string
  /** Names of cases to read instead. */
  instead?: string[]
}

const longestReason = 200
const mostInstead = 10
const example = '{on: "2026-11-22", reason: 取り組みが撤回されたため}'

/** The withdrawn cases by their names, or everything that is wrong with the list. */
export function readWithdrawn(text: string): {
  withdrawn: Record<string, Withdrawal>
  findings: Finding[]
} {
  if (nestsTooDeep(text)) {
    return refuse({ field: '一覧', got: '深すぎる入れ子', want: '「事例の名: 項目の組」の行' })
  }
  const { data, findings } = readPlainYaml(text, (name) => name === 'reason')
  if (findings.length > 0) return { withdrawn: {}, findings }
  const found = checkWithdrawals(data ?? {}, createPlaceFinder(text))
  // What has passed the checks is a list of withdrawals.
  const withdrawn = found.length > 0 ? {} : ((data ?? {}) as Record<string, Withdrawal>)
  return { withdrawn, findings: found }
}

function refuse(finding: Finding): ReturnType<typeof readWithdrawn> {
  return { withdrawn: {}, findings: [finding] }
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
    const { on, reason, instead, ...rest } = entry
    return [
      ...(isDay(on)
        ? []
        : [{ ...at('/on'), got: quoteValue(on), want: '公開をやめた日（引用符で囲む）' }]),
      ...(isReason(reason)
        ? []
        : [
            {
              ...at('/reason'),
              got: quoteValue(reason),
              want: `公開をやめたわけ、${longestReason}字までの一行`,
            },
          ]),
      ...(isInstead(instead)
        ? []
        : [
            {
              ...at('/instead'),
              got: quoteValue(instead),
              want: `代わりに読む事例の名、${mostInstead}件まで`,
            },
          ]),
      ...Object.keys(rest).map((name) => ({
        ...at(`/${name}`),
        got: `知らない項目${quoteValue(name)}`,
        want: 'on・reason・instead のどれか',
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

function isDay(on: unknown): boolean {
  if (typeof on !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(on)) return false
  const time = Date.parse(`${on}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(on)
}

function isReason(reason: unknown): boolean {
  if (typeof reason !== 'string' || reason.trim() !== reason || reason === '') return false
  return [...reason].length <= longestReason && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(reason)
}

function isInstead(instead: unknown): boolean {
  if (instead === undefined) return true
  if (!Array.isArray(instead) || instead.length > mostInstead) return false
  return instead.every((slug) => typeof slug === 'string' && isSlug(slug))
}
