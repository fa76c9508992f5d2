/**
 * What has been analysed, as numbers: the tokens of 10,000 cases' sentences as objects would fill the memory, and are made
 * anew where they are wanted.
 */

import type { Token } from './token.ts'

/** What is known of texts: the tokens of sentences, and the readings of names. */
export type TokenStore = {
  sentences: () => Iterable<string>
  /** Made anew at each call: all, or only those with a term that is wanted. */
  tokensOf: (sentence: string, wanted?: ReadonlySet<string>) => Token[] | undefined
  addTokens: (sentence: string, tokens: readonly Token[]) => void
  readings: ReadonlyMap<string, string>
  addReading: (text: string, reading: string) => void
  /** How much has been added since the store was made. */
  added: () => number
  /** From now on nothing is added: what is analysed later are readers' queries. */
  close: () => void
  /** What the store is made of again. */
  pack: () => PackedTokens
}

/** Words are written once and named by number; the tokens of sentence s are at starts[s] up to starts[s + 1]. */
export type PackedTokens = {
  data: {
    words: readonly string[]
    sentences: readonly string[]
    readings: readonly (readonly [text: string, reading: string])[]
  }
  arrays: { starts: Uint32Array; tokens: Int32Array }
}

/** A token as numbers: term, base and reading (-1: none), noun (1) or part (2), start, end. */
const numbersPerToken = 6

/** Makes a store of what was packed, or an empty one. */
export function createTokenStore({ data, arrays }: PackedTokens = nothingPacked()): TokenStore {
  const words = [...data.words]
  const numbers = new Map(words.map((word, number) => [word, number]))
  const places = new Map(data.sentences.map((sentence, place) => [sentence, place]))
  const starts = growNumbers(arrays.starts)
  const tokens = growNumbers(arrays.tokens)
  const readings = new Map(data.readings)
  let added = 0
  let isOpen = true

  const numberOf = (word: string | undefined) => {
    if (word === undefined) return -1
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, words.length)
    return words.push(word) - 1
  }
  return {
    sentences: () => places.keys(),
    tokensOf: (sentence, wanted) => {
      const place = places.get(sentence)
      if (place === undefined) return undefined
      const range = [starts.at(place), starts.at(place + 1)] as const
      return unpackTokens(tokens.at, range, words, wanted)
    },
    addTokens: (sentence, own) => {
      if (!isOpen || places.has(sentence)) return
      places.set(sentence, places.size)
      for (const { term, base, reading, noun, part, start, end } of own) {
        const kind = Number(noun) + (part ? 2 : 0)
        tokens.push(numberOf(term), numberOf(base), numberOf(reading), kind, start, end)
      }
      starts.push(tokens.size())
      added++
    },
    readings,
    addReading: (text, reading) => {
      if (!isOpen || readings.has(text)) return
      readings.set(text, reading)
      added++
    },
    added: () => added,
    close: () => {
      isOpen = false
    },
    pack: () => ({
      data: { words, sentences: [...places.keys()], readings: [...readings] },
      arrays: { starts: starts.all(), tokens: tokens.all() },
    }),
  }
}

function nothingPacked(): PackedTokens {
  return {
    data: { words: [], sentences: [], readings: [] },
    arrays: { starts: new Uint32Array(1), tokens: new Int32Array(0) },
  }
}

/** A typed array that grows by doubling. */
function growNumbers<Numbers extends Int32Array | Uint32Array>(first: Numbers) {
  let size = first.length
  let numbers = first
  return {
    size: () => size,
    at: (index: number) => numbers[index] ?? 0,
    all: () => numbers.slice(0, size) as Numbers,
    push: (...values: number[]) => {
      if (size + values.length > numbers.length) {
        const Larger = numbers.constructor as new (length: number) => Numbers
        const larger = new Larger(2 * (size + values.length))
        larger.set(numbers)
        numbers = larger
      }
      numbers.set(values, size)
      size += values.length
    },
  }
}

/** The tokens whose numbers lie from `from` up to `to`. */
function unpackTokens(
  numberAt: (index: number) => number,
  [from, to]: readonly [number, number],
  words: readonly string[],
  wanted: ReadonlySet<string> | undefined,
): Token[] {
  const tokens: Token[] = []
  for (let at = from; at < to; at += numbersPerToken) {
    const term = words[numberAt(at)] ?? ''
    if (wanted && !wanted.has(term)) continue
    const base = words[numberAt(at + 1)]
    const reading = words[numberAt(at + 2)]
    const token: Token = {
      term,
      noun: (numberAt(at + 3) & 1) === 1,
      start: numberAt(at + 4),
      end: numberAt(at + 5),
    }
    if (numberAt(at + 3) >= 2) token.part = true
    if (base !== undefined) token.base = base
    if (reading !== undefined) token.reading = reading
    tokens.push(token)
  }
  return tokens
}
