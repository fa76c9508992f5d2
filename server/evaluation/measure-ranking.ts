/** How good a ranking is by the grades of its cases. */

export type Measures = { ndcg10: number; mrr10: number; recall5: number; recall10: number }

/**
 * Measures one ranking against the grades of the relevant cases (at least one): nDCG@10 (gain 2^grade − 1), MRR@10,
 * Recall@5 and @10 (Järvelin, Kekäläinen 2002).
 */
export function measureRanking(
  ranking: readonly string[],
  grades: ReadonlyMap<string, number>,
): Measures {
  const gains = ranking.slice(0, 10).map((slug) => 2 ** (grades.get(slug) ?? 0) - 1)
  const ideal = [...grades.values()].sort((a, b) => b - a).map((grade) => 2 ** grade - 1)
  const first = ranking.slice(0, 10).findIndex((slug) => grades.has(slug))
  const found = (depth: number) => ranking.slice(0, depth).filter((slug) => grades.has(slug)).length
  return {
    ndcg10: discount(gains) / discount(ideal.slice(0, 10)),
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    recall5: found(5) / grades.size,
    recall10: found(10) / grades.size,
  }
}

function discount(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0)
}
