import fc from 'fast-check'
import { expect, it } from 'vitest'
import { comparisonHref } from '../../web/case-links.ts'
import { moveLeft } from '../../web/pages/compare/ComparisonTable.tsx'

it('a case changes places with the one before it, and the first stays', () => {
  expect(moveLeft(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b'])
  expect(moveLeft(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c'])
})

it('moving loses no case and makes none, wherever it is tried', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: -2, max: 9 }), (slugs, index) => {
      expect(moveLeft(slugs, index).toSorted()).toEqual(slugs.toSorted())
    }),
  )
})

it('a file has the cases in the order of the page', () => {
  expect(comparisonHref(['b', 'a'], 'csv')).toBe('/api/compare?format=csv&slug=b&slug=a')
})
