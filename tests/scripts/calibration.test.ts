import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measurePlaces } from '../../scripts/eval/answerability-eval.ts'
import {
  calibrate,
  crossValidate,
  fitLogistic,
  type JudgedFeatures,
  scoreBy,
} from '../../scripts/eval/calibration.ts'
import { createRandom } from '../../scripts/random.ts'
import {
  collectFeatures,
  decideVerdict,
  type Features,
  featureNames,
  scoreFeatures,
} from '../../server/search/answerability.ts'

/** Features as strong as a number from 0 to 1, with a little of their own each. */
function makeFeatures(strength: number, random: () => number): Features {
  const near = () => strength + 0.2 * (random() - 0.5)
  return {
    firstCoverage: near(),
    firstGrams: near(),
    nearestSection: 0.82 + 0.08 * near(),
    nearestQuestion: 0.84 + 0.08 * near(),
    meanWindow: 0.64 + 0.04 * near(),
    hasStrongMatch: false,
  }
}

function makeJudged(size: number, strengthOf: (hasAnswer: boolean) => number): JudgedFeatures[] {
  const random = createRandom(5)
  return Array.from({ length: size }, (_, at) => {
    const hasAnswer = at % 3 !== 0
    return { hasAnswer, features: makeFeatures(strengthOf(hasAnswer) + 0.5 * random(), random) }
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
  test('gives every sign a weight that speaks for an answer, and tells one in fifty of its queries wrongly at most', () => {
    const judged = makeJudged(200, (hasAnswer) => (hasAnswer ? 0.4 : 0))
    const calibration = calibrate(judged)
    expect(Math.min(...featureNames.map((name) => calibration.weights[name]))).toBeGreaterThan(0)
    const answerable = judged.filter(({ hasAnswer }) => hasAnswer)
    const told = answerable.map(({ features }) => decideVerdict(features, calibration))
    const wrong = told.filter((verdict) => verdict === 'none')
    expect(wrong.length / told.length).toBeLessThanOrEqual(0.02)
    expect(told.filter((verdict) => verdict === 'weak').length / told.length).toBeCloseTo(0.1, 1)
    expect(calibration.borders.none).toBeLessThan(calibration.borders.weak)
  })

  test('where the features say nothing, is right by chance on what it has seen, and only there', () => {
    const random = createRandom(9)
    const areas = Array.from({ length: 8 }, () => {
      const judged = Array.from({ length: 30 }, () => ({
        ...{ hasAnswer: random() < 0.5, relevant: {}, first: undefined },
        features: {
          ...{
            firstCoverage: random(),
            firstGrams: random(),
            nearestSection: random(),
            nearestQuestion: random(),
          },
          ...{ meanWindow: random(), hasStrongMatch: false },
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
        inside: areaOf(judged.map(({ features }) => scoreFeatures(features, seen))),
        outside: areaOf(crossValidate(judged).map(({ score }) => score)),
      }
    })
    expect(mean(areas.map(({ inside }) => inside))).toBeGreaterThan(0.6)
    expect(mean(areas.map(({ outside }) => outside))).toBeLessThan(0.55)
  })
})

describe('the verdict', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const anyFeatures: fc.Arbitrary<Features> = fc.record({
    firstCoverage: fc.option(share, { nil: undefined }),
    firstGrams: fc.option(share, { nil: undefined }),
    nearestSection: fc.option(share, { nil: undefined }),
    nearestQuestion: fc.option(share, { nil: undefined }),
    meanWindow: fc.option(share, { nil: undefined }),
    hasStrongMatch: fc.boolean(),
  })

  test('never falls when a sign rises, and is never none where a case has plenty of the query', () => {
    fc.assert(
      fc.property(anyFeatures, fc.constantFrom(...featureNames), share, (features, name, more) => {
        const boosted = { ...features, [name]: (features[name] ?? 0) + more }
        if (features[name] !== undefined) {
          expect(scoreFeatures(boosted)).toBeGreaterThanOrEqual(scoreFeatures(features))
        }
        if (features.hasStrongMatch) expect(decideVerdict(features)).not.toBe('none')
      }),
    )
  })

  test('by words alone rests on the words: all of them answer, some are weak, nothing is none', () => {
    const byWords = (share: number) => {
      const features = collectFeatures([], [], undefined)
      return decideVerdict({ ...features, firstCoverage: share, firstGrams: share })
    }
    expect([1, 0.25, 0].map(byWords)).toEqual(['answered', 'weak', 'none'])
  })

  test('without any sign is that of a middling query: answered', () => {
    expect(decideVerdict(collectFeatures([], undefined, undefined))).toBe('answered')
  })
})

describe('the features', () => {
  const word = { termScore: 1, gramScore: 1, synonymCoverage: 0 }
  const words = [
    { slug: 'a', coverage: 0.6, gramCoverage: 0.3, ...word },
    { slug: 'b', coverage: 0.2, gramCoverage: 0.7, ...word },
  ]
  const near = (slug: string, cosine: number) => ({
    slug,
    ...{ window: undefined, meanWindow: undefined, section: cosine, question: undefined },
    readPassages: () => [],
  })
  const nine = (cosine: number) => Array.from({ length: 9 }, (_, at) => near(`b${at}`, cosine))
  const first = {
    ...{
      slug: 'a',
      score: 1,
      byWords: true,
      byMeaning: true,
      coverage: 0.6,
      relativeSimilarity: 1,
    },
    ...{ isSure: true, readPassages: () => [] },
  }

  test('are those of the first case, and the nearest section of any; without windows their nearness is unknown', () => {
    const features = collectFeatures([first], words, [near('a', 0.84), ...nine(0.9)])
    expect(features).toMatchObject({ firstCoverage: 0.6, firstGrams: 0.3, nearestSection: 0.9 })
    expect(features).toMatchObject({})
    expect(features.hasStrongMatch).toBe(false)
  })

  test('of a first case that one side has not found are nothing', () => {
    const features = collectFeatures([{ ...first, slug: 'c' }], words, [
      near('a', 0.8),
      ...nine(0.8),
    ])
    expect(features).toMatchObject({ firstCoverage: 0, firstGrams: 0 })
  })

  test('of a side that was not asked are missing, not nothing', () => {
    const wordsOnly = collectFeatures([first], words, undefined)
    expect(wordsOnly).toMatchObject({ firstCoverage: 0.6, nearestSection: undefined })
    const meaningOnly = collectFeatures([first], undefined, [near('a', 0.8)])
    expect(meaningOnly).toMatchObject({ firstCoverage: undefined, nearestSection: 0.8 })
  })

  test('of plenty need the words and the bigrams of one case', () => {
    const both = { slug: 'c', coverage: 0.6, gramCoverage: 0.5, ...word }
    expect(collectFeatures([first], [...words, both], undefined).hasStrongMatch).toBe(true)
  })
})
