/** Measures the search without each of its parts, and says what each is worth. */

import { compareText } from '../../server/contract/compare-text.ts'
import type { JudgedQuery } from '../../server/evaluation/judged-queries.ts'
import type { IndexedCase } from '../../server/search/documents.ts'
import { type ModelName, modelName } from '../../server/search/embedding/model.ts'
import { expectModelFiles, folderOf } from '../../server/search/embedding/model-files.ts'
import { type FieldId, fields } from '../../server/search/fields.ts'
import { cutPassages, type PassageKind } from '../../server/search/passages.ts'
import {
  applyBoosts,
  byScore,
  meanKinds,
  type RankingWeights,
  rankCases,
  shippedWeights,
} from '../../server/search/rank.ts'
import type { SearchParts } from '../../server/search/search-cases.ts'
import { foldOkurigana } from '../../server/text/normalize.ts'
import type { Token } from '../../server/text/token.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { writeTable } from '../text-table.ts'
import { withoutAsks } from './asks-left-out.ts'
import {
  bootstrapMean,
  type Interval,
  type MeasuredQuery,
  meanMeasures,
  measureParts,
} from './measures.ts'
import { showInterval, showNumber } from './report.ts'
import { buildSearch, type TestBench, type Variant, varySearch } from './test-bench.ts'

export type QuerySet = { name: string; queries: readonly JudgedQuery[] }

type AblationRow = {
  name: string
  /** One a set, in their order. */
  sets: { ndcg10: number | undefined; difference: Interval }[]
  /** Over all the queries, nDCG@10 without the part less that of the whole. */
  difference: Interval
}

export type AblationTable = { sets: readonly QuerySet[]; rows: AblationRow[] }

/** The whole search first, then one row for each part that is taken away. */
export async function measureAblations(
  bench: TestBench,
  sets: readonly QuerySet[],
): Promise<AblationTable> {
  const search = await buildSearch(bench)
  const queries = sets.flatMap((set) => set.queries)
  const whole = await measureParts(search, queries)
  const rows = [toRow('（全部あり）', sets, whole, whole)]
  for (const { name, variant } of [...variants, ...(await listModels())]) {
    const measured = await measureParts(
      await varySearch(bench, search, variant),
      queries,
      variant.answer,
    )
    rows.push(toRow(name, sets, measured, whole))
  }
  return { sets, rows }
}

/** The rows as a Markdown table, two columns a set. */
export function formatAblations({ sets, rows }: AblationTable): string {
  const lines = rows.map((row, at) => {
    const change = (difference: Interval) => (at === 0 ? '' : showInterval(difference))
    const cells = row.sets.flatMap((set) => [showNumber(set.ndcg10), change(set.difference)])
    return [row.name, ...cells, change(row.difference)]
  })
  const head = sets.flatMap(({ name }) => [name, '差（95 %の幅）'])
  return writeTable(['外したもの（nDCG@10）', ...head, '合わせた差'], lines, 'numbers')
}

function toRow(
  name: string,
  sets: readonly QuerySet[],
  measured: readonly MeasuredQuery[],
  whole: readonly MeasuredQuery[],
): AblationRow {
  const bySet = sets.map(({ queries }) => {
    const ids = new Set(queries.map(({ id }) => id))
    const own = (list: readonly MeasuredQuery[]) => list.filter(({ id }) => ids.has(id))
    const difference = compareMeasured(own(measured), own(whole))
    return { ndcg10: meanMeasures(own(measured)).ndcg10, difference }
  })
  return { name, sets: bySet, difference: compareMeasured(measured, whole) }
}

function compareMeasured(
  measured: readonly MeasuredQuery[],
  whole: readonly MeasuredQuery[],
): Interval {
  const differences = measured.flatMap(({ measures }, at) => {
    const before = whole[at]?.measures
    return measures && before ? [measures.ndcg10 - before.ndcg10] : []
  })
  return bootstrapMean(differences)
}

/** Every variant with its name for the table. */
export const variants: readonly { name: string; variant: Variant }[] = [
  { name: '近いもの', variant: { answer: ({ near: _, ...answer }) => answer } },
  { name: '2字組', variant: { parts: withoutGrams } },
  { name: '読みの直し', variant: { parts: withoutCorrection } },
  { name: '言いかえ', variant: { parts: (parts) => withReader(parts, { synonyms: () => [] }) } },
  { name: '送りがなをそろえること', variant: { analyzer: withoutOkurigana } },
  { name: '条件による引き上げ', variant: { parts: withoutConditions } },
  { name: '似た事例の引き上げ', variant: withWeights({ neighbourBoost: 0 }) },
  { name: '一覧を十件まで満たすこと', variant: withWeights({ filledTo: 0 }) },
  { name: '語をそろえた事例の引き上げ', variant: withWeights({ completeness: 0 }) },
  { name: '問い（語として）', variant: { indexed: withoutField('questions') } },
  { name: '問い（意味として）', variant: { indexed: withoutPassages('question') } },
  {
    name: '問い（どちらも）',
    variant: {
      indexed: (found) => withoutPassages('question')(withoutField('questions')(found)),
    },
  },
  { name: 'asks（語として）', variant: { indexed: withoutField('asks') } },
  { name: 'asks（意味として）', variant: { indexed: withoutAskPassages } },
  { name: 'asks（どちらも）', variant: withoutAsks(() => true) },
  { name: '問いを二倍に数えること', variant: withWeights({ questionShare: 1 }) },
  { name: '文の窓', variant: { indexed: withoutPassages('window') } },
  { name: '節', variant: { indexed: withoutPassages('section') } },
  { name: '意味（言葉だけ）', variant: { parts: (parts) => ({ ...parts, evidence: 'words' }) } },
  { name: '言葉（意味だけ）', variant: { parts: (parts) => ({ ...parts, evidence: 'meaning' }) } },
  {
    name: '尺度をそろえた和（順位の融合にする）',
    variant: { parts: (parts) => ({ ...parts, rank: rankByFusion }) },
  },
]

const formerModel: ModelName = 'e5-small-ja'

/** The former model, where its files are still there; it takes a minute. */
async function listModels(): Promise<typeof variants> {
  if (modelName === formerModel) return []
  const isThere = await expectModelFiles(folderOf(formerModel)).then(
    () => true,
    () => false,
  )
  const name = `事例の言葉を学んだモデル（${formerModel} にする）`
  return isThere ? [{ name, variant: { model: formerModel } }] : []
}

function withoutGrams(parts: SearchParts): SearchParts {
  const { engine } = parts
  return {
    ...parts,
    engine: {
      ...engine,
      findByWords: (query, limit) => engine.findByWords({ ...query, grams: [] }, limit),
      rescore: (query, slugs) => engine.rescore({ ...query, grams: [] }, slugs),
    },
  }
}

function withoutCorrection(parts: SearchParts): SearchParts {
  const nothing = () => undefined
  const { lexicon } = parts.reader
  return withReader(parts, { lexicon: { ...lexicon, findBySound: nothing, findNear: nothing } })
}

function withoutConditions(parts: SearchParts): SearchParts {
  return { ...parts, order: (ranked) => [...ranked] }
}

function withReader(parts: SearchParts, change: Partial<SearchParts['reader']>): SearchParts {
  return { ...parts, reader: { ...parts.reader, ...change } }
}

function withWeights(change: Partial<RankingWeights>): Variant {
  return {
    parts: (parts) => ({
      ...parts,
      rank: (words, meanings, boosts, weights = shippedWeights) =>
        parts.rank(words, meanings, boosts, { ...weights, ...change }),
    }),
  }
}

/** 取組 and 取り組み are two words again. */
function withoutOkurigana(analyzer: Analyzer): Analyzer {
  const undo = (tokens: readonly Token[]) =>
    tokens.map((token) => {
      const { base } = token
      return base !== undefined && foldOkurigana(base) === token.term
        ? { ...token, term: base }
        : token
    })
  return {
    ...analyzer,
    tokenize: (text) => undo(analyzer.tokenize(text)),
    tokenizeWithParts: (text) => undo(analyzer.tokenizeWithParts(text)),
  }
}

function withoutField(id: FieldId): (indexed: IndexedCase) => IndexedCase {
  const empty = (words: string[], field: number) => (fields[field]?.id === id ? [] : words)
  return (indexed) => {
    const { document } = indexed
    const readWords = () => {
      const words = document.readWords()
      return { ...words, terms: words.terms.map(empty), grams: words.grams.map(empty) }
    }
    return { ...indexed, document: { ...document, readWords } }
  }
}

function withoutPassages(kind: PassageKind): (indexed: IndexedCase) => IndexedCase {
  return (indexed) => {
    const { document } = indexed
    const cutPassages = () => document.cutPassages().filter((passage) => passage.kind !== kind)
    return { ...indexed, document: { ...document, cutPassages } }
  }
}

function withoutAskPassages(indexed: IndexedCase): IndexedCase {
  const { found, document } = indexed
  return {
    ...indexed,
    document: { ...document, cutPassages: () => cutPassages({ ...found, asks: [] }) },
  }
}

/** The constant of the paper: how little the first places count before the next ones. */
const damping = 60

/**
 * Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009), the usual way to join words and meaning: what the library's
 * sum of scaled scores is measured against. By places alone, among the terms, the bigrams and the meanings; it admits the
 * same cases and gives them the same boosts.
 */
const rankByFusion: typeof rankCases = (words, meanings, boosts) => {
  const places = [
    placesOf(words, ({ termScore }) => termScore),
    placesOf(words, ({ gramScore }) => gramScore),
    placesOf(meanings, meanKinds),
  ]
  const fuse = (slug: string) =>
    places.reduce((sum, place) => sum + 1 / (damping + (place.get(slug) ?? Infinity)), 0)
  const admitted = rankCases(words, meanings, { likeness: () => 0 })
  const fused = admitted.map(({ slug }) => fuse(slug))
  const least = Math.min(...fused)
  const spread = Math.max(...fused) - least || 1
  const ranked = admitted.map((found) => ({
    ...found,
    score: (fuse(found.slug) - least) / spread,
  }))
  return applyBoosts(ranked.sort(byScore), boosts)
}

/** The place of each candidate, the best is 1. */
function placesOf<T extends { slug: string }>(
  candidates: readonly T[],
  scoreOf: (candidate: T) => number,
): Map<string, number> {
  const sorted = [...candidates].sort(
    (a, b) => scoreOf(b) - scoreOf(a) || compareText(a.slug, b.slug),
  )
  return new Map(sorted.map(({ slug }, at) => [slug, at + 1]))
}
