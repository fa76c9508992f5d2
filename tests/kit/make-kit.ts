/** Cases and kits for the promises about study sessions. */

import type { Case } from '../../server/cases/case.ts'
import {
  type Kit,
  type KitRequest,
  type Sheet,
  type SheetId,
  usualKit,
} from '../../server/contract/kit.ts'
import { linesOf } from '../../server/contract/kit-blocks.ts'
import { buildKit } from '../../server/kit/build-kit.ts'
import { loadShippedCases } from '../support/shipped-cases.ts'

/** The shipped cases. */
export const { cases: shipped } = await loadShippedCases()

/** A shipped case. */
export function caseOf(slug: string): Case {
  const found = shipped.find((one) => one.slug === slug)
  if (!found) throw new Error(`no case ${slug}`)
  return found
}

/** Builds a kit on a fixed day, with readings as they are written. */
export function makeKit(cases: readonly Case[], request: Partial<KitRequest> = {}): Kit {
  const context = { today: '2026-11-22', read: (text: string) => text }
  return buildKit(cases, { ...usualKit, ...request }, context)
}

/** A sheet of a kit. */
export function sheetOf(kit: Kit, id: SheetId): Sheet {
  const sheet = kit.sheets.find((one) => one.id === id)
  if (!sheet) throw new Error(`no sheet ${id}`)
  return sheet
}

/** Everything that is printed of a sheet, line by line. */
export function readLines(sheet: Sheet): string[] {
  return sheet.pages.flat().flatMap((block) => linesOf(block).map(({ text }) => text))
}

/** Pairs and fours of shipped cases, the same in every run. */
export function pickSets(size: number, count: number): Case[][] {
  return Array.from({ length: count }, (_, turn) =>
    Array.from(
      { length: size },
      (_, at) => shipped[(turn * 17 + at * 29 + at * at) % shipped.length],
    ),
  ).map((set) => [...new Set(set.filter((one) => one !== undefined))])
}
