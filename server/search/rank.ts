/**
 * The ranker, the same above every engine: words and meaning as a convex sum of scores scaled per query. On
 * dev.jsonl (nDCG@10) the bare sum had 0.84 where words had 0.79 and meaning 0.73; today's figures: npm run eval.
 */

import { compareText } from '../contract/compare-text.ts'
import type { MeaningCandidate, Nearness, PassageReader, WordCandidate } from './engine.ts'
import { findLargest } from './largest.ts'

export type RankedCase = {
  slug: string
  score: number
  /** Found by its words, by its meaning, or by both: what the label says. */
  byWords: boolean
  byMeaning: boolean
  /** Rarity-weighted share of the query's words. */
  coverage: number
  /** How far its meaning stands out: 0 is the average of the corpus for this query, 1 the best case. */
  relativeSimilarity: number
  /** Has so much of the query, in its own words or a synonym's, that no better case pushes it off the list. */
  isSure: boolean
  /** Evidence for the excerpt, best first within a kind: looked for when it is shown. */
  readPassages: PassageReader
}

/** What boosts a case besides its own evidence. */
export type RankingBoosts = {
  /** How alike two cases are in content, 0–1. */
  likeness: (a: string, b: string) => number
}

/** The constants of the ranker; scripts/eval/fit.ts measures others. */
export type RankingWeights = {
  /** What the best words, bigrams and meaning of a query add to a score. */
  terms: number
  grams: number
  meaning: number
  /** Favours the case that has all of the query's words before the one that has the rarest of them often. */
  completeness: number
  /** The power that makes of it: at 4 half of the words count a sixteenth of all. */
  strictness: number
  /** How much a synonym in the case counts beside the word it stands for. */
  synonymShare: number
  /** For cases like the best one: readers judge the sisters of the best answer relevant too. */
  neighbourBoost: number
  /** What makes a case part of the list at all: so much by words or by meaning, and beside the best score. */
  leastCoverage: number
  leastGramCoverage: number
  leastSimilarity: number
  leastShareOfBest: number
  /** With so much of the query no better case pushes it off the list. */
  sureCoverage: number
  /** Shorter lists are filled up to so many, with what comes next. */
  filledTo: number
  /** How much the nearest question counts beside the windows and the section, which count 1 each. */
  questionShare: number
}

/**
 * What each is worth: npm run eval -- --ablation. What is admitted was chosen on dev.jsonl with the bare sum, where 95 %
 * of the cases judged fully relevant and 80 % of all judged were in a list of 14 of 91 (median).
 */
export const shippedWeights: RankingWeights = {
  terms: 0.3,
  grams: 0.3,
  meaning: 0.43,
  completeness: 0.2,
  strictness: 4,
  synonymShare: 0.5,
  neighbourBoost: 0.65,
  leastCoverage: 0.2,
  leastGramCoverage: 0.4,
  leastSimilarity: 0.3,
  leastShareOfBest: 0.2,
  sureCoverage: 0.4,
  filledTo: 10,
  questionShare: 2,
}

/** Meaning alone never adds more cases than a reader would look at, however large the library. */
const mostByMeaning = 30

/** Joins the evidence into one list, best first; ties are broken by slug, so that the order never flickers. */
export function rankCases(
  words: readonly WordCandidate[],
  meanings: readonly MeaningCandidate[],
  boosts: RankingBoosts,
  weights = shippedWeights,
): RankedCase[] {
  const weighed = weighEvidence(words, meanings, weights)
  const best = weighed.reduce((most, { score }) => Math.max(most, score), 0)
  const least = weights.leastShareOfBest * best
  const admitted: RankedCase[] = []
  const others: RankedCase[] = []
  for (const each of weighed) {
    const isAdmitted = each.isSure || ((each.byWords || each.byMeaning) && each.score >= least)
    if (isAdmitted) admitted.push(each)
    else others.push(each)
  }
  return applyBoosts(fillList(admitted, others, weights.filledTo).sort(byScore), boosts, weights)
}

/** The admitted cases, and where these are few, the next ones that have any evidence; none where none is admitted. */
function fillList(
  admitted: RankedCase[],
  others: readonly RankedCase[],
  filledTo: number,
): RankedCase[] {
  const missing = filledTo - admitted.length
  if (missing <= 0 || admitted.length === 0) return admitted
  const next = others
    .map((each) => {
      return { ...each, byWords: each.coverage > 0, byMeaning: each.relativeSimilarity > 0 }
    })
    .filter(({ byWords, byMeaning }) => byWords || byMeaning)
    .sort(byScore)
  return [...admitted, ...next.slice(0, missing)]
}

/** Every case that has evidence, each kind of it scaled to the best case of this query. */
function weighEvidence(
  words: readonly WordCandidate[],
  meanings: readonly MeaningCandidate[],
  weights: RankingWeights,
): RankedCase[] {
  const bestTerm = words.reduce((best, { termScore }) => Math.max(best, termScore), 0) || 1
  const bestGram = words.reduce((best, { gramScore }) => Math.max(best, gramScore), 0) || 1
  const similarities = scaleMeanings(meanings, weights.questionShare)
  const nearest = findLargest(similarities, mostByMeaning)
  const weigh = (slug: string, written?: WordCandidate, place?: number): RankedCase => {
    const relativeSimilarity = place === undefined ? 0 : (similarities[place] as number)
    const coverage = written?.coverage ?? 0
    const gramCoverage = written?.gramCoverage ?? 0
    const inOtherWords = Math.max(coverage, weights.synonymShare * (written?.synonymCoverage ?? 0))
    return {
      slug,
      score:
        (weights.terms * (written?.termScore ?? 0)) / bestTerm +
        (weights.grams * (written?.gramScore ?? 0)) / bestGram +
        weights.meaning * relativeSimilarity +
        weights.completeness * inOtherWords ** weights.strictness,
      byWords: inOtherWords >= weights.leastCoverage || gramCoverage >= weights.leastGramCoverage,
      byMeaning:
        place !== undefined && relativeSimilarity >= weights.leastSimilarity && nearest.has(place),
      isSure: inOtherWords >= weights.sureCoverage,
      coverage,
      relativeSimilarity,
      readPassages: meanings[place ?? -1]?.readPassages ?? listNone,
    }
  }
  const left = new Map(meanings.map(({ slug }, place) => [slug, place]))
  const weighed = words.map((written) => {
    const { slug } = written
    const place = left.get(slug)
    left.delete(slug)
    return weigh(slug, written, place)
  })
  for (const [slug, place] of left) weighed.push(weigh(slug, undefined, place))
  return weighed
}

const listNone: PassageReader = () => []

/** Sisters of the best case are looked for among so many; weighing a thousand would take half of a search's time. */
const mostBoosted = 100

/** Boosts only reorder what the evidence has admitted, best first. */
export function applyBoosts(
  admitted: readonly RankedCase[],
  { likeness }: RankingBoosts,
  weights = shippedWeights,
): RankedCase[] {
  const [best] = admitted
  if (!best) return []
  const boost = (ranked: RankedCase): RankedCase => {
    const nearness = ranked === best ? 1 : likeness(best.slug, ranked.slug)
    return { ...ranked, score: ranked.score + weights.neighbourBoost * best.score * nearness }
  }
  const boosted = admitted.slice(0, 1 + mostBoosted).map(boost)
  return [...boosted, ...admitted.slice(1 + mostBoosted)].sort(byScore)
}

/** The order of a list: best first, ties by slug, so that it never flickers. */
export function byScore(a: RankedCase, b: RankedCase): number {
  return b.score - a.score || compareText(a.slug, b.slug)
}

/**
 * Cosines of one query lie in another band than those of the next, and in another one for each model (unrelated 0.67, good
 * 0.75–0.86 with today's), so only how a case stands out from the corpus's own distribution for this query says something:
 * (value − mean) ÷ (best − mean).
 */
function scaleMeanings(meanings: readonly MeaningCandidate[], questionShare: number): Float64Array {
  // Plain loops: the methods of a typed array call back from outside of JavaScript, 0.3 ms for 1,800 cases.
  const values = new Float64Array(meanings.length)
  let [best, sum] = [-1, 0]
  for (const [place, near] of meanings.entries()) {
    const value = meanKinds(near, questionShare)
    values[place] = value
    best = Math.max(best, value)
    sum += value
  }
  const mean = sum / Math.max(1, values.length)
  const spread = best - mean
  for (let place = 0; place < values.length; place++) {
    // A library of one case has no distribution: its case is simply the best.
    values[place] = spread > 1e-6 ? ((values[place] as number) - mean) / spread : 1
  }
  return values
}

/**
 * Mean over the kinds of the mean of the best passages: windows (best three), section and question (best one). The
 * question weighs double: it is written as readers ask.
 */
export function meanKinds(
  { meanWindow, section, question }: Nearness,
  questionShare = shippedWeights.questionShare,
): number {
  const shares =
    Number(meanWindow !== undefined) +
    Number(section !== undefined) +
    (question === undefined ? 0 : questionShare)
  const sum = (meanWindow ?? 0) + (section ?? 0) + questionShare * (question ?? 0)
  return sum / Math.max(1, shares)
}
