import { expect, it } from 'vitest'
import { scenes } from '../../server/contract/vocabulary.ts'
import { toLocateAnswer } from '../../server/library/page-answers.ts'
import { makeFakeLibrary } from '../support/fake-library.ts'
import { makeCase } from '../support/make-case.ts'
import { makeApp } from '../support/test-app.ts'

const bodies = [
  'city',
  'city',
  'city',
  'town-village',
  'core-city',
  'other',
  'city',
  'city',
  'city',
]

const cases = bodies.map((population, number) =>
  makeCase([], {
    slug: `case-${number}`,
    population,
    scenes: [number === 3 ? 'individual.fix' : 'workplace.improve'],
  }),
)

it('each scene has its count and six cases at most, of as many kinds of body as there are', () => {
  const answer = toLocateAnswer(cases)
  expect(Object.keys(answer.scenes)).toEqual(scenes.map(({ id }) => id))
  const { count, cards } = answer.scenes['workplace.improve'] ?? { count: 0, cards: [] }
  expect(count).toBe(8)
  expect(cards.map(({ population }) => population)).toEqual([
    ...['city', 'core-city', 'city', 'city', 'city', 'city'],
  ])
  expect(answer.scenes['community.fix']).toEqual({ count: 0, cards: [] })
})

it('the page carries the cases of every scene, because it may ask for none', async () => {
  const app = await makeApp({ library: makeFakeLibrary() })
  const { body } = await app.inject('/locate')
  const json = /id="page-data">([^<]*)</.exec(body)?.[1] ?? ''
  expect(JSON.parse(json).locate).toEqual((await app.inject('/api/locate')).json())
})
