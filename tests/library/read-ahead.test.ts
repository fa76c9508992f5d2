/** What a server asks itself once it is ready. */

import { expect, test } from 'vitest'
import type { SearchRequest } from '../../server/contract/api.ts'
import { readAhead } from '../../server/read-ahead.ts'
import { noModel, openForFile, smallCases } from '../support/test-library.ts'

const library = await openForFile(smallCases, { model: noModel })

/** Reads ahead in the library, which refuses from the so-many-th question on; what was asked, and how often at once. */
async function follow(refusesFrom: number): Promise<{ asked: string[]; mostAtOnce: number }> {
  const asked: string[] = []
  let underWay = 0
  let mostAtOnce = 0
  const search = async (request: SearchRequest) => {
    asked.push(request.text)
    underWay += 1
    mostAtOnce = Math.max(mostAtOnce, underWay)
    if (asked.length === refusesFrom) throw new Error('closed')
    return library.search(request).finally(() => {
      underWay -= 1
    })
  }
  await readAhead({ search, suggest: library.suggest }, 0)
  return { asked, mostAtOnce }
}

test('it asks for each of its cases by its title, one after the other', async () => {
  const { asked, mostAtOnce } = await follow(Number.POSITIVE_INFINITY)
  const { hits } = await library.search({
    ...{ text: '', facets: {}, sort: 'relevance', page: 1, size: 30 },
  })
  expect(hits.length).toBeGreaterThan(3)
  expect(asked).toEqual(['', ...hits.map(({ title }) => `${title}について`)])
  expect(mostAtOnce).toBe(1)
})

test('once the library refuses, it asks no more, and says nothing', async () => {
  expect((await follow(3)).asked.length).toBe(3)
})
