import { expect, it } from 'vitest'
import type { Case, Outcome } from '../../server/cases/case.ts'
import { findContrasts } from '../../server/kit/contrasts.ts'
import { makePlainCase } from '../support/make-case.ts'

function caseOf(slug: string, state: Outcome['state'], replaced: Partial<Case> = {}): Case {
  const municipalities = [{ name: slug, prefecture: 'iwate' }]
  return makePlainCase({}, { slug, municipalities, outcome: { state, year: 2019 }, ...replaced })
}

const chosen = caseOf('chosen', 'continuing')

it('a case with the same barrier that ended otherwise comes first, and says both', () => {
  const town = caseOf('town', 'continuing', { population: 'town-village' })
  const ended = caseOf('ended', 'ended')
  const [first, second] = findContrasts([chosen], [chosen, town, ended])
  expect(first).toMatchObject({
    slug: 'ended',
    same: ['壁「縦割り」', '分野「窓口」'],
    differs: ['結末「終わった（2019年）」'],
  })
  expect(second).toMatchObject({ slug: 'town', differs: ['規模「町村」'] })
})

it('what has nothing in common, or differs in nothing, or has an unknown end is no contrast', () => {
  const stranger = caseOf('stranger', 'ended', { barriers: ['disaster'], fields: ['税'] })
  expect(findContrasts([chosen], [stranger])).toEqual([])
  expect(findContrasts([chosen], [caseOf('twin', 'continuing')])).toEqual([])
  expect(findContrasts([chosen], [caseOf('unknown', 'unknown')])).toEqual([])
  const several = caseOf('several', 'continuing', { population: 'other' })
  expect(findContrasts([chosen], [several])).toEqual([])
})

it('few are suggested, of bodies that differ from each other and from those chosen', () => {
  const ended = (slug: string, name: string) =>
    caseOf(slug, 'ended', { municipalities: [{ name, prefecture: 'iwate' }] })
  const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => ended(slug, slug))
  const found = findContrasts([chosen], [ended('own', 'chosen'), ended('again', 'a'), ...all])
  expect(found.map(({ slug }) => slug)).toEqual(['a', 'b', 'c', 'd'])
})
