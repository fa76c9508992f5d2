/** How much material is read: far more than a case can be, far less than would stall anybody. */

import { AppError } from '../../errors.ts'

export const limits = {
  bytes: 10 * 2 ** 20,
  entries: 2_000,
  unpackedBytes: 50 * 2 ** 20,
  /** A case has 1,200; a report of 80 full pages has 100,000, one of 500 pages half a million. */
  characters: 100_000,
}

/** Refuses a text that is many times as long as a case. */
export function refuseLong(characters: number): void {
  if (characters <= limits.characters) return
  const count = (limits.characters / 10_000).toLocaleString('ja-JP')
  const problem = `長すぎます（${characters.toLocaleString('ja-JP')}字）。事例一つ分を${count}万字までに切り出してください。`
  throw new AppError('BAD_MATERIAL', { problem })
}
