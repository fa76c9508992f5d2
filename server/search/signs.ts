/** What the evidence for one query says about whether the library answers it: signs only, no judgement. */

import type { MeaningCandidate, WordCandidate } from './engine.ts'
import { meanKinds, type RankedCase } from './rank.ts'

/** The signs that are weighed, each larger where an answer is likelier. */
export const signNames = ['firstCoverage', 'nearestGrams', 'nearestWindow', 'standsOut'] as const

export type SignName = (typeof signNames)[number]

export type Signs = Record<SignName, number | undefined> & {
  /** The share of the query's words, by rarity, in the case that comes first. */
  firstCoverage: number | undefined
  /** The share of its bigrams in the case nearest in meaning: whether words and meaning meet. */
  nearestGrams: number | undefined
  /** The cosine of the nearest window of sentences. */
  nearestWindow: number | undefined
  /** How far the nearest case is from the average one. */
  standsOut: number | undefined
  /** Some case has so much of the query that the library has its subject, however far the meaning seems. */
  hasPlenty: boolean
}

const plenty = { coverage: 0.5, gramCoverage: 0.4 }

/** Collects the signs of one query; candidates are undefined where that side of the search was not asked. */
export function collectSigns(
  ranked: readonly RankedCase[],
  words: readonly WordCandidate[] | undefined,
  meanings: readonly MeaningCandidate[] | undefined,
): Signs {
  const nearest = meanings && findNearest(meanings)
  return {
    firstCoverage: words && (ranked[0]?.coverage ?? 0),
    nearestGrams:
      words && nearest && (words.find(({ slug }) => slug === nearest.slug)?.gramCoverage ?? 0),
    nearestWindow: nearest?.window,
    standsOut: nearest?.standsOut,
    hasPlenty:
      words?.some(
        ({ coverage, gramCoverage }) =>
          coverage >= plenty.coverage && gramCoverage >= plenty.gramCoverage,
      ) ?? false,
  }
}

type Nearest = { slug: string; standsOut: number | undefined; window: number }

/** In a library of one case the nearest is also the average one, which tells nothing. */
const fewestToStandOut = 10

function findNearest(meanings: readonly MeaningCandidate[]): Nearest | undefined {
  let best: { slug: string; nearness: number } | undefined
  let sum = 0
  let window = 0
  for (const { slug, passages } of meanings) {
    const nearness = meanKinds(passages)
    sum += nearness
    if (!best || nearness > best.nearness) best = { slug, nearness }
    for (const { kind, cosine } of passages) {
      if (kind === 'window') window = Math.max(window, cosine)
    }
  }
  if (!best) return undefined
  const above = best.nearness - sum / meanings.length
  const standsOut = meanings.length < fewestToStandOut ? undefined : above
  return { slug: best.slug, standsOut, window }
}
