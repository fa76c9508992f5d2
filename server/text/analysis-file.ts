/**
 * Sentences with their analysis, kept on disk: kuromoji takes about 0.9 s for the 91 shipped cases, reading the result
 * takes 0.05 s. One file ships with the cases, one in DATA_DIR holds what was analysed here.
 */

import { createRequire } from 'node:module'
import { fingerprintSources, readKept, writeKept } from '../kept-file.ts'
import type { Analyses, Token } from './tokenize.ts'

/** Words are written once and named by number. */
type Stored = { words: string[]; sentences: [string, number[]][] }

/** A token in a file: term, base and reading (-1: none), noun, start, end. */
const numbersPerToken = 6

/** The code whose result is kept; any change of it makes the files outdated. */
const sources = ['./tokenize.ts', './normalize.ts', './era.ts', './okurigana.ts']

/** Names the analyser by its own source and its dictionary, so that a file of another one is never used. */
export function fingerprintAnalyzer(): Promise<string> {
  const dictionary = createRequire(import.meta.url).resolve('kuromoji/package.json')
  return fingerprintSources([
    dictionary,
    ...sources.map((source) => new URL(source, import.meta.url)),
  ])
}

/** Reads kept analyses; a missing, damaged or outdated file is an empty one. */
export async function readAnalyses(file: string, analyzer: string): Promise<Analyses> {
  const stored = await readKept<Stored>(file, analyzer)
  if (!stored) return new Map()
  return new Map(
    stored.sentences.map(([text, numbers]) => [text, unpackTokens(numbers, stored.words)]),
  )
}

/** Writes analyses; sorted, so that the same sentences make the same bytes. */
export async function writeAnalyses(
  file: string,
  analyzer: string,
  analyses: Analyses,
): Promise<void> {
  const numbers = new Map<string, number>()
  const numberOf = (word: string) => {
    const known = numbers.get(word) ?? numbers.size
    numbers.set(word, known)
    return known
  }
  const sentences = [...analyses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, tokens]): [string, number[]] => [text, packTokens(tokens, numberOf)])
  const stored: Stored = { words: [...numbers.keys()], sentences }
  await writeKept(file, analyzer, stored)
}

function packTokens(tokens: readonly Token[], numberOf: (word: string) => number): number[] {
  return tokens.flatMap(({ term, base, reading, noun, start, end }) => [
    numberOf(term),
    base === undefined ? -1 : numberOf(base),
    reading === undefined ? -1 : numberOf(reading),
    Number(noun),
    start,
    end,
  ])
}

function unpackTokens(numbers: readonly number[], words: readonly string[]): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < numbers.length; at += numbersPerToken) {
    const own = numbers.slice(at, at + numbersPerToken)
    const [term = 0, baseNumber = -1, soundNumber = -1, noun, start = 0, end = 0] = own
    const base = words[baseNumber]
    const reading = words[soundNumber]
    tokens.push({
      term: words[term] ?? '',
      ...(base !== undefined && { base }),
      ...(reading !== undefined && { reading }),
      noun: noun === 1,
      start,
      end,
    })
  }
  return tokens
}
