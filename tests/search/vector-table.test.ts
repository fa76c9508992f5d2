import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDotKernel } from '../../server/search/embedding/dot-kernel.ts'
import { dimensions } from '../../server/search/embedding/model.ts'
import {
  type PackedVector,
  packedBytes,
  packVector,
  unpackVector,
} from '../../server/search/embedding/vector-pack.ts'
import { createVectorTable } from '../../server/search/embedding/vector-table.ts'
import { dotPlainly, makeUnitVector, unitVector } from '../support/make-document.ts'

const withoutWebAssembly = () => undefined
const vectors = fc.array(unitVector.map(packVector), { minLength: 1, maxLength: 9 })
/** What no model gives and a file may hold: every pair of bits, and runs of the least, the largest and none. */
const anyPacked: fc.Arbitrary<PackedVector> = fc.record({
  scale: fc.oneof(fc.constantFrom(0, 1), fc.float({ noNaN: true })),
  values: fc.oneof(
    fc.uint8Array({ minLength: packedBytes, maxLength: packedBytes }),
    fc
      .constantFrom(0x00, 0x88, 0xff, 0x0f, 0xf0)
      .map((byte) => new Uint8Array(packedBytes).fill(byte)),
  ),
})
const anyQuery = fc.oneof(
  unitVector,
  fc.constantFrom(-1, 0, 1).map((value) => new Float32Array(dimensions).fill(value)),
  fc
    .nat(dimensions - 1)
    .map((at) => Float32Array.from({ length: dimensions }, (_, own) => Number(own === at))),
)

describe('a table of vectors', () => {
  test('answers with any query the cosines that the numbers of its vectors have', () => {
    fc.assert(
      fc.property(vectors, unitVector, (list, query) => {
        const table = createVectorTable(list.length)
        table.add(list)
        table.ask(query)(0, list.length)
        for (const [row, vector] of list.entries()) {
          expect(table.cosines[row]).toBeCloseTo(dotPlainly(unpackVector(vector), query), 5)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('is scanned by WebAssembly where a machine has it', () => {
    expect(openDotKernel(new WebAssembly.Memory({ initial: 1 }))).not.toBe(undefined)
  })

  test('answers the same, to the last bit, where WebAssembly is away, whatever it holds and is asked', () => {
    const lists = fc.oneof(vectors, fc.array(anyPacked, { minLength: 1, maxLength: 9 }))
    fc.assert(
      fc.property(lists, anyQuery, fc.nat(8), fc.nat(9), (list, query, start, most) => {
        const first = start % list.length
        const count = Math.min(most, list.length - first)
        const [quick, plain] = [openDotKernel, withoutWebAssembly].map((openKernel) => {
          const table = createVectorTable(list.length, openKernel)
          table.add(list)
          return { nearest: table.ask(query)(first, count), cosines: table.cosines }
        })
        expect(quick).toEqual(plain)
      }),
      { numRuns: 300 },
    )
  })

  test('scans the rows that are asked for, and no others, however many', () => {
    const table = createVectorTable(5)
    table.add([1, 2, 3, 4, 5].map((seed) => packVector(makeUnitVector(seed))))
    for (let count = 0; count < 4; count++) {
      table.cosines.fill(0)
      table.ask(makeUnitVector(2))(1, count)
      expect([...table.cosines].map(Boolean)).toEqual(
        [0, 1, 2, 3, 4].map((row) => row > 0 && row <= count),
      )
    }
    expect([...table.cosines].map((cosine) => cosine > 0.9)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ])
  })

  test('takes no vectors that it has no room for, and keeps those it has', () => {
    const table = createVectorTable(2)
    const [one, other, third] = [1, 2, 3].map((seed) => packVector(makeUnitVector(seed)))
    if (!one || !other || !third) throw new Error('no vectors')
    expect(table.add([one])).toBe(0)
    expect(table.add([other, third])).toBe(undefined)
    expect(table.add([third])).toBe(1)
    table.ask(makeUnitVector(3))(0, 2)
    expect(table.cosines[1]).toBeGreaterThan(0.9)
  })
})
