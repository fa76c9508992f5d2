import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findNthLargest } from '../../server/search/embedded/facet-lists.ts'

test('the n-th largest is what stands there after sorting, and the numbers stay as they were', () => {
  const number = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.float({ noNaN: true }))
  fc.assert(
    fc.property(fc.array(number, { maxLength: 60 }), fc.integer({ min: 1, max: 70 }), (list, n) => {
      const numbers = Float32Array.from(list)
      const sorted = numbers.slice().sort().reverse()
      // 0 and −0 are equal in size, whichever comes first.
      expect(findNthLargest(numbers, n) + 0).toBe((sorted[n - 1] ?? Number.NEGATIVE_INFINITY) + 0)
      expect(numbers).toEqual(Float32Array.from(list))
    }),
    { numRuns: 1000 },
  )
})
