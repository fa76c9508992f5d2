import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { variants } from '../../scripts/eval/ablation.ts'
import {
  listOutsideAnswerability,
  measureAnswerability,
  measurePlaces,
} from '../../scripts/eval/answerability-eval.ts'
import { dealFolds } from '../../scripts/eval/calibration.ts'
import {
  bootstrapMean,
  drawHeldBack,
  measureParts,
  measureRanking,
  readHeldBack,
  readQueries,
} from '../../scripts/eval/measures.ts'
import { buildSearch, openTestBench, varySearch } from '../../scripts/eval/test-bench.ts'
import { createRandom } from '../../scripts/random.ts'
import { type SearchParts, searchCases } from '../../server/search/search-cases.ts'
import { openTestLibrary, search, shippedCases, slugsOf } from '../support/test-library.ts'

const fileOf = (name: string) => fileURLToPath(new URL(`../eval/${name}`, import.meta.url))

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

describe('folds', () => {
  test('hold every item once, and of every class as many as of any other fold, give or take one', () => {
    const classes = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 })
    fc.assert(
      fc.property(classes, fc.integer({ min: 2, max: 6 }), fc.nat(99), (names, folds, seed) => {
        const dealt = dealFolds(names, folds, createRandom(seed))
        expect(dealt.length).toBe(names.length)
        for (const name of new Set(names)) {
          const counts = Array.from(
            { length: folds },
            (_, fold) => dealt.filter((own, at) => own === fold && names[at] === name).length,
          )
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('the judged queries', async () => {
  const dev = (await readQueries(fileOf('queries.jsonl'))) ?? []
  const own = (await readQueries(fileOf('own-queries.jsonl'))) ?? []

  test('held back are those that the seed draws, three tenths of every type', async () => {
    const heldBack = await readHeldBack(fileOf('held-back.txt'))
    expect([...heldBack]).toEqual(drawHeldBack(dev))
    for (const type of new Set(dev.map((query) => query.type))) {
      const ofType = dev.filter((query) => query.type === type)
      const share = ofType.filter(({ id }) => heldBack.has(id)).length / ofType.length
      expect(Math.abs(share - 0.3)).toBeLessThan(1 / ofType.length)
    }
  })

  test('have ids and texts of their own, and judge cases that exist', async () => {
    const folder = new URL('../../cases/', import.meta.url)
    const files = new Set(await readdir(fileURLToPath(folder)))
    const all = [...dev, ...own]
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ query }) => query)).size).toBe(all.length)
    const judged = all.flatMap(({ relevant }) => Object.keys(relevant))
    expect(judged.filter((slug) => !files.has(`${slug}.md`))).toEqual([])
  })

  test('say of which kind they are: nothing answers those of type none, something the others', () => {
    for (const { type, relevant } of [...dev, ...own]) {
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
  const dataFolder = await mkdtemp(join(tmpdir(), 'test-bench-'))
  const bench = await openTestBench(shippedCases, dataFolder, (message) => {
    throw new Error(message)
  })
  const parts = await buildSearch(bench)
  afterAll(async () => {
    await bench.close()
    await rm(dataFolder, { recursive: true, force: true })
  })

  describe('the search put together for measuring', () => {
    test('answers like the library', async () => {
      const { library, close } = await openTestLibrary(shippedCases)
      try {
        for (const text of texts) {
          const [measured, served] = [await ask(parts, text), await search(library, text)]
          expect(slugsOf(measured)).toEqual(slugsOf(served).slice(0, 20))
          expect([measured.noAnswer, measured.weak]).toEqual([served.noAnswer, served.weak])
        }
      } finally {
        await close()
      }
    })
  })

  describe('every part of the search matters', async () => {
    // Some of the cases will do: six of the variants index them anew.
    const some = { ...bench, cases: bench.cases.slice(0, 30) }
    const whole = await buildSearch(some)
    const scoreAll = async (changed: SearchParts) => {
      const answers = []
      for (const text of texts) answers.push(await ask(changed, text))
      return answers.map(({ hits }) => hits.map(({ slug, score }) => [slug, score]))
    }
    const before = await scoreAll(whole)

    test.each(variants)('without $name it scores otherwise', async ({ variant }) => {
      expect(await scoreAll(await varySearch(some, whole, variant))).not.toEqual(before)
    })
  })

  describe('verdicts on queries that the calibration has not seen', async () => {
    const dev = (await readQueries(fileOf('queries.jsonl'))) ?? []
    const own = (await readQueries(fileOf('own-queries.jsonl'))) ?? []
    const measured = await measureParts(parts, [...dev, ...own])
    const isDev = (id: string) => dev.some((query) => query.id === id)
    const rows = listOutsideAnswerability(measured, [
      { name: 'dev', has: isDev },
      { name: 'own', has: (id) => !isDev(id) },
    ])

    test.each(rows)('$name: AUC 0.92 or more, none is right and found often enough', (row) => {
      expect(row.auc).toBeGreaterThanOrEqual(0.92)
      expect(row.f1).toBeGreaterThanOrEqual(0.6)
      expect(row.recall).toBeGreaterThanOrEqual(0.5)
      expect(row.falseNone).toBeLessThanOrEqual(0.05)
    })
  })
})
