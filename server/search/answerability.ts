/** Whether the library has an answer at all. No single feature tells; together they do. */

import { type ModelName, modelName } from './embedding/model.ts'
import type { MeaningCandidate, WordCandidate } from './engine.ts'
import type { PassageKind } from './passages.ts'
import type { RankedCase } from './rank.ts'

export type Verdict = 'answered' | 'weak' | 'none'

/** The features that are weighed, each larger where an answer is likelier. */
export const featureNames = [
  'firstCoverage',
  'firstGrams',
  'nearestSection',
  'nearestQuestion',
  'meanWindow',
] as const

export type FeatureName = (typeof featureNames)[number]

/** A feature is undefined where its side of the search was not asked, or is away. */
export type Features = Record<FeatureName, number | undefined> & {
  /** The share of the query's words, by rarity, that the case in first place has or has a synonym of. */
  firstCoverage: number | undefined
  /** The same share of its bigrams. */
  firstGrams: number | undefined
  /** The cosine of the nearest section, and of the nearest question. */
  nearestSection: number | undefined
  nearestQuestion: number | undefined
  /**
   * The mean over all cases found of the cosine of their nearest window: how near the subject is to what the library is about
   * at all. With 154 cases something near is found for almost any query (F1 of none in cross-validation 0.55 without it, 0.68
   * with it); in a library of few cases it is as near as the nearest.
   */
  meanWindow: number | undefined
  /** Some case has so much of the query, or all of it in other words, that the library has its subject. */
  hasStrongMatch: boolean
}

/** What turns features into a verdict; `npm run eval -- --calibrate` fits it anew. */
export type Calibration = {
  weights: Readonly<Record<FeatureName, number>>
  bias: number
  /** Stands in for a feature that could not be collected: its mean over the queries that have an answer. */
  imputed: Readonly<Record<FeatureName, number>>
  /** Scores below `none` are no answer, below `weak` a weak one. */
  borders: { none: number; weak: number }
}

/**
 * Words and meaning, by the model: the cosines of one lie elsewhere than those of another. Fitted to the 345 queries of
 * tests/eval, 71 of them without an answer (e5-small-ja: to the same queries with 91 cases, before the mean was weighed);
 * what they are worth on queries that had no part in it: npm run eval.
 */
const ofBoth: Readonly<Record<ModelName, Calibration>> = {
  'e5-small-ja-kaizen': {
    weights: {
      firstCoverage: 3.16,
      firstGrams: 3.01,
      nearestSection: 15.25,
      nearestQuestion: 7.18,
      meanWindow: 100.9,
    },
    bias: -84.54,
    imputed: {
      firstCoverage: 0.73,
      firstGrams: 0.59,
      nearestSection: 0.747,
      nearestQuestion: 0.807,
      meanWindow: 0.646,
    },
    borders: { none: -1.65, weak: -0.26 },
  },
  'e5-small-ja': {
    weights: {
      firstCoverage: 2.97,
      firstGrams: 4.63,
      nearestSection: 51.22,
      nearestQuestion: 32.12,
      meanWindow: 0,
    },
    bias: -75.38,
    imputed: {
      firstCoverage: 0.7,
      firstGrams: 0.57,
      nearestSection: 0.862,
      nearestQuestion: 0.912,
      meanWindow: 0.8,
    },
    borders: { none: -1.45, weak: 0.04 },
  },
}

const withoutMeaning = { nearestSection: 0, nearestQuestion: 0, meanWindow: 0 }

/** The same for words alone, which tell less (AUC 0.85 instead of 0.95): seldom that there is nothing, oftener weak. */
const ofWords: Calibration = {
  weights: { firstCoverage: 3.04, firstGrams: 2.44, ...withoutMeaning },
  bias: -2.85,
  imputed: { firstCoverage: 0.74, firstGrams: 0.59, ...withoutMeaning },
  borders: { none: -1.57, weak: -1 },
}

/** The calibration for what has been asked: while somebody types, or without a model, that is words alone. */
function calibrationFor({ meanWindow, nearestSection }: Features): Calibration {
  return (meanWindow ?? nearestSection) === undefined ? ofWords : ofBoth[modelName]
}

/** The log odds of an answer, as far as the weighed features tell. */
export function scoreFeatures(features: Features, calibration = calibrationFor(features)): number {
  const { weights, bias, imputed } = calibration
  return featureNames.reduce(
    (sum, name) => sum + weights[name] * (features[name] ?? imputed[name]),
    bias,
  )
}

/** Decides by the score; a query that some case matches strongly is never called one without an answer. */
export function decideVerdict(features: Features, calibration = calibrationFor(features)): Verdict {
  const score = scoreFeatures(features, calibration)
  if (score < calibration.borders.none && !features.hasStrongMatch) return 'none'
  return score < calibration.borders.weak ? 'weak' : 'answered'
}

const strongMatch = { coverage: 0.5, gramCoverage: 0.4, synonymCoverage: 0.99 }

/** Collects the features of one query; candidates are undefined where that side of the search was not asked. */
export function collectFeatures(
  ranked: readonly RankedCase[],
  words: readonly WordCandidate[] | undefined,
  meanings: readonly MeaningCandidate[] | undefined,
): Features {
  const first = ranked[0]?.slug
  const written = words?.find(({ slug }) => slug === first)
  return {
    firstCoverage: words && Math.max(written?.coverage ?? 0, written?.synonymCoverage ?? 0),
    firstGrams: words && (written?.gramCoverage ?? 0),
    nearestSection: meanings && findNearest(meanings, 'section'),
    nearestQuestion: meanings && findNearest(meanings, 'question'),
    meanWindow: meanings && meanNearestWindow(meanings),
    hasStrongMatch: words?.some(isStrongMatch) ?? false,
  }
}

function isStrongMatch({ coverage, gramCoverage, synonymCoverage }: WordCandidate): boolean {
  return (
    synonymCoverage >= strongMatch.synonymCoverage ||
    (coverage >= strongMatch.coverage && gramCoverage >= strongMatch.gramCoverage)
  )
}

/** Unknown where no case has a passage of the kind. */
function findNearest(meanings: readonly MeaningCandidate[], kind: PassageKind): number | undefined {
  let nearest: number | undefined
  for (const { [kind]: cosine } of meanings) {
    if (cosine !== undefined) nearest = Math.max(nearest ?? -1, cosine)
  }
  return nearest
}

/** Unknown where no case has a window. */
function meanNearestWindow(meanings: readonly MeaningCandidate[]): number | undefined {
  let sum = 0
  let count = 0
  for (const { window } of meanings) {
    if (window === undefined) continue
    sum += window
    count += 1
  }
  return count === 0 ? undefined : sum / count
}
