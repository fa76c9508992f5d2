/** The mark of a members' case gets through to whoever may see the case, and is no part of any other answer. */

import { describe, expect, it } from 'vitest'
import type { Library } from '../../server/library/library.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

const slug = 'kawase-city-madoguchi'
const plain = makeFakeLibrary()
const mark = { membersOnly: true } as const

const compared = { slug, title: '題', municipalities: [], scenes: [], sources: [] }
const comparison = { rows: [], leftOut: [], missing: [] }

/** The same library with its case for members. */
const marked: Partial<Library> = {
  search: async (request) => {
    const answer = await plain.search(request)
    return { ...answer, hits: answer.hits.map((hit) => ({ ...hit, ...mark })) }
  },
  findCase: (asked) => {
    const answer = plain.findCase(asked)
    return answer && 'found' in answer ? { found: { ...answer.found, ...mark } } : answer
  },
  cards: (slugs) => {
    const { cards, missing } = plain.cards(slugs)
    return { cards: cards.map((card) => ({ ...card, ...mark })), missing }
  },
  compare: () => ({ ...comparison, cases: [{ ...compared, ...mark }] }),
}

describe.each([
  '/api/search?q=x',
  `/api/cases/${slug}`,
  `/api/cards?slug=${slug}`,
  `/api/compare?slug=${slug}&slug=b`,
])('%s', (url) => {
  const ask = async (library: Partial<Library>) => {
    const app = await makeApp({ library: makeFakeLibrary(library) })
    const { statusCode, body } = await app.inject(url)
    expect(statusCode).toBe(200)
    return body
  }

  it("says of a members' case that it is one", async () => {
    expect(await ask(marked)).toContain('"membersOnly":true')
  })

  it('says nothing of a public one', async () => {
    const open = { ...plain, compare: () => ({ ...comparison, cases: [compared] }) }
    expect(await ask(open)).not.toContain('membersOnly')
  })
})
