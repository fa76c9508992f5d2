import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fields, type SearchDocument } from '../../server/search/documents.ts'
import { createEmbeddedEngine } from '../../server/search/embedded/engine.ts'
import { packVector, vectorKey } from '../../server/search/embedding/vector-pack.ts'
import { makePassage, makeUnitVector } from './vectors.ts'

/** A document with these words in its body; its passages are named after it. */
function makeDocument(slug: string, body: readonly string[]): SearchDocument {
  const inBody = fields.map(({ id }) => (id === 'body' ? [...body] : []))
  const passages = [makePassage('window', slug)]
  return { slug, hash: `${slug} ${body.join(' ')}`, terms: inBody, grams: inBody, passages }
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
