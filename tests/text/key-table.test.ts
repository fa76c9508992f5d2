import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKeyTable } from '../../server/text/key-table.ts'
import { readNumber, writeNumber } from '../../server/text/small-numbers.ts'
import { keyNumbers, writeTextKey } from '../../server/text/text-key.ts'

const keyOf = (text: string) => writeTextKey(text, new Uint32Array(keyNumbers))
const texts = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 200 })

describe('a table of keys', () => {
  test('answers the places in which texts were added, and none of other texts', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (list, cut) => {
        const first = list.slice(0, cut % (list.length + 1))
        const table = createKeyTable(
          keyNumbers,
          Uint32Array.from(first.flatMap((text) => [...keyOf(text)])),
        )
        const [added, others] = [list.slice(first.length), ['ない語', 'ほかの文']]
        for (const text of added) {
          expect(table.find(keyOf(text))).toBeUndefined()
          table.add(keyOf(text))
        }
        expect(list.map((text) => table.find(keyOf(text)))).toEqual(list.map((_, at) => at))
        expect(others.map((text) => table.find(keyOf(text)))).toEqual([undefined, undefined])
        expect(table.keys()).toEqual(Uint32Array.from(list.flatMap((text) => [...keyOf(text)])))
      }),
    )
  })

  test('tells 50,000 sentences that differ by a number apart', () => {
    const keys = Array.from({ length: 50_000 }, (_, at) =>
      keyOf(`窓口の待ち時間を${at}分にした。`).join(),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })
})

test('numbers are read back as they were written, one after the other', () => {
  const number = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
  fc.assert(
    fc.property(fc.array(number), (list) => {
      const bytes = new Uint8Array(5 * list.length)
      const end = list.reduce((at, each) => writeNumber(bytes, at, each), 0)
      const place = { bytes, at: 0 }
      expect(list.map(() => readNumber(place))).toEqual(list)
      expect(place.at).toBe(end)
    }),
  )
})
