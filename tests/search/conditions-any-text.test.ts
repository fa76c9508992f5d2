/** Reading conditions holds for any text, and for every value that a pattern names. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facets } from '../../server/contract/vocabulary.ts'
import { readConditions } from '../../server/search/conditions/read-conditions.ts'
import { vocabularyPatterns } from '../../server/search/conditions/vocabulary-patterns.ts'
import { wishPatterns } from '../../server/search/conditions/wish-patterns.ts'
import { normalizeText } from '../../server/text/normalize.ts'
import { nameConditions } from '../support/name-conditions.ts'

const phrases = [
  '東北',
  'の',
  '小さな市',
  '人口',
  '十万',
  '5',
  '万',
  '以外',
  '東京都',
  '病院',
  'ない',
  '〜',
  '-',
  '平成',
  'が',
  '始めた',
  '若手',
  '\ud800',
  ' ',
]
const anyQuery = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...phrases), { maxLength: 20 }).map((parts) => parts.join('')),
)

describe('reading any text', () => {
  it('never throws, names each condition once, and only values that there are', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const found = readConditions(normalizeText(text))
        const names = found.map(({ facet, values }) => `${facet}:${values[0]}`)
        expect(new Set(names).size).toBe(names.length)
        for (const { facet, values, label } of found) {
          const terms = facets.find(({ id }) => id === facet)?.terms
          expect(values.length).toBeGreaterThan(0)
          expect(label).not.toBe('')
          const isKnown = (value: string) => !terms || terms.some(({ id }) => id === value)
          expect(values.every(isKnown), `${facet} ${values}`).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds the same in full and in half width', () => {
    const widen = (text: string) =>
      text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...phrases)), (parts) => {
        const text = parts.join('')
        expect(nameConditions(widen(text))).toEqual(nameConditions(text))
      }),
    )
  })

  it('knows every value that a pattern names', () => {
    for (const { facet, values } of [...wishPatterns, ...vocabularyPatterns]) {
      const terms = facets.find(({ id }) => id === facet)?.terms
      const unknown = values.filter((value) => terms && !terms.some(({ id }) => id === value))
      expect(unknown, facet).toEqual([])
    }
  })
})
