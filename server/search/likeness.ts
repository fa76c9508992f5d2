/** How alike two cases are: by meaning, by the words they share, and where their authors have named one beside the other. */

import { once } from '../once.ts'
import { fields } from './fields.ts'
import { countOf, fieldOf, type WordCounts } from './forward-index/forward-index.ts'

/** 0 (no more than any two) to 1; the same both ways. */
export type Likeness = (a: string, b: string) => number

/** What a case is compared by; it is undefined for a slug that no case has. */
export type Content = {
  /** What it is about, as a vector; undefined while none has been computed. */
  vector: Float32Array | undefined
  terms: WordCounts
  /** The cases that its author has named beside it. */
  related: readonly string[]
}

/**
 * Two of our cases share so much (cosine of their weighed words) where one is the nearest of the other, on average. With
 * meaning alone the judged queries reached an nDCG@10 of 0.877, with words too 0.888, with the authors' word 0.891.
 */
const nearestByWords = 0.15
const relatedBonus = 0.2

/**
 * Prepares the likeness of these cases. What all have in common is taken out of their meaning (raw cosines of this model
 * are all alike) and weighs least among their words. Of 10,000 cases few are ever compared: each is weighed when it
 * first is.
 */
export function createLikeness(
  slugs: readonly string[],
  contentOf: (slug: string) => Content | undefined,
): Likeness {
  const centre = once(() => findCentre(slugs.flatMap((slug) => contentOf(slug)?.vector ?? [])))
  const rarities = once(() =>
    measureRarities(slugs.flatMap((slug) => contentOf(slug)?.terms ?? [])),
  )
  const known = new Map<string, WeighedContent>()
  const find = (slug: string): WeighedContent => {
    const weighed = known.get(slug) ?? weigh(contentOf(slug))
    known.set(slug, weighed)
    return weighed
  }
  const weigh = (content: Content | undefined): WeighedContent => ({
    vector: content?.vector ? moveFrom(centre(), content.vector) : noVector,
    words: content ? weighWords(content.terms, rarities()) : noWords,
    related: content?.related ?? [],
  })
  return (a, b) => {
    const [one, other] = [find(a), find(b)]
    const byMeaning = Math.max(0, dot(one.vector, other.vector))
    const byWords = Math.min(1, dotWords(one.words, other.words) / nearestByWords)
    const isRelated = one.related.includes(b) || other.related.includes(a)
    return Math.min(1, (byMeaning + byWords) / 2 + (isRelated ? relatedBonus : 0))
  }
}

/** Both of unit length; empty where there is nothing to go by. */
type WeighedContent = {
  vector: Float32Array
  words: WeighedWords
  related: readonly string[]
}

/** In ascending order of their numbers. */
type WeighedWords = { numbers: Uint32Array; weights: Float32Array }

const noVector = new Float32Array(0)
const noWords: WeighedWords = { numbers: new Uint32Array(0), weights: new Float32Array(0) }

function findCentre(vectors: readonly Float32Array[]): Float64Array {
  const centre = new Float64Array(vectors[0]?.length ?? 0)
  for (const vector of vectors) {
    for (let at = 0; at < centre.length; at++) {
      centre[at] = (centre[at] as number) + (vector[at] as number) / vectors.length
    }
  }
  return centre
}

/** Takes the centre from a vector and makes it unit length. */
function moveFrom(centre: Float64Array, vector: Float32Array): Float32Array {
  const moved = vector.map((value, at) => value - (centre[at] ?? 0))
  const length = Math.hypot(...moved) || 1
  return moved.map((value) => value / length)
}

/** Four sums side by side: a search weighs up to a hundred cases beside its best one. */
function dot(a: Float32Array, b: Float32Array): number {
  if (a.length === 0 || b.length === 0) return 0
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  for (let at = 0; at < a.length; at += 4) {
    first += (a[at] as number) * (b[at] as number)
    second += (a[at + 1] as number) * (b[at + 1] as number)
    third += (a[at + 2] as number) * (b[at + 2] as number)
    fourth += (a[at + 3] as number) * (b[at + 3] as number)
  }
  return first + second + third + fourth
}

/** Asks are left out: they say how a case is asked for, not what it is about. */
const asksField = fields.findIndex(({ id }) => id === 'asks')

/** How often a case has each word, whatever the field. */
function sumCounts({ words, counts }: WordCounts): Map<number, number> {
  const totals = new Map<number, number>()
  words.forEach((number, at) => {
    const packed = counts[at] as number
    if (fieldOf(packed) !== asksField)
      totals.set(number, (totals.get(number) ?? 0) + countOf(packed))
  })
  return totals
}

/** By the number of a word: the logarithm of how few of the cases have it, 0 for a word that all have. */
function measureRarities(all: readonly WordCounts[]): ReadonlyMap<number, number> {
  const having = new Map<number, number>()
  for (const terms of all) {
    for (const number of sumCounts(terms).keys()) having.set(number, (having.get(number) ?? 0) + 1)
  }
  return new Map([...having].map(([number, cases]) => [number, Math.log(all.length / cases)]))
}

/** tf-idf with the logarithm of the count (Manning, Raghavan, Schütze 2008, 6.4). */
function weighWords(terms: WordCounts, rarities: ReadonlyMap<number, number>): WeighedWords {
  const totals = sumCounts(terms)
  const numbers = Uint32Array.from(totals.keys()).sort()
  const weights = Float32Array.from(numbers, (number) => {
    return (1 + Math.log(totals.get(number) ?? 1)) * (rarities.get(number) ?? 0)
  })
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0)) || 1
  return { numbers, weights: weights.map((weight) => weight / length) }
}

function dotWords(a: WeighedWords, b: WeighedWords): number {
  let sum = 0
  let at = 0
  for (let place = 0; place < a.numbers.length; place++) {
    const number = a.numbers[place] as number
    while (at < b.numbers.length && (b.numbers[at] as number) < number) at++
    if (b.numbers[at] === number) sum += (a.weights[place] as number) * (b.weights[at] as number)
  }
  return sum
}
