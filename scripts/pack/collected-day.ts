/** 収録日 of a pack. */

import type { Case } from '../../server/cases/case.ts'

/** The newest day on which one of the cases was checked or changed, so that the same cases always make the same pack. */
export function findCollectedDay(cases: readonly Pick<Case, 'checked' | 'updates'>[]): string {
  const days = cases.flatMap(({ checked, updates }) => [
    checked,
    ...updates.map(({ date }) => date),
  ])
  return days.reduce((newest, day) => (day > newest ? day : newest), '')
}
