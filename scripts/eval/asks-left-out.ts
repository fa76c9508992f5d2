/** Does the search work for a new case, which nobody has written asks for? Asks are asked whose cases lack them. */

import type { Case } from '../../server/cases/case.ts'
import type { JudgedQuery } from '../../server/evaluation/judged-queries.ts'
import type { Evidence } from '../../server/search/find-cases.ts'
import type { SearchParts } from '../../server/search/search-cases.ts'
import { createRandom, shuffle } from '../random.ts'
import { writeTable } from '../text-table.ts'
import { type MeasuredQuery, meanMeasures, measureParts } from './measures.ts'
import type { Asked } from './replay.ts'
import { evidences, showNumber } from './report.ts'
import { type TestBench, type Variant, varySearch } from './test-bench.ts'

const folds = 5
const asksACase = 3
const seed = 1

/** The asks of a fold of the cases, and the search that knows the asks of the others alone. */
export async function listNewcomers(bench: TestBench, parts: SearchParts): Promise<Asked[]> {
  const sample = sampleAsks(bench.cases)
  const newcomers: Asked[] = []
  for (const group of dealFolds([...sample.keys()])) {
    const changed = await varySearch(
      bench,
      parts,
      withoutAsks(({ slug }) => group.includes(slug)),
    )
    newcomers.push({ parts: changed, queries: toQueries(group, sample) })
  }
  return newcomers
}

type AsksRow = { name: string; measured: Record<Evidence, MeasuredQuery[]> }

/** Asks some asks of every case, each the one right answer to its own, with less and less left out of the index. */
export async function measureAsksLeftOut(bench: TestBench, parts: SearchParts): Promise<AsksRow[]> {
  const sample = sampleAsks(bench.cases)
  const queries = toQueries([...sample.keys()], sample)
  const none = await varySearch(
    bench,
    parts,
    withoutAsks(() => true),
  )
  const others = withoutAsks(({ slug }, ask) => sample.get(slug)?.includes(ask) === true)
  const newcomers = await listNewcomers(bench, parts)
  return [
    await measureRow('どの事例にもない', [{ parts: none, queries }]),
    await measureRow(`尋ねる事例と、合わせて${folds}分の1の事例にない`, newcomers),
    await measureRow('尋ねる問いだけがない', [
      { parts: await varySearch(bench, parts, others), queries },
    ]),
  ]
}

async function measureRow(name: string, asked: readonly Asked[]): Promise<AsksRow> {
  const measured: AsksRow['measured'] = { words: [], meaning: [], both: [] }
  for (const { parts, queries } of asked) {
    for (const [evidence] of evidences) {
      measured[evidence].push(...(await measureParts({ ...parts, evidence }, queries)))
    }
  }
  return { name, measured }
}

/** The index without those asks of the cases that are left out. */
export function withoutAsks(isLeftOut: (found: Case, ask: string) => boolean): Variant {
  return {
    cases: (found) => ({ ...found, asks: found.asks.filter((ask) => !isLeftOut(found, ask)) }),
  }
}

/** How often the right case comes first or at all, as a Markdown table. */
export function formatAsksLeftOut(rows: readonly AsksRow[]): string {
  const lines = rows.map(({ name, measured }) => [
    ...[name, String(measured.both.length)],
    ...evidences.flatMap(([evidence]) => {
      const { mrr10, recall10 } = meanMeasures(measured[evidence])
      return [showNumber(mrr10), showNumber(recall10)]
    }),
  ])
  const head = evidences.flatMap(([, label]) => [`${label} MRR@10`, '10位まで'])
  return writeTable(['asks で尋ねる。索引の asks は', '問い', ...head], lines, 'numbers')
}

/** A few asks of every case that has some, the same in every run. */
function sampleAsks(cases: readonly Case[]): Map<string, string[]> {
  const random = createRandom(seed)
  return new Map(
    cases.flatMap(({ slug, asks }) =>
      asks.length === 0 ? [] : [[slug, shuffle(asks, random).slice(0, asksACase)]],
    ),
  )
}

function toQueries(
  slugs: readonly string[],
  sample: ReadonlyMap<string, readonly string[]>,
): JudgedQuery[] {
  return slugs.flatMap((slug) =>
    (sample.get(slug) ?? []).map((query, at) => {
      return { id: `${slug} ${at}`, type: 'ask', query, relevant: { [slug]: 2 } }
    }),
  )
}

function dealFolds(slugs: readonly string[]): string[][] {
  const mixed = shuffle(slugs, createRandom(seed))
  return Array.from({ length: folds }, (_, fold) => mixed.filter((_, at) => at % folds === fold))
}
