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
  'nearestWindow',
  'nearestSection',
  'nearestQuestion',
] as const

export type FeatureName = (typeof featureNames)[number]

/** A feature is undefined where its side of the search was not asked, or is away. */
export type Features = Record<FeatureName, number | undefined> & {
  /** The share of the query's words, by rarity, that the case in first place has or has a synonym of. */
  firstCoverage: number | undefined
  /** The same share of its bigrams. */
  firstGrams: number | undefined
  /** The cosine of the nearest window of sentences, of the nearest section, and of the nearest question. */
  nearestWindow: number | undefined
  nearestSection: number | undefined
  nearestQuestion: number | undefined
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
 * tests/eval, 87 of them without an answer; what they are worth on queries that had no part in it: npm run eval.
 */
const ofBoth: Readonly<Record<ModelName, Calibration>> = {
  'e5-small-ja-kaizen': {
    weights: {
      firstCoverage: 2.85,
      firstGrams: 2.53,
      nearestWindow: 15.65,
      nearestSection: 32.52,
      nearestQuestion: 18.37,
    },
    bias: -51.33,
    imputed: {
      firstCoverage: 0.72,
      firstGrams: 0.58,
      nearestWindow: 0.757,
      nearestSection: 0.745,
      nearestQuestion: 0.805,
    },
    borders: { none: -2.1, weak: -0.47 },
  },
  'e5-small-ja': {
    weights: {
      firstCoverage: 2.97,
      firstGrams: 4.63,
      nearestWindow: 44.14,
      nearestSection: 51.22,
      nearestQuestion: 32.12,
    },
    bias: -113.83,
    imputed: {
      firstCoverage: 0.7,
      firstGrams: 0.57,
      nearestWindow: 0.871,
      nearestSection: 0.862,
      nearestQuestion: 0.912,
    },
    borders: { none: -1.45, weak: 0.04 },
  },
}

const withoutMeaning = { nearestWindow: 0, nearestSection: 0, nearestQuestion: 0 }

/** The same for words alone, which tell less (AUC 0.85 instead of 0.95): seldom that there is nothing, oftener weak. */
const ofWords: Calibration = {
  weights: { firstCoverage: 3.47, firstGrams: 3.95, ...withoutMeaning },
  bias: -3.41,
  imputed: { firstCoverage: 0.73, firstGrams: 0.59, ...withoutMeaning },
  borders: { none: -1.9, weak: -1.06 },
}

/** The calibration for what has been asked: while somebody types, or without a model, that is words alone. */
function calibrationFor({ nearestWindow, nearestSection }: Features): Calibration {
  return (nearestWindow ?? nearestSection) === undefined ? ofWords : ofBoth[modelName]
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
    nearestWindow: meanings && findNearest(meanings, 'window'),
    nearestSection: meanings && findNearest(meanings, 'section'),
    nearestQuestion: meanings && findNearest(meanings, 'question'),
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
  for (const { passages } of meanings) {
    for (const passage of passages) {
      if (passage.kind === kind) nearest = Math.max(nearest ?? -1, passage.cosine)
    }
  }
  return nearest
}
