/** What lists show of cases, by their names. */

import { expect, it } from 'vitest'
import { makeApp } from '../support/test-app.ts'
import { noModel, openForFile, smallCases } from '../support/test-library.ts'

const library = await openForFile(smallCases, { model: noModel })

it('cards come in the order asked for, each once, and what is no case is named', async () => {
  const app = await makeApp({ library })
  const asked = ['sora-town-koho', 'no-such-case', 'kawase-city-madoguchi', 'sora-town-koho']
  const response = await app.inject(`/api/cards?${asked.map((slug) => `slug=${slug}`).join('&')}`)
  expect(response.statusCode).toBe(200)
  const { cards, missing } = response.json()
  expect(cards.map(({ slug }: { slug: string }) => slug)).toEqual([asked[0], asked[2]])
  expect(cards[0]).toMatchObject({ asked: asked[0], municipalities: [{}] })
  expect(missing).toEqual(['no-such-case'])
})

it('no name gives no card, more than 100 names are refused', async () => {
  const app = await makeApp({ library })
  expect((await app.inject('/api/cards')).json()).toEqual({ cards: [], missing: [] })
  const names = Array.from({ length: 101 }, (_, index) => `slug=case-${index}`)
  expect((await app.inject(`/api/cards?${names.slice(1).join('&')}`)).statusCode).toBe(200)
  const refused = await app.inject(`/api/cards?${names.join('&')}`)
  expect(refused.statusCode).toBe(400)
  expect(refused.json().error.message).toContain('100件まで')
})

it('a moved case is found by its old name; drafts and cases for members are as good as not there', async () => {
  const app = await makeApp({ library })
  const hidden = ['yukitani-city-hikitsugi', 'kirihara-city-teian']
  const names = ['morino-town-shibafu', ...hidden].map((slug) => `slug=${slug}`)
  const { cards, missing } = (await app.inject(`/api/cards?${names.join('&')}`)).json()
  expect(cards).toHaveLength(1)
  expect(cards[0]).toMatchObject({ asked: 'morino-town-shibafu', slug: 'morino-town-park' })
  expect(missing).toEqual(hidden)
})
