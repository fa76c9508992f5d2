import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildInvertedIndex,
  type FieldSettings,
  listDocumentsWith,
  rarityOf,
  scoreDocuments,
} from '../../../server/search/embedded/inverted-index.ts'
import { createDictionary } from '../../../server/search/forward-index/forward-index.ts'
import { countWords } from '../../../server/search/forward-index/word-counts.ts'
import { findNthLargest } from '../../../server/search/largest.ts'

const fields: readonly FieldSettings[] = [
  { weight: 3, b: 0.3 },
  { weight: 1, b: 0.75 },
]

function buildFrom(documents: readonly (readonly (readonly string[])[])[]) {
  const dictionary = createDictionary()
  const digests = documents.map((document) => countWords(document, dictionary))
  return buildInvertedIndex(digests, dictionary, fields)
}

/** BM25F as it is written in the paper, a document and a term at a time. */
function scoreByTheBook(documents: readonly string[][][], document: string[][], term: string) {
  const having = documents.filter((each) => each.flat().includes(term)).length
  if (having === 0) return 0
  const idf = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5))
  const frequency = fields.reduce((sum, { weight, b }, field) => {
    const own = document[field] ?? []
    const all = documents.reduce((length, each) => length + (each[field]?.length ?? 0), 0)
    const average = Math.max(1, all / documents.length)
    const times = own.filter((each) => each === term).length
    return sum + (weight * times) / (1 - b + (b * own.length) / average)
  }, 0)
  return (idf * frequency * 2.2) / (frequency + 1.2)
}

const word = fc.constantFrom('改善', '運動', 'pfi', '窓口', '公園', '__proto__', 'constructor')
const document = fc.tuple(fc.array(word, { maxLength: 4 }), fc.array(word, { maxLength: 12 }))
const documents = fc.array(document, { minLength: 1, maxLength: 12 })
const query = fc.array(fc.record({ term: word, weight: fc.constantFrom(1, 0.5, 0.25) }), {
  minLength: 1,
  maxLength: 4,
})

describe('the inverted index', () => {
  test('scores every document as BM25F by the book does', () => {
    fc.assert(
      fc.property(documents, query, (texts, terms) => {
        const sought = terms.map((each) => ({ ...each, share: 0 }))
        const scores = scoreDocuments(buildFrom(texts), sought).fits
        texts.forEach((text, number) => {
          const wanted = terms.reduce(
            (sum, { term, weight }) => sum + weight * scoreByTheBook(texts, text, term),
            0,
          )
          expect(scores[number]).toBeCloseTo(wanted, 4)
        })
      }),
      { numRuns: 300 },
    )
  })

  test('adds the share of a term to exactly the documents that have it', () => {
    fc.assert(
      fc.property(documents, word, (texts, term) => {
        const sought = [{ term, weight: 1, share: 0.5 }]
        const { covered } = scoreDocuments(buildFrom(texts), sought)
        expect([...covered]).toEqual(texts.map((text) => (text.flat().includes(term) ? 0.5 : 0)))
      }),
    )
  })

  test('lists exactly the documents that have all of some terms', () => {
    const terms = fc.uniqueArray(word, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(documents, terms, (texts, wanted) => {
        const hasAll = (text: string[][]) => wanted.every((term) => text.flat().includes(term))
        const numbers = texts.flatMap((text, number) => (hasAll(text) ? [number] : []))
        expect(listDocumentsWith(buildFrom(texts), new Set(wanted))).toEqual(numbers)
      }),
    )
  })

  test('calls a term rarer the fewer documents have it, and rarest when none has', () => {
    const index = buildFrom([
      [['a', 'b'], []],
      [['a'], []],
      [['a'], ['b']],
    ])
    expect(rarityOf(index, 'b')).toBeGreaterThan(rarityOf(index, 'a'))
    expect(rarityOf(index, 'none')).toBeGreaterThan(rarityOf(index, 'b'))
    expect(rarityOf(index, 'a')).toBeGreaterThan(0)
  })

  test('of no documents answers nothing', () => {
    const index = buildFrom([])
    expect(scoreDocuments(index, [{ term: 'a', weight: 1, share: 1 }]).fits).toHaveLength(0)
    expect(listDocumentsWith(index, new Set(['a']))).toEqual([])
    expect(Number.isFinite(rarityOf(index, 'a'))).toBe(true)
  })
})

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
