import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootstrapMean } from '../../scripts/eval/bootstrap.ts'
import { measureHonesty } from '../../scripts/eval/honesty.ts'
import { measureRanking } from '../../scripts/eval/measures.ts'

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

  test('of honesty count states: all right is 1, all the same is chance', () => {
    const query = (expectsNone: boolean, noAnswer: boolean) => ({
      ...{ id: 'q', type: 't', weak: false, expectsNone, noAnswer },
      measures: expectsNone ? undefined : measureRanking(['a'], grades),
    })
    expect(measureHonesty([query(true, true), query(false, false)])).toEqual({
      precision: 1,
      recall: 1,
      f1: 1,
      auc: 1,
    })
    expect(measureHonesty([query(true, false), query(false, false)])).toMatchObject({
      recall: 0,
      auc: 0.5,
    })
    expect(measureHonesty([])).toEqual({
      precision: undefined,
      recall: undefined,
      f1: undefined,
      auc: undefined,
    })
  })
})
