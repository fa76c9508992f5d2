import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildVectorTable, scorePassages } from '../../server/search/embedded/vector-table.ts'
import { dimensions } from '../../server/search/embedding/model.ts'
import { packVector } from '../../server/search/embedding/vector-pack.ts'
import { dotPlainly, makePassage, makeUnitVector, unitVector } from './vectors.ts'

const kind = fc.constantFrom('window' as const, 'section' as const, 'question' as const)
/** Documents as lists of passages, each with the seed of its vector; no seed means not computed yet. */
const documents = fc.array(
  fc.array(fc.tuple(kind, fc.option(fc.nat(500), { nil: undefined })), { maxLength: 8 }),
  { minLength: 1, maxLength: 4 },
)

function buildFrom(
  lists: readonly (readonly (readonly ['window' | 'section' | 'question', number | undefined])[])[],
) {
  return buildVectorTable(
    lists.map((list) => list.map(([own, seed]) => makePassage(own, String(seed)))),
    ({ input }) => (input === 'undefined' ? undefined : packVector(makeUnitVector(Number(input)))),
    dimensions,
  )
}

describe('the vector table', () => {
  test('answers the best passages of each kind as plain cosines do', () => {
    fc.assert(
      fc.property(documents, unitVector, (lists, query) => {
        const table = buildFrom(lists)
        lists.forEach((list, document) => {
          const found = scorePassages(table, document, query)
          const plain = list.flatMap(([own, seed], index) =>
            seed === undefined
              ? []
              : [{ own, index, cosine: dotPlainly(makeUnitVector(seed), query) }],
          )
          for (const each of ['window', 'section', 'question'] as const) {
            const best = plain
              .filter(({ own }) => own === each)
              .sort((a, b) => b.cosine - a.cosine)
              .slice(0, each === 'window' ? 3 : 1)
            const answered = found.filter((passage) => passage.kind === each)
            expect(answered.length).toBe(best.length)
            answered.forEach((passage, place) => {
              expect(Math.abs(passage.cosine - (best[place]?.cosine ?? 9))).toBeLessThan(0.01)
              expect(lists[document]?.[passage.index]?.[0]).toBe(each)
            })
          }
        })
      }),
      { numRuns: 60 },
    )
  })

  test('a vector is nearest to itself', () => {
    const table = buildFrom([
      [
        ['window', 1],
        ['window', 2],
      ],
      [['window', 3]],
    ])
    const [best] = scorePassages(table, 0, makeUnitVector(2))
    expect(best?.index).toBe(1)
    expect(best?.cosine).toBeGreaterThan(0.99)
  })

  test('a document without vectors has no passages to offer', () => {
    expect(scorePassages(buildFrom([[], [['window', undefined]]]), 1, makeUnitVector(1))).toEqual(
      [],
    )
  })
})
