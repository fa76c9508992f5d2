/** The reader's own body, found by the beginning of its name. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMunicipalities } from '../../server/search/find-municipalities.ts'
import { listMunicipalities } from '../../server/text/municipalities.ts'
import { anyText } from '../support/any-text.ts'

const namesOf = (text: string) =>
  findMunicipalities(text).map(({ prefecture, name }) => `${prefecture}${name}`)

test('every municipality that has people is found by its name, by its reading and behind its prefecture', () => {
  for (const { prefecture, name, kana, population } of listMunicipalities()) {
    if (population === undefined) continue
    const full = `${prefecture}${name}`
    expect([full, namesOf(full)]).toEqual([full, expect.arrayContaining([full])])
    for (const typed of [name, kana]) {
      const found = findMunicipalities(typed)
      const isThere = found.some((one) => one.name === name && one.prefecture === prefecture)
      // Of more than ten with one reading the larger are offered.
      expect([typed, isThere || found.length === 10]).toEqual([typed, true])
    }
  }
})

test('two of one name are offered both, each with its prefecture', () => {
  expect(namesOf('府中市')).toEqual(['東京都府中市', '広島県府中市'])
})

test.each([
  ['しわちょう', '岩手県紫波町'],
  ['シワチョウ', '岩手県紫波町'],
  ['ｼﾜﾁｮｳ', '岩手県紫波町'],
  ['にせこ', '北海道ニセコ町'],
  ['鳥取', '鳥取県鳥取市'],
  ['竜ヶ崎市', '茨城県龍ケ崎市'],
  ['鳥取県', '鳥取県鳥取県'],
  ['渋谷', '東京都渋谷区'],
])('%s finds %s', (typed, wanted) => {
  expect(namesOf(typed)).toContain(wanted)
})

test.each(['港北区', '大迫町', '岩手中部水道企業団', '', '　'])('「%s」 finds none', (typed) => {
  expect(findMunicipalities(typed)).toEqual([])
})

test('whatever is typed, at most ten are offered', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(findMunicipalities(text).length).toBeLessThanOrEqual(10)
    }),
  )
})
