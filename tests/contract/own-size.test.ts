/** Sizes of bodies beside the reader's own, in words. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatBodies, formatPeople } from '../../server/contract/format.ts'
import { compareSize, measureDistance } from '../../server/contract/own-size.ts'

const people = fc.integer({ min: 100, max: 14_000_000 })

test.each([
  [15_000, 15_500, 'うちとほぼ同じ'],
  [15_000, 12_000, 'うちとほぼ同じ'],
  [15_000, 23_000, 'うちの約1.5倍'],
  [15_000, 31_000, 'うちの約2倍'],
  [15_000, 75_000, 'うちの約5倍'],
  [15_000, 300_000, 'うちの10倍以上'],
  [15_000, 10_000, 'うちの約3分の2'],
  [15_000, 7_400, 'うちの約半分'],
  [15_000, 5_100, 'うちの約3分の1'],
  [15_000, 1_500, 'うちの約10分の1'],
  [150_000, 1_500, 'うちの10分の1以下'],
])('beside a body of %i one of %i is 「%s」', (own, population, words) => {
  expect(compareSize([{ population }], own)).toBe(words)
})

test('the word is about the nearest of several bodies, whatever their order', () => {
  fc.assert(
    fc.property(people, fc.array(people, { minLength: 1, maxLength: 5 }), (own, members) => {
      const bodies = members.map((population) => ({ population }))
      const distances = bodies.map((body) => measureDistance([body], own))
      expect(measureDistance(bodies, own)).toBe(Math.min(...distances))
      const nearest = bodies[distances.indexOf(Math.min(...distances))]
      expect(compareSize([...bodies].reverse(), own)).toBe(
        compareSize(nearest ? [nearest] : [], own),
      )
    }),
  )
})

test('larger and smaller never change places, and a word never misses by more than a third', () => {
  fc.assert(
    fc.property(people, people, (own, population) => {
      const words = compareSize([{ population }], own) ?? ''
      const ratio = population / own
      if (/ほぼ同じ/.test(words)) expect(Math.abs(Math.log(ratio))).toBeLessThan(Math.log(1.26))
      else expect(/倍/.test(words)).toBe(ratio > 1)
      const times = /約([\d.]+)倍/.exec(words)
      if (times) expect(Math.abs(ratio / Number(times[1]) - 1)).toBeLessThan(1 / 3)
    }),
  )
})

test('bodies without a size say nothing and stand behind all that have one', () => {
  expect(compareSize([{}], 15_000)).toBeUndefined()
  expect(measureDistance([{}], 15_000)).toBeGreaterThan(
    measureDistance([{ population: 14_000_000 }], 100),
  )
})

test.each([
  [164, '164人'],
  [4_872, '4,900人'],
  [9_960, '1万人'],
  [15_234, '1.5万人'],
  [99_800, '10万人'],
  [1_538_000, '154万人'],
])('%i is written %s', (count, written) => {
  expect(formatPeople(count)).toBe(written)
})

test('several bodies are written from the smallest to the largest', () => {
  const body = (population: number) => ({ name: '', prefecture: '', population })
  expect(formatBodies([body(93_000), body(33_000)])).toBe('人口3.3万〜9.3万人')
  expect(formatBodies([body(33_000)])).toBe('人口3.3万人')
  expect(formatBodies([{ name: '', prefecture: '' }])).toBeUndefined()
})
