import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom, pickOne } from '../../../scripts/random.ts'
import type { SearchDocument } from '../../../server/search/documents.ts'
import { createEmbeddedEngine } from '../../../server/search/embedded/engine.ts'
import {
  type PackedVector,
  packVector,
  vectorKey,
} from '../../../server/search/embedding/vector-pack.ts'
import type { SearchEngine } from '../../../server/search/engine.ts'
import { facetValuesOf } from '../../../server/search/facets.ts'
import { fields } from '../../../server/search/fields.ts'
import { makeCase } from '../../support/make-case.ts'
import { makePassage, makeUnitVector, readNear } from '../../support/make-document.ts'
import { shippedCases } from '../../support/shipped-cases.ts'
import { openTestLibrary } from '../../support/test-library.ts'
import { describeEngine } from '../contract/contract-engine.ts'
import { describeLibrary } from '../contract/contract-library.ts'
import { openEmbedded } from '../contract/open-engine.ts'

const anyFacets = facetValuesOf(makeCase([]))

/** A document with these words in its body; its passages are named after it. */
function makeDocument(slug: string, body: readonly string[]): SearchDocument {
  const inBody = fields.map(({ id }) => (id === 'body' ? [...body] : []))
  const hash = `${slug} ${body.join(' ')}`
  const { period } = makeCase([])
  return {
    slug,
    hash,
    facets: anyFacets,
    period,
    readWords: () => ({ terms: inBody, grams: inBody, pairs: new Set(), nouns: [] }),
    cutPassages: () => [makePassage('window', slug)],
  }
}

/** Every passage has a vector that depends on its name alone. */
function findVectorOf(key: string): PackedVector {
  return packVector(
    makeUnitVector([...key].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) | 0),
  )
}

async function expectSameAnswers(one: SearchEngine, other: SearchEngine): Promise<void> {
  for (const words of [['a'], ['b', 'c'], ['a', 'd', 'unheard'], ['e', 'new3']]) {
    expect(await one.findByWords(ask(...words), 20)).toEqual(
      await other.findByWords(ask(...words), 20),
    )
    for (const term of words) {
      expect(one.rarity(term)).toBe(other.rarity(term))
      expect(one.knows(term)).toBe(other.knows(term))
    }
  }
  const vector = makeUnitVector(3)
  const [near, same] = [await one.findByMeaning(vector, 20), await other.findByMeaning(vector, 20)]
  expect(readNear(near)).toEqual(readNear(same))
  expect(one.status()).toEqual(other.status())
}

const word = fc.constantFrom('a', 'b', 'c', 'd')
const bodies = fc.array(fc.array(word, { maxLength: 10 }), { minLength: 1, maxLength: 30 })
const ask = (...terms: string[]) => ({
  terms: terms.map((term) => ({ term, weight: 1 })),
  grams: terms,
})

async function openEngine(documents: readonly SearchDocument[]) {
  const seeds = new Map(documents.map(({ slug }, seed) => [vectorKey(slug), seed]))
  const engine = createEmbeddedEngine((key) => packVector(makeUnitVector(seeds.get(key) ?? -1)))
  await engine.publish(documents)
  return engine
}

describe('the embedded engine', () => {
  test('a short list of candidates holds the best of the long one', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fc.integer({ min: 1, max: 5 }), async (all, limit) => {
        const engine = await openEngine(all.map((body, at) => makeDocument(`s${at}`, body)))
        const long = await engine.findByWords(ask('a', 'b'), 1000)
        const short = await engine.findByWords(ask('a', 'b'), limit)
        expect(short.slice(0, limit)).toEqual(long.slice(0, short.slice(0, limit).length))
        expect(short.length).toBeGreaterThanOrEqual(Math.min(limit, long.length))
      }),
      { numRuns: 100 },
    )
  })

  test('finds exactly the documents that have one of the words', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async (all) => {
        const engine = await openEngine(all.map((body, at) => makeDocument(`s${at}`, body)))
        const found = await engine.findByWords(ask('a', 'b'), 1000)
        const wanted = all.flatMap((body, at) =>
          body.includes('a') || body.includes('b') ? [`s${at}`] : [],
        )
        expect(found.map(({ slug }) => slug).sort()).toEqual(wanted.sort())
        for (const { coverage, gramCoverage } of found) {
          expect(coverage).toBeGreaterThan(0)
          expect(Math.max(coverage, gramCoverage)).toBeLessThanOrEqual(1.0001)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a word that no document has takes its share of the query', async () => {
    const engine = await openEngine([makeDocument('one', ['a']), makeDocument('two', ['b'])])
    const [found] = await engine.findByWords(ask('a', 'unheard'), 10)
    expect(found?.coverage).toBeLessThan(0.5)
    expect(engine.knows('unheard')).toBe(false)
    expect(engine.rarity('unheard')).toBeGreaterThan(engine.rarity('a'))
  })

  test('the order in which documents arrive changes neither candidates nor generation', async () => {
    const documents = ['a b', 'b c', 'a', 'c c'].map((body, at) =>
      makeDocument(`s${at}`, body.split(' ')),
    )
    const [one, other] = [
      createEmbeddedEngine(() => undefined),
      createEmbeddedEngine(() => undefined),
    ]
    await one.publish(documents)
    await other.publish([...documents].reverse())
    expect(await other.findByWords(ask('a', 'c'), 10)).toEqual(
      await one.findByWords(ask('a', 'c'), 10),
    )
    expect(other.status().generation).toBe(one.status().generation)
  })

  test('an engine that has taken changes answers exactly as one that never held anything else', async () => {
    const slug = fc.constantFrom(...Array.from({ length: 12 }, (_, at) => `s${at}`))
    const shelf = fc.dictionary(slug, fc.array(word, { maxLength: 6 }))
    await fc.assert(
      fc.asyncProperty(fc.array(shelf, { minLength: 2, maxLength: 6 }), async (shelves) => {
        const engine = createEmbeddedEngine(findVectorOf)
        for (const each of shelves) {
          const documents = Object.entries(each).map(([own, body]) => makeDocument(own, body))
          await engine.publish(documents)
          const fresh = createEmbeddedEngine(findVectorOf)
          await fresh.publish(documents)
          await expectSameAnswers(engine, fresh)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('so does one that holds many, of which some change, go and come, again and again', async () => {
    const random = createRandom(5)
    const makeBody = () =>
      Array.from({ length: 8 }, () => pickOne(['a', 'b', 'c', 'd', 'e'], random))
    const shelf = new Map(Array.from({ length: 400 }, (_, at) => [`s${at}`, makeBody()]))
    const engine = createEmbeddedEngine(findVectorOf)
    for (let round = 0; round < 12; round++) {
      const documents = [...shelf].map(([slug, body]) => makeDocument(slug, body))
      await engine.publish(documents)
      const fresh = createEmbeddedEngine(findVectorOf)
      await fresh.publish(documents.toReversed())
      await expectSameAnswers(engine, fresh)
      for (let change = 0; change < 40; change++) {
        const slug = `s${Math.floor(random() * 500)}`
        if (random() < 0.3) shelf.delete(slug)
        else shelf.set(slug, [...makeBody(), `new${round}`])
      }
    }
  })

  test('a passage whose vector is computed later is found from the next publish on', async () => {
    let isComputed = false
    const engine = createEmbeddedEngine((key) => (isComputed ? findVectorOf(key) : undefined))
    const documents = [makeDocument('one', ['a']), makeDocument('two', ['b'])]
    await engine.publish(documents)
    expect(engine.status().vectors).toBe(0)
    isComputed = true
    await engine.publish(documents)
    expect(engine.status().vectors).toBe(2)
    expect((await engine.findByMeaning(makeUnitVector(1), 2)).length).toBe(2)
  })

  test('the generation changes with the content, and only with it', async () => {
    const engine = await openEngine([makeDocument('one', ['a'])])
    const first = engine.status().generation
    await engine.publish([makeDocument('one', ['a'])])
    expect(engine.status().generation).toBe(first)
    await engine.publish([makeDocument('one', ['b'])])
    expect(engine.status().generation).not.toBe(first)
  })

  test('searches during a publish see all of the old or all of the new', async () => {
    const oldOnes = Array.from({ length: 20 }, (_, at) => makeDocument(`old${at}`, ['a']))
    const newOnes = Array.from({ length: 20 }, (_, at) => makeDocument(`new${at}`, ['a']))
    const engine = await openEngine(oldOnes)
    for (let round = 0; round < 20; round++) {
      const asked = Array.from({ length: 25 }, () => engine.findByWords(ask('a'), 100))
      const swapped = engine.publish(round % 2 === 0 ? newOnes : oldOnes)
      asked.push(...Array.from({ length: 25 }, () => engine.findByWords(ask('a'), 100)))
      for (const found of await Promise.all(asked)) {
        expect(new Set(found.map(({ slug }) => slug.slice(0, 3))).size).toBe(1)
        expect(found.length).toBe(20)
      }
      await swapped
    }
  })

  test('nearest in meaning comes first', async () => {
    const engine = await openEngine(['p', 'q', 'r'].map((slug) => makeDocument(slug, [])))
    const [best] = await engine.findByMeaning(makeUnitVector(1), 3)
    expect(best?.slug).toBe('q')
  })

  test('without documents it answers nothing', async () => {
    const engine = createEmbeddedEngine(() => undefined)
    expect(await engine.findByWords(ask('a'), 10)).toEqual([])
    expect(await engine.findByMeaning(makeUnitVector(1), 10)).toEqual([])
    expect(engine.status()).toMatchObject({ documents: 0, vectors: 0 })
  })
})

describeEngine('the embedded engine', openEmbedded)
describeLibrary('the embedded engine', () => openTestLibrary(shippedCases))
