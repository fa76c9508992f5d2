import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findEraYears } from '../../server/text/era.ts'

const yearsOf = (text: string) => findEraYears(text).map(({ year }) => year)

describe('years written in an era', () => {
  test.each([
    ['平成20年', ['2008']],
    ['平成 20年', ['2008']],
    ['平成元年', ['1989']],
    ['令和元', ['2019']],
    ['h20', ['2008']],
    ['h.20', ['2008']],
    ['s63からh2へ', ['1988', '1990']],
    ['明治元年', ['1868']],
    ['大正15年', ['1926']],
  ])('%s has %j', (text, years) => {
    expect(yearsOf(text)).toEqual(years)
  })

  test.each(['kaizen20', 'h200', 'covid19', 'm1a', '平成の大合併', '昭和', 'ch2', 'r', '2008年'])(
    '%s has none',
    (text) => {
      expect(yearsOf(text)).toEqual([])
    },
  )

  test('the era and its letter name the same year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), (count) => {
        expect(yearsOf(`昭和${count}年`)).toEqual(yearsOf(`s${count}`))
      }),
    )
  })
})
