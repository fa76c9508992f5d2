/** A list or a plan that is shared by a link: what it is on the server, and what its page shows. */

import type { CardsAnswer } from './api.ts'
import type { SharedKind } from './kept.ts'
import type { PlanContent } from './plan-content.ts'
import { formatShared, readSharedList, type SharedList } from './shared-list.ts'
import { formatPlan, readSharedPlan } from './shared-plan.ts'

export type SharedWork = { kind: 'list'; list: SharedList } | { kind: 'plan'; plan: PlanContent }

/** Reads what is to be shared, or was; undefined where it is none. */
export function readSharedWork(kind: SharedKind, value: unknown): SharedWork | undefined {
  if (kind === 'list') {
    const read = readSharedList(value)
    return 'list' in read ? { kind, list: read.list } : undefined
  }
  const read = readSharedPlan(value)
  return 'plan' in read ? { kind, plan: read.plan } : undefined
}

/** The text in which it is handed over. */
export function formatSharedWork(work: SharedWork): string {
  return work.kind === 'list' ? formatShared(work.list) : formatPlan(work.plan)
}

/** The names of its cases, in its order. */
export function slugsIn(work: SharedWork): string[] {
  const { cases } = work.kind === 'list' ? work.list : work.plan
  return cases.map(({ slug }) => slug)
}

/** The same with other titles of its cases: of lists there are none, because they are looked up whenever one is shown. */
export function nameCasesIn(work: SharedWork, titleOf: (slug: string) => string): SharedWork {
  if (work.kind === 'list') {
    const cases = work.list.cases.map(({ slug, note }) => ({ slug, note }))
    return { kind: 'list', list: { ...work.list, cases } }
  }
  const cases = work.plan.cases.map(({ slug }) => ({ slug, title: titleOf(slug) }))
  return { kind: 'plan', plan: { ...work.plan, cases } }
}

type Card = CardsAnswer['cards'][number]

/** What the page of a link shows. Without a card a case is one that is not to be seen any more. */
export type SharedPage =
  | { state: 'open'; key: string; until: string; work: SharedWork; cards: readonly Card[] }
  /** Why it does not open, and the way in where there is one. */
  | { state: 'closed'; message: string; login?: string }
