import { expect, it } from 'vitest'
import { prefectures } from '../../server/contract/vocabulary.ts'
import { tileColumns, tiles } from '../../web/parts/PrefectureMap.tsx'

it('every prefecture and the whole country have one tile, each its own', () => {
  expect(tiles.map(({ id }) => id)).toEqual(prefectures.map(({ id }) => id))
  expect(new Set(tiles.map(({ column, row }) => `${column}-${row}`)).size).toBe(tiles.length)
  for (const { column, name } of tiles) {
    expect(column, name).toBeGreaterThanOrEqual(0)
    expect(column, name).toBeLessThan(tileColumns)
  }
})
