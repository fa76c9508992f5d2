/** What the table of municipalities says of the bodies of a case. */

import { expect, test } from 'vitest'
import { classOf, countPeople, listClasses, sizeOf } from '../../server/cases/body-size.ts'
import { sizes } from '../../server/contract/vocabulary.ts'
import { listMunicipalities } from '../../server/text/municipalities.ts'
import { loadShippedCases } from '../support/shipped-cases.ts'

test('every municipality of the country has the band that holds its people', () => {
  for (const body of listMunicipalities()) {
    const band = sizes.find(({ id }) => id === sizeOf(body))
    const { population = -1 } = body
    expect([body.name, band !== undefined]).toEqual([body.name, population >= 0])
    if (band) expect(population >= band.least && population < band.below).toBe(true)
  }
})

test('two municipalities of one name are told apart by their prefecture, with and without a code', () => {
  const [tokyo, hiroshima] = ['東京都', '広島県'].map((prefecture) =>
    countPeople({ name: '府中市', prefecture }),
  )
  expect([tokyo, hiroshima]).toEqual([262_932, 37_677])
  expect(countPeople({ name: '府中市', prefecture: '広島県', code: '342084' })).toBe(hiroshima)
})

test('a prefecture has the people of its municipalities, and a band of its own', () => {
  const own = listMunicipalities().filter(({ prefecture }) => prefecture === '鳥取県')
  const people = own.reduce((sum, { population = 0 }) => sum + population, 0)
  expect(countPeople({ name: '鳥取県', prefecture: '鳥取県' })).toBe(people)
  expect(sizeOf({ name: '鳥取県', prefecture: '鳥取県' })).toBe('prefecture')
})

test('a ward of a designated city, an association and a body merged away have no number', () => {
  for (const name of ['港北区', '岩手中部水道企業団', '大迫町']) {
    const body = { name, prefecture: name === '港北区' ? '神奈川県' : '岩手県' }
    expect([countPeople(body), sizeOf(body), classOf(body)]).toEqual([
      undefined,
      undefined,
      'other',
    ])
  }
})

test('a case of several bodies counts under the class of each', () => {
  const municipalities = [
    { name: '北上市', prefecture: '岩手県' },
    { name: '紫波町', prefecture: '岩手県' },
    { name: '盛岡市', prefecture: '岩手県' },
  ]
  expect(listClasses({ population: 'other', municipalities })).toEqual([
    'core-city',
    'city',
    'town-village',
  ])
})

test('the classes of the tables are those that the cases name themselves', async () => {
  const { cases } = await loadShippedCases()
  for (const { slug, municipalities, population } of cases) {
    const [body, other] = municipalities
    if (!body || other || population === 'other') continue
    expect([slug, classOf(body)]).toEqual([slug, population])
  }
})
