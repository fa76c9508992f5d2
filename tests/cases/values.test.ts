import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findUnrecordedNumbers } from '../../server/cases/lint/numbers.ts'
import { readValues } from '../../server/cases/lint/values.ts'
import { anyNumber, listYearWritings, writings } from '../support/any-number.ts'
import { anyText, propertyRuns } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'
import { makeCaseText } from '../support/make-case-text.ts'

/** The numbers of a sentence that the check misses in these facts. */
function findMissing(sentence: string, ...facts: (string | number)[]): string[] {
  const found = findUnrecordedNumbers(makeCaseText(sentence, { notes: facts }))
  return found.filter(({ field }) => field === '数').map(({ got }) => got)
}

const anyWriting = fc.constantFrom(...Object.values(writings))

describe('a number', () => {
  test('is found in the facts in whatever notation of the same value', () => {
    fc.assert(
      fc.property(anyNumber, anyWriting, anyWriting, (number, write, writeFact) => {
        expect(findMissing(`${write(number)}人が使った。`, `計${writeFact(number)}人`)).toEqual([])
      }),
      { numRuns: propertyRuns },
    )
  })

  test('is missed when it is off by one, in whatever notation', () => {
    const another = anyNumber.filter((number) => number > 1)
    fc.assert(
      fc.property(another, anyWriting, anyWriting, (number, write, writeFact) => {
        const missing = findMissing(`${write(number)}人が使った。`, `計${writeFact(number + 1)}人`)
        expect(missing).toHaveLength(1)
      }),
      { numRuns: propertyRuns },
    )
  })

  test.each([
    ['1万2,162人が使った。', '2,162人'],
    ['2,162人が使った。', '1万2,162人'],
    ['26人が使った。', '平成26年度'],
    ['90人が使った。', '9人'],
    ['9割が使った。', '9人'],
    ['2億円をかけた。', '2〜3万円'],
    ['8千円をかけた。', '5億3,090万8千円'],
    ['10年をかけた。', '十数年'],
    ['二十八人が使った。', '十八人'],
  ])('%s is not in 「%s」', (sentence, fact) => {
    expect(findMissing(sentence, fact)).toHaveLength(1)
  })

  test.each([
    ['12,162人が使った。', '1万2,162人'],
    ['530,908,000円をかけた。', '5億3,090万8千円'],
    ['約3,400万円をかけた。', '34,000,000円'],
    ['90%が使った。', '九割'],
    ['2億円から3億円をかけた。', '2〜3億円'],
    ['9,000人から1万人が使った。', '9,000〜10,000人'],
    ['7割から8割が使った。', '7〜8割'],
    ['28校が使った。', '二十八校'],
    ['十数人と数百人、何十人が使った。', ''],
    ['一人ひとりが三つを選んだ。', ''],
    ['①市は100㎡を使った。', '100m2'],
    ['3か所に置いた。', '三つの窓口'],
    ['3年度目に、2年度続けて勝った。', '3年目、2回'],
    ['2012年に始めた。', 2012],
  ])('%s is in 「%s」', (sentence, fact) => {
    expect(findMissing(sentence, fact)).toEqual([])
  })
})

describe('a year', () => {
  test('is found in whatever notation, and missed when it is off by one', () => {
    for (let year = 1901; year <= 2040; year++) {
      for (const written of listYearWritings(year)) {
        if (written.endsWith('元')) continue
        expect(findMissing(`${year}年のこと。`, `${written}から`), written).toEqual([])
        expect(findMissing(`${year + 1}年のこと。`, `${written}から`), written).toHaveLength(1)
      }
    }
  })

  test.each([
    ['2014（平成26）年度に始めた。', '平成23年度80件、24年度122件、26年度'],
    ['2006年度に始めた。', '平成17〜18年度'],
    ['2006年度に始めた。', '18年度から'],
    ['2018年度に終えた。', '2016〜18年度'],
    ['2019（令和元）年に始めた。', '2019年'],
    ['2012年に終えた。', '平成22年に始め、24年に終えた'],
    ['2020年4月1日に始めた。', '2020.4.1'],
  ])('%s is in 「%s」', (sentence, fact) => {
    expect(findMissing(sentence, fact)).toEqual([])
  })

  test.each([
    ['1998年に終えた。', '平成22年から10年間'],
    ['2012年度に始めた。', '24人'],
    ['24件だった。', '平成23年度80件、24年度'],
  ])('%s is not in 「%s」', (sentence, fact) => {
    expect(findMissing(sentence, fact)).toHaveLength(1)
  })
})

test('values stand where they are written, in order, whatever the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let end = 0
      for (const { shown, index, readings } of readValues(text)) {
        expect(text.slice(index, index + shown.length)).toBe(shown)
        expect(index).toBeGreaterThanOrEqual(end)
        expect(readings.every((value) => value >= 0)).toBe(true)
        end = index + shown.length
      }
    }),
    { numRuns: propertyRuns },
  )
})

test.each(['平成1年', '1年度', '2〜3億', '一', '1,', '1年'])(
  '%s for 256 KiB is read at once',
  (piece) => {
    expectCpuTimeBelow(2_000, () => readValues(piece.repeat(Math.ceil(87_000 / piece.length))))
  },
)
