import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measurePlaces } from '../../scripts/eval/answerability-eval.ts'
import {
  calibrate,
  crossValidate,
  fitLogistic,
  type JudgedSigns,
  scoreBy,
} from '../../scripts/eval/calibration.ts'
import { createRandom } from '../../scripts/random.ts'
import {
  collectSigns,
  judgeAnswer,
  type Signs,
  scoreSigns,
  signNames,
} from '../../server/search/answerability.ts'

/** Signs as strong as a number from 0 to 1, with a little of their own each. */
function makeSigns(strength: number, random: () => number): Signs {
  const near = () => strength + 0.2 * (random() - 0.5)
  return {
    firstCoverage: near(),
    firstGrams: near(),
    firstStandsOut: 0.05 * near(),
    nearestWindow: 0.82 + 0.08 * near(),
    nearestSection: 0.82 + 0.08 * near(),
    hasPlenty: false,
  }
}

function makeJudged(size: number, strengthOf: (hasAnswer: boolean) => number): JudgedSigns[] {
  const random = createRandom(5)
  return Array.from({ length: size }, (_, at) => {
    const hasAnswer = at % 3 !== 0
    return { hasAnswer, signs: makeSigns(strengthOf(hasAnswer) + 0.5 * random(), random) }
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

describe('the logistic regression', () => {
  test('parts what one value parts, and leaves a value alone that says nothing', () => {
    const random = createRandom(1)
    const samples = Array.from({ length: 200 }, (_, at) => {
      const label = at % 2 === 0
      return { label, values: [Number(label) + random(), random()] }
    })
    const model = fitLogistic(samples)
    const [telling = 0, idle = 0] = model.weights
    expect(telling).toBeGreaterThan(10 * Math.abs(idle))
    for (const { label, values } of samples) expect(scoreBy(model, values) > 0).toBe(label)
  })

  test('does not lean to the label that has more samples', () => {
    const samples = Array.from({ length: 100 }, (_, at) => ({ label: at < 90, values: [1] }))
    const model = fitLogistic(samples)
    expect(scoreBy(model, [1])).toBeCloseTo(0, 6)
  })
})

describe('a calibration', () => {
  test('gives every sign a weight that speaks for an answer, and tells none of its queries wrongly', () => {
    const judged = makeJudged(200, (hasAnswer) => (hasAnswer ? 0.4 : 0))
    const calibration = calibrate(judged)
    expect(Math.min(...signNames.map((name) => calibration.weights[name]))).toBeGreaterThan(0)
    const answerable = judged.filter(({ hasAnswer }) => hasAnswer)
    const told = answerable.map(({ signs }) => judgeAnswer(signs, calibration))
    expect(told).not.toContain('none')
    expect(told.filter((verdict) => verdict === 'weak').length / told.length).toBeCloseTo(0.1, 1)
    expect(calibration.borders.none).toBeLessThan(calibration.borders.weak)
  })

  test('where the signs say nothing, is right by chance on what it has seen, and only there', () => {
    const random = createRandom(9)
    const areas = Array.from({ length: 8 }, () => {
      const judged = Array.from({ length: 30 }, () => ({
        ...{ hasAnswer: random() < 0.5, origin: 'x' },
        signs: {
          ...{ firstCoverage: random(), firstGrams: random(), nearestSection: random() },
          ...{ firstStandsOut: random(), nearestWindow: random(), hasPlenty: false },
        },
      }))
      const areaOf = (places: readonly number[]) =>
        measurePlaces(
          judged.map(({ hasAnswer }, at) => {
            return { hasAnswer, saysNone: false, place: places[at] ?? 0 }
          }),
        ).auc ?? 0
      const seen = calibrate(judged)
      return {
        inside: areaOf(judged.map(({ signs }) => scoreSigns(signs, seen))),
        outside: mean(crossValidate(judged).map((each) => areaOf(each.map(({ score }) => score)))),
      }
    })
    expect(mean(areas.map(({ inside }) => inside))).toBeGreaterThan(0.6)
    expect(mean(areas.map(({ outside }) => outside))).toBeLessThan(0.55)
  })
})

describe('the verdict', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const anySigns: fc.Arbitrary<Signs> = fc.record({
    firstCoverage: fc.option(share, { nil: undefined }),
    firstGrams: fc.option(share, { nil: undefined }),
    nearestWindow: fc.option(share, { nil: undefined }),
    nearestSection: fc.option(share, { nil: undefined }),
    firstStandsOut: fc.option(share, { nil: undefined }),
    hasPlenty: fc.boolean(),
  })

  test('never falls when a sign rises, and is never none where a case has plenty of the query', () => {
    fc.assert(
      fc.property(anySigns, fc.constantFrom(...signNames), share, (signs, name, more) => {
        const raised = { ...signs, [name]: (signs[name] ?? 0) + more }
        if (signs[name] !== undefined) {
          expect(scoreSigns(raised)).toBeGreaterThanOrEqual(scoreSigns(signs))
        }
        if (signs.hasPlenty) expect(judgeAnswer(signs)).not.toBe('none')
      }),
    )
  })

  test('by words alone rests on the words: all of them answer, some are weak, nothing is none', () => {
    const byWords = (share: number) => {
      const signs = collectSigns([], [], undefined)
      return judgeAnswer({ ...signs, firstCoverage: share, firstGrams: share })
    }
    expect([1, 0.25, 0].map(byWords)).toEqual(['answered', 'weak', 'none'])
  })

  test('without any sign is that of a middling query: answered', () => {
    expect(judgeAnswer(collectSigns([], undefined, undefined))).toBe('answered')
  })
})

describe('the signs', () => {
  const word = { termScore: 1, gramScore: 1, synonymCoverage: 0 }
  const words = [
    { slug: 'a', coverage: 0.6, gramCoverage: 0.3, ...word },
    { slug: 'b', coverage: 0.2, gramCoverage: 0.7, ...word },
  ]
  const near = (slug: string, cosine: number) => ({
    slug,
    passages: [{ kind: 'section' as const, index: 0, cosine }],
  })
  const nine = (cosine: number) => Array.from({ length: 9 }, (_, at) => near(`b${at}`, cosine))
  const first = {
    ...{ slug: 'a', score: 1, byWords: true, byMeaning: true, coverage: 0.6, standing: 1 },
    ...{ isSure: true, passages: [] },
  }

  test('are those of the first case, and the nearest section of any; without windows their nearness is unknown', () => {
    const signs = collectSigns([first], words, [near('a', 0.84), ...nine(0.9)])
    expect(signs).toMatchObject({ firstCoverage: 0.6, firstGrams: 0.3, nearestSection: 0.9 })
    expect(signs).toMatchObject({
      nearestWindow: undefined,
      firstStandsOut: expect.closeTo(-0.06, 6),
    })
    expect(signs.hasPlenty).toBe(false)
  })

  test('of a first case that one side has not found are nothing', () => {
    const signs = collectSigns([{ ...first, slug: 'c' }], words, [near('a', 0.8), ...nine(0.8)])
    expect(signs).toMatchObject({ firstCoverage: 0, firstGrams: 0, firstStandsOut: 0 })
  })

  test('say nothing of standing out among few cases', () => {
    const few = [near('a', 0.9), ...nine(0.8).slice(1)]
    expect(collectSigns([first], words, few).firstStandsOut).toBeUndefined()
  })

  test('of a side that was not asked are missing, not nothing', () => {
    const wordsOnly = collectSigns([first], words, undefined)
    expect(wordsOnly).toMatchObject({ firstCoverage: 0.6, nearestSection: undefined })
    const meaningOnly = collectSigns([first], undefined, [near('a', 0.8)])
    expect(meaningOnly).toMatchObject({ firstCoverage: undefined, nearestSection: 0.8 })
  })

  test('of plenty need the words and the bigrams of one case', () => {
    const both = { slug: 'c', coverage: 0.6, gramCoverage: 0.5, ...word }
    expect(collectSigns([first], [...words, both], undefined).hasPlenty).toBe(true)
  })
})
