/** The measures of ranked retrieval: nDCG@10 (gain 2^grade − 1), MRR@10, Recall@5 and @10 (Järvelin, Kekäläinen 2002). */

export type Measures = { ndcg10: number; mrr10: number; recall5: number; recall10: number }

/** One judged query: its measures where some case is relevant, and whether the search said that nothing is. */
export type Judged = { noAnswer: boolean; expectsNone: boolean; measures: Measures | undefined }

/** Measures one ranking against the grades of the relevant cases (at least one). */
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

/**
 * Means over queries; `noAnswer` is the share of queries without an answer that were told so, `falseNone` the share
 * of answerable ones that were told so by mistake. undefined where no query is of that kind.
 */
export function meanMeasures(judged: readonly Judged[]) {
  const measured = judged.flatMap(({ measures }) => (measures ? [measures] : []))
  const none = judged.filter(({ expectsNone }) => expectsNone)
  const answerable = judged.filter(({ measures }) => measures)
  const share = (list: readonly Judged[]) => mean(list.map(({ noAnswer }) => Number(noAnswer)))
  return {
    ndcg10: mean(measured.map(({ ndcg10 }) => ndcg10)),
    mrr10: mean(measured.map(({ mrr10 }) => mrr10)),
    recall5: mean(measured.map(({ recall5 }) => recall5)),
    recall10: mean(measured.map(({ recall10 }) => recall10)),
    noAnswer: share(none),
    falseNone: share(answerable),
  }
}

function discount(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0)
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0
    ? undefined
    : values.reduce((sum, value) => sum + value, 0) / values.length
}
