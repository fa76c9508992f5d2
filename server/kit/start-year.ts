/** The year in which a case began, written as the case itself writes it. */

import type { Material } from './material.ts'
import type { Sentence } from './sentence.ts'

export type StartYear = { text: string; sources: readonly number[] }

/** The first mention of the year before the vote, 2006（平成18）年, or the bare year. */
export function findStartYear({ found, before }: Material): StartYear {
  const { from } = found.period
  const mention = new RegExp(`(?<![0-9])${from}(?:（[^）]{1,8}）)?年度?`)
  // 取り組み first: there the effort begins, in 背景 something else may.
  const sentences: Sentence[] = [...before.actions, ...before.background, ...before.results].flat()
  for (const { text, sources } of sentences) {
    const match = mention.exec(text)
    if (match) return { text: match[0], sources }
  }
  return { text: `${from}年`, sources: [] }
}
