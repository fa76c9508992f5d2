import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPassages, placeVectors } from '../../server/search/embedded/placed-vectors.ts'
import { shareVectors } from '../../server/search/embedding/shared-vectors.ts'
import { vectorFormat } from '../../server/search/embedding/vector-file.ts'
import {
  type PackedVector,
  packVector,
  vectorKey,
} from '../../server/search/embedding/vector-pack.ts'
import { collectPassageVectors } from '../../server/search/passage-vectors.ts'
import { makeUnitVector, unitVector } from '../support/make-document.ts'

const kinds = ['window', 'section', 'question'] as const
const seed = fc.nat(30)
const passage = fc.record({ kind: fc.constantFrom(...kinds), seed })
const documents = fc.array(fc.array(passage, { maxLength: 6 }), { maxLength: 6 })

const keyOf = (number: number) => vectorKey(String(number))
/** A file has scales of 32 bits. */
const pack = (vector: Float32Array) => {
  const { scale, values } = packVector(vector)
  return { scale: Math.fround(scale), values }
}
const computed = new Map(
  Array.from({ length: 31 }, (_, at) => [keyOf(at), pack(makeUnitVector(at))]),
)

test('documents are as near to a query, whether their vectors are shared, their own, or some of both', () => {
  fc.assert(
    fc.property(documents, fc.uniqueArray(seed), unitVector, (list, filed, query) => {
      const file = new Map([...computed].filter(([key]) => filed.map(keyOf).includes(key)))
      const shared = shareVectors(vectorFormat.pack(file).arrays)
      const rows = list.map((passages) => {
        const row = passages.map(({ kind, seed: own }) => ({ kind, key: keyOf(own) }))
        return { readPassages: () => row }
      })
      const collect = (find: (key: string) => PackedVector | undefined) =>
        rows.map((row) => collectPassageVectors({ ...row }, find))
      const find = (key: string) => shared.get(key) ?? computed.get(key)
      const plain = placeVectors(collect((key) => computed.get(key)))
      const placed = placeVectors(collect(find))
      shared.settle()
      const later = placeVectors(collect(find), placed)
      for (const number of rows.keys()) {
        const found = findPassages(plain, query, number)
        expect(findPassages(placed, query, number)).toEqual(found)
        expect(findPassages(later, query, number)).toEqual(found)
      }
      const kept = Array.from(
        shared,
        ([key, { scale, values }]) => [key, { scale, values }] as const,
      )
      expect(new Map(kept)).toEqual(file)
    }),
    { numRuns: 60 },
  )
})
