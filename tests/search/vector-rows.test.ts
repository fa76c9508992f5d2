import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packVector } from '../../server/search/embedding/vector-pack.ts'
import { collectPassageVectors, scorePassages } from '../../server/search/passage-vectors.ts'
import { dotPlainly, makeUnitVector, unitVector } from '../support/make-document.ts'

const kind = fc.constantFrom('window' as const, 'section' as const, 'question' as const)
/** Passages with the seed of their vector; no seed means not computed yet. */
const passages = fc.array(fc.tuple(kind, fc.option(fc.nat(500), { nil: undefined })), {
  maxLength: 20,
})

type Passages = readonly (readonly ['window' | 'section' | 'question', number | undefined])[]

function collectFrom(list: Passages) {
  return collectPassageVectors(
    list.map(([own, seed]) => ({ kind: own, key: String(seed) })),
    (key) => (key === 'undefined' ? undefined : packVector(makeUnitVector(Number(key)))),
  )
}

/** Of windows a quarter, three at most; one of the others. */
function countKept(each: string, rows: number): number {
  if (each !== 'window') return 1
  return Math.min(3, Math.max(1, Math.round(rows / 4)))
}

describe('the vectors of a document', () => {
  test('answer the best passages of each kind as plain cosines do', () => {
    fc.assert(
      fc.property(passages, unitVector, (list, query) => {
        const found = scorePassages(collectFrom(list), query)
        const plain = list.flatMap(([own, seed], index) =>
          seed === undefined
            ? []
            : [{ own, index, cosine: dotPlainly(makeUnitVector(seed), query) }],
        )
        for (const each of ['window', 'section', 'question'] as const) {
          const all = plain.filter(({ own }) => own === each)
          const best = all.sort((a, b) => b.cosine - a.cosine).slice(0, countKept(each, all.length))
          const answered = found.filter((passage) => passage.kind === each)
          expect(answered.length).toBe(best.length)
          answered.forEach((passage, place) => {
            expect(Math.abs(passage.cosine - (best[place]?.cosine ?? 9))).toBeLessThan(0.01)
            expect(list[passage.index]?.[0]).toBe(each)
          })
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a vector is nearest to itself', () => {
    const rows = collectFrom([1, 2, 3].map((seed) => ['window', seed] as const))
    const [best] = scorePassages(rows, makeUnitVector(2))
    expect(best?.index).toBe(1)
    expect(best?.cosine).toBeGreaterThan(0.99)
  })

  test('are whole when every passage has its own', () => {
    expect(
      collectFrom([
        ['window', undefined],
        ['section', 4],
      ]),
    ).toMatchObject({
      ...{ count: 1, isWhole: false },
    })
    expect(collectFrom([['section', 4]])).toMatchObject({ count: 1, isWhole: true })
    expect(scorePassages(collectFrom([['window', undefined]]), makeUnitVector(1))).toEqual([])
  })
})
