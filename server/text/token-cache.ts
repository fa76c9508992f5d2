import { readKept, writeKept } from '../cache-file.ts'
import { fingerprintCode } from '../source-fingerprint.ts'
import type { Token } from './token.ts'

export type AnalysisStore = {
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
  pack: () => PackedAnalyses
}

/** Words are written once and named by number; the tokens of sentence s are at starts[s] up to starts[s + 1]. */
type PackedAnalyses = {
  words: readonly string[]
  sentences: readonly string[]
  readings: readonly (readonly [text: string, reading: string])[]
  starts: Uint32Array
  tokens: Int32Array
}

/** A token as numbers: term, base and reading (-1: none), noun, start, end. */
const numbersPerToken = 6

/** Makes a store of packed analyses, or an empty one. */
export function createAnalysisStore(packed?: PackedAnalyses): AnalysisStore {
  const words = [...(packed?.words ?? [])]
  const numbers = new Map(words.map((word, number) => [word, number]))
  const places = new Map(packed?.sentences.map((sentence, place) => [sentence, place]))
  const starts = growNumbers(packed?.starts ?? new Uint32Array(1))
  const tokens = growNumbers(packed?.tokens ?? new Int32Array(0))
  const readings = new Map(packed?.readings)
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
      for (const { term, base, reading, noun, start, end } of own) {
        tokens.push(numberOf(term), numberOf(base), numberOf(reading), Number(noun), start, end)
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
      ...{ words, sentences: [...places.keys()], readings: [...readings] },
      ...{ starts: starts.all(), tokens: tokens.all() },
    }),
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
    tokens.push({
      term,
      ...(base !== undefined && { base }),
      ...(reading !== undefined && { reading }),
      noun: numberAt(at + 3) === 1,
      start: numberAt(at + 4),
      end: numberAt(at + 5),
    })
  }
  return tokens
}

// —— server/text/analysis-file.ts: * Analyses kept on disk: kuromoji takes about 0.9 s for the 91 shipped cases, reading the result takes 0.05 s. One file ships with the cases, one in DATA_DIR holds what was analysed here.
type Data = Pick<PackedAnalyses, 'words' | 'sentences' | 'readings'>
type Arrays = Pick<PackedAnalyses, 'starts' | 'tokens'>

/** Names the analyser by its code and its dictionary's package, so that a file of another one is never used. */
export function fingerprintAnalyzer(): Promise<string> {
  return fingerprintCode([new URL('./tokenize.ts', import.meta.url)])
}

/** Opens kept analyses; a missing, damaged or outdated file is an empty store. */
export async function readAnalyses(file: string, analyzer: string): Promise<AnalysisStore> {
  const kept = await readKept<Data, Arrays>(file, analyzer)
  return createAnalysisStore(kept && { ...kept.data, ...kept.arrays })
}

/** Writes analyses. */
export async function writeAnalyses(
  file: string,
  analyzer: string,
  store: AnalysisStore,
): Promise<void> {
  const { starts, tokens, ...data } = store.pack()
  await writeKept(file, analyzer, { data, arrays: { starts, tokens } })
}

/** The same analyses in the order of their sentences, so that the same ones make the same bytes. */
export function sortAnalyses(store: AnalysisStore): AnalysisStore {
  const sorted = createAnalysisStore()
  for (const sentence of [...store.sentences()].sort()) {
    sorted.addTokens(sentence, store.tokensOf(sentence) ?? [])
  }
  for (const text of [...store.readings.keys()].sort()) {
    sorted.addReading(text, store.readings.get(text) ?? '')
  }
  return sorted
}
