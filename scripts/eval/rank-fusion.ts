/**
 * Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009), the usual way to join words and meaning: what the library's
 * sum of scaled scores is measured against. It admits the same cases and gives them the same hints.
 */

import { byScore, meanKinds, raiseByHints, rankCases } from '../../server/search/rank.ts'

/** The constant of the paper: how little the first places count before the next ones. */
const damping = 60

/** Ranks by places alone: among the terms, the bigrams and the meanings. */
export const rankByFusion: typeof rankCases = (words, meanings, hints) => {
  const places = [
    placesOf(words, ({ termScore }) => termScore),
    placesOf(words, ({ gramScore }) => gramScore),
    placesOf(meanings, ({ passages }) => meanKinds(passages)),
  ]
  const fuse = (slug: string) =>
    places.reduce((sum, place) => sum + 1 / (damping + (place.get(slug) ?? Infinity)), 0)
  const admitted = rankCases(words, meanings, { likeness: () => 0, raiseOf: () => 0 })
  const fused = admitted.map(({ slug }) => fuse(slug))
  const least = Math.min(...fused)
  const spread = Math.max(...fused) - least || 1
  const ranked = admitted.map((found) => ({
    ...found,
    score: (fuse(found.slug) - least) / spread,
  }))
  return raiseByHints(ranked.sort(byScore), hints)
}

/** The place of each candidate, the best is 1. */
function placesOf<T extends { slug: string }>(
  candidates: readonly T[],
  scoreOf: (candidate: T) => number,
): Map<string, number> {
  const sorted = [...candidates].sort(
    (a, b) => scoreOf(b) - scoreOf(a) || (a.slug < b.slug ? -1 : 1),
  )
  return new Map(sorted.map(({ slug }, at) => [slug, at + 1]))
}
