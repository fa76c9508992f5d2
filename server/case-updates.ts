/** What happened to the cases, for the page of news and its feed. */

import type { Case } from './cases/case.ts'
import type { CaseUpdate } from './contract-pages.ts'

/** Every change and the last check of every case, the newest first. */
export function listUpdates(cases: readonly Case[]): CaseUpdate[] {
  return cases.flatMap(listUpdatesOf).sort((a, b) => order(b.date, a.date) || order(a.slug, b.slug))
}

function listUpdatesOf({ slug, title, checked, updates }: Case): CaseUpdate[] {
  return [
    ...updates.map(({ date, note }) => ({ date, slug, title, kind: 'changed' as const, note })),
    { date: checked, slug, title, kind: 'checked', note: '出典と照らして確かめた' },
  ]
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
