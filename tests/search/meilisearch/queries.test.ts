/** How a query, a choice and a term are written for the server: never in a way that it could take for its own language. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facets } from '../../../server/contract/vocabulary.ts'
import type { Choice } from '../../../server/search/choices.ts'
import { buildFilter, planWordSearches } from '../../../server/search/meilisearch/find-slugs.ts'
import { encodeTerm, settings } from '../../../server/search/meilisearch/settings.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 80 })
/** Now and then with the minus of what is left out. */
const signedText = fc.oneof(
  anyText,
  anyText.map((text) => `-${text}`),
)
const anyTerms = fc.array(
  fc.record({ term: anyText, weight: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { maxLength: 40 },
)

describe('a term', () => {
  test('becomes one short word of digits and the letters a to f', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400, minLength: 1 }), (term) => {
        expect(encodeTerm(term)).toMatch(/^[0-9a-f]{1,240}$/)
      }),
    )
  })

  test('shares its word with no other', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
        expect(encodeTerm(a) === encodeTerm(b)).toBe(a === b)
      }),
    )
  })
})

describe('a query', () => {
  test('of any words becomes at most thirty searches of at most ten such words', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, fc.array(fc.array(anyText)), (terms, grams, synonyms) => {
        const query = {
          ...{ terms, grams: grams.map(({ term }) => term) },
          synonyms: synonyms.map((words) => ({ terms: words, standsFor: [] })),
        }
        const searches = planWordSearches(query, { terms, grams })
        expect(searches.length).toBeLessThanOrEqual(30)
        for (const { q } of searches) expect(q).toMatch(/^([0-9a-f]* ?){0,10}$/)
      }),
    )
  })

  test('is led by each of its words once, the rarest first', () => {
    const terms = ['a', 'b', 'c'].map((term, at) => ({ term, weight: 0.5 - 0.1 * at }))
    const searches = planWordSearches({ terms, grams: [] }, { terms, grams: [] })
    const leads = searches.map(({ q }) => q.split(' ')[0])
    expect(leads).toEqual(['a', 'b', 'c'].map(encodeTerm))
  })
})

describe('a choice', () => {
  const ids = new Set(facets.flatMap(({ terms }) => terms?.map(({ id }) => id) ?? []))

  test('of anything becomes a filter of our own ids, hexadecimal words and years', () => {
    const anyChoice = fc.record({
      facets: fc.record(
        Object.fromEntries(facets.map(({ id }) => [id, fc.array(signedText, { maxLength: 3 })])),
      ),
      from: fc.oneof(fc.integer(), fc.constant(Number.NaN)),
      to: fc.integer(),
    }) as fc.Arbitrary<Choice>
    fc.assert(
      fc.property(anyChoice, (choice) => {
        for (const condition of buildFilter(choice)?.flat() ?? []) {
          const [, id = '', value = ''] = /^([a-z]+) (?:!?=|<=|>=) (.*)$/s.exec(condition) ?? []
          const isYear = (id === 'from' || id === 'to') && /^-?\d+$/.test(value)
          const isWord = /^"([0-9a-f]*|none)"$/.test(value) || ids.has(value.slice(1, -1))
          expect(isYear || isWord).toBe(true)
        }
      }),
    )
  })

  test('is AND between facets and OR inside one', () => {
    const choice = { facets: { stage: ['workplace', 'community'], level: ['fix'] }, from: 2010 }
    expect(buildFilter(choice)).toEqual([
      ['stage = "workplace"', 'stage = "community"'],
      ['level = "fix"'],
      ['to >= 2010'],
    ])
  })

  test('of nothing is no filter', () => {
    expect(buildFilter({ facets: {} })).toBeUndefined()
    expect(buildFilter({ facets: { stage: [] } })).toBeUndefined()
  })

  test('can be made by every facet', () => {
    const filterable = settings.filterableAttributes.flatMap((each) => each.attributePatterns)
    expect(filterable).toEqual([...facets.map(({ id }) => id), 'from', 'to'])
  })
})
